"""RTF: character sets, hidden and deleted text, tables, binary data."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from hostile import rtf
from talap.base.errors import TalapError
from talap.clean import readers
from talap.clean.readers import rtf as reader


def escaped(text: str, codec: str = "cp1251") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (escaped("Привет") + r"\par " + escaped("мир"), "Привет\nмир"),
        ("Сырые байты", "Сырые байты"),
        (r"\u1178?\u1086?", "Қо"),
        (r"\u1178 ?\u1086 ?!", "Қо!"),
        (r"\uc0\u1178\u1086 х", "Қох"),
        (r"\uc2\u1178??\u1086\'d0\'ba!", "Қо!"),
        (r"{\uc0\u1178}\u1086?", "Қо"),
        (r"\u-10179?\u-8694?", "\U0001f60a"),
        (r"а{\v скрыто}б\v скрыто\v0 в", "абв"),
        (r"а{\deleted удалено}б", "аб"),
        (r"\v скрыто\plain да", "да"),
        (r"а\line б\tab в\~г\_д", "а\nб\tв\u00a0г\u2011д"),
        (r"\ldblquote да\rdblquote\emdash нет", "“да”—нет"),
        (r"{\*\generator Программа;}да", "да"),
        (r"{\header колонтитул}да{\footnote сноска}", "да"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt ссылка}}", "ссылка"),
        (r"{\pict\wmetafile8 0102ff}да", "да"),
        (r"{\info{\title Название}}да", "да"),
        (r"скобки \{да\} и \\", "скобки {да} и \\"),
        ("строка\r\nбез разрыва", "строкабез разрыва"),
        ("абзац\\\nещё", "абзац\nещё"),
        (r"{\*\shppict{\pict 00}}да", "да"),
    ],
)
def test_text(body: str, text: str):
    assert reader.read(rtf(body), "a.rtf").text == text


def test_each_font_has_its_character_set():
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}"
    body = r"\f0 caf\'e9 {\f1 " + escaped("кофе") + r"}\f0  \'e9}"
    assert reader.read((head + body).encode(), "a").text == "café кофе é"


def test_stated_code_page_prevails():
    content = b"{\\rtf1\\ansi " + "Здравствуйте".encode("cp1251") + b"}"
    with pytest.raises(TalapError, match="look Cyrillic"):
        reader.read(content, "a")
    assert reader.read(content, "a", "cp1251").text == "Здравствуйте"


def test_turn_table(tmp_path: Path):
    row = r"\trowd\cellx1\cellx2\intbl {}\cell {}\cell\row "
    body = r"Начало\par " + row.format("И", "Почему вы решили уехать?")
    body += row.format("Р", r"Хотела учиться там\par и жить") + r"\pard Конец\par "
    path = tmp_path / "a.rtf"
    path.write_bytes(rtf(body))
    source = readers.read(path, "a")
    assert [(b.speaker, source.text[b.start : b.end]) for b in source.blocks] == [
        (None, "Начало"),
        ("И", "Почему вы решили уехать?"),
        ("Р", "Хотела учиться там"),
        ("Р", "и жить"),
        (None, "Конец"),
    ]


def test_what_is_left_out_is_counted():
    body = r"{\header х}{\v х}{\deleted х}{\footnote х}{\annotation х}да"
    counts = {r.kind: r.count for r in reader.read(rtf(body), "a").remarks}
    assert counts == {
        "header": 1,
        "hidden": 1,
        "deletion": 1,
        "footnote": 1,
        "comment": 1,
    }


def test_bytes_outside_the_code_page_are_counted():
    source = reader.read(rtf(r"да\'98нет"), "a")
    assert source.text == "да\ufffdнет"
    assert ("undecodable", 1) in {(r.kind, r.count) for r in source.remarks}
