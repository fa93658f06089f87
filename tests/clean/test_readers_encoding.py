"""Encodings decided over the whole file."""

import pytest
from talap.base.errors import TalapError
from talap.clean.readers.encoding import LEGACY, decode

RUSSIAN = """И: Расскажите, почему вы решили уехать учиться?
Р: Ну… Я, наверное, всегда хотел. У нас в Атырау выбора особо не было: нефть или рыба.
А тут программа, «Болашак», подал документы — и взяли. Мама плакала, отец молчал. Это
был две тысячи шестнадцатый год, мне двадцать семь. Друзья говорили: зачем тебе диплом?
И: А язык?
Р: Язык учил ночью. Честно — было тяжело: объём огромный, экзамен, ещё и работа."""
KAZAKH = """Мен Алматыда оқыдым, содан кейін Америкаға кеттім. Ағылшын тілін үйрену қиын
болды, бірақ әке-шешем қолдады. Қазақстанға қайтып келемін деп ойлаймын, өйткені үйім
сонда. Ең үлкен қорқынышым — оқудан шығып қалу еді. Жұмыс табу оңай емес."""
TURNS = (
    "Р: Нет, конечно, не жалею",
    "И: А почему именно Айова?",
    "Я приехала в августе, жара стояла страшная",
    "Семья поддержала, только бабушка долго плакала",
    "Потому что дома такой лаборатории просто нет",
    "Объяснить это маме было невозможно",
)


@pytest.mark.parametrize("encoding", LEGACY)
@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), RUSSIAN.lower(), *TURNS])
def test_russian(encoding: str, text: str):
    text = text.encode(encoding, "ignore").decode(encoding)
    decoded = decode(text.encode(encoding), "FILE")
    assert decoded.text == text
    assert decoded.margin is None or decoded.margin > 0


def test_sounds_tell_capitals_apart():
    text = "ЧИТАТЬ НАДО, ВСЁ-ТАКИ ОБЪЯСНИЛ"
    assert decode(text.encode("cp1251"), "FILE").text == text
    assert decode(text.encode("koi8-r"), "FILE").text == text


@pytest.mark.parametrize("text", [KAZAKH, *KAZAKH.split(". ")])
def test_kazakh_is_told_from_cp1251(text: str):
    decoded = decode(text.encode("kz1048"), "FILE")
    assert (decoded.text, decoded.encoding) == (text, "kz1048")


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, "Plain English, 123.", "Да\nнет"])
def test_unicode(codec: str, encoding: str, text: str):
    decoded = decode(text.encode(codec), "FILE")
    assert (decoded.text, decoded.encoding, decoded.margin) == (text, encoding, None)


def test_big_endian_mark_is_taken_off():
    decoded = decode(b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), "FILE")
    assert (decoded.text, decoded.encoding) == (RUSSIAN, "utf-16-be")


def test_one_line_does_not_decide():
    latin = "Hello, this is a recording.\n" * 200
    decoded = decode((latin + RUSSIAN).encode("koi8-r", "ignore"), "FILE")
    assert decoded.encoding == "koi8-r"


def test_a_word_is_doubtful_and_a_text_is_not():
    assert decode("он".encode("cp1251"), "FILE").doubtful
    assert not decode(RUSSIAN.encode("cp1251"), "FILE").doubtful


def test_stated_encoding_prevails():
    assert decode("мир".encode("koi8-r"), "FILE", "KOI8_R").text == "мир"
    assert decode("\ufeffмир".encode(), "FILE", "utf-8").text == "мир"


@pytest.mark.parametrize("encoding", ["no-such", "utf-7", "unicode_escape", "rot13"])
def test_unknown_encoding_names_the_choices(encoding: str):
    with pytest.raises(TalapError, match="kz1048"):
        decode(b"x", "FILE", encoding)


@pytest.mark.parametrize(
    ("content", "encoding", "problem"),
    [
        ("да\nмир".encode("cp1251"), "utf-8", "line 1: is not valid utf-8"),
        ("первая\nмир".encode() + b"\xd0", None, "line 2: is UTF-8 with broken"),
        ("да\nн\0ет".encode(), None, "line 2: holds NUL"),
        ("naïve café déjà vu".encode("latin-1"), None, "no known encoding"),
    ],
)
def test_errors_name_the_place(content: bytes, encoding: str | None, problem: str):
    with pytest.raises(TalapError, match=problem):
        decode(content, "FILE", encoding)
