"""The suggester: recall and precision on a labelled set, and its patterns."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from talap.base.errors import TalapError
from talap.base.identities import Identities, Identity
from talap.clean.suggest import all_candidates, is_iin, run, suggest

LABEL = re.compile(r"\{([^{}]+)\}")
NOBODY = Identities("identities.csv")

# Names in braces; nothing else is one that must be hidden.
INTERVIEW = """\
Меня зовут {Айгерим}, я из {Кызылорды}. Потом был Болашак и {Саутридж}.
Мне {Даурен} помог, а {Нурлан Сериков} отговаривал. Это было в {Актобе} весной.
Мой руководитель, профессор {Уэйкфилд}, он из {Портер-Фоллз}. Очень добрый человек.
Мама сказала: {Айгерімге} айт, келсін. И {Сәуле} тоже пришла, мы пили чай.
Я работала в «{Прикаспийкерне}», потом в {QarjyLab}, это такой стартап.
Well, dear {Zhanar}, you did it, said {Marjorie}. А я сижу и плачу, честно.
Звоните {+7 700 123 45 67} или пишите {a.b@mail.example}, в инстаграме {@aika_writes}.
Жила на {улице Абая, 15}, потом у тёти {Розы}, у неё кот. Ну и вот.
И {Бауыржан} сел, и {Ерлан} сел, а потом с {ерланом} разошлись. Хорошо.
Экзамен сдавала два раза, TOEFL и GRE. Потом написала диссертацию. Всё.
"""


def labelled(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans, at = "", [], 0
    for label in LABEL.finditer(marked):
        text += marked[at : label.start()]
        spans.append((len(text), len(text) + len(label[1])))
        text += label[1]
        at = label.end()
    return text + marked[at:], spans


def test_recall_and_precision() -> None:
    text, names = labelled(INTERVIEW)
    found = [(each.start, each.end) for _, each in all_candidates({"I1": text}, NOBODY)]

    def met(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
        return any(start < span[1] and span[0] < end for start, end in others)

    missed = [text[slice(*span)] for span in names if not met(span, found)]
    wrong = [text[slice(*span)] for span in found if not met(span, names)]
    assert missed == []
    assert wrong == ["Болашак", "Well"]


def test_what_the_table_has_is_not_suggested() -> None:
    table = Identities("t", (Identity("Айгерим", "participant", "[A]"),))
    texts = {"I1": "Потом у Айгерим гостил Даурен, а с Дауреном спорить трудно."}
    assert [(each.name, each.count) for each in suggest(texts, table)] == [
        ("Даурен", 2)
    ]


def test_public_names_are_not_suggested() -> None:
    texts = {"I1": "Потом был Болашак, и с Болашаком поехала."}
    assert suggest(texts, NOBODY)
    assert suggest(texts, NOBODY, ("Болашак",)) == []


def test_relative_and_doubtful_of_the_table() -> None:
    rows = (Identity("Ермек", "person", "[E]"), Identity("Роза", "person", "[R]"))
    texts = {"I1": "Пришёл Ермекович, а роза стоит в вазе."}
    reasons = {each.name: each.reason for each in suggest(texts, Identities("t", rows))}
    assert "begins like [E]" in reasons["Ермекович"]
    assert "lower case, may be [R]" in reasons["Роза"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ИИН 900101300017 мой", "IIN"),
        ("пиши на a.b-c@mail.example.kz", "e-mail"),
        ("ник @some_body.kz такой", "handle"),
        ("на t.me/some_body заходи", "link"),
        ("номер 87001234567 мой", "phone"),
        ("номер +7 (700) 123-45-67", "phone"),
        ("ул. Сатпаева, д. 22 стоит", "address"),
        ("Абай көшесі, 12 үй", "address"),
    ],
)
def test_pattern(text: str, reason: str) -> None:
    assert reason in {each.reason for each in suggest({"I1": text}, NOBODY)}


@pytest.mark.parametrize(
    "text", ["в 00:12:31 часа", "900101300018", "1 250 000 тенге", "2017 2018 2019"]
)
def test_other_numbers_are_none(text: str) -> None:
    assert suggest({"I1": text}, NOBODY) == []


def test_iin_needs_a_date_and_its_check_digit() -> None:
    assert is_iin("900101300017")
    assert not is_iin("901301300017")
    assert not is_iin("900101300071")


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the transcripts' folder of a study without identities or configuration."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data/raw/transcripts"
    folder.mkdir(parents=True)
    (folder / "I01.txt").write_text(
        "Некто: Как дела?\nР: Потом Даурен пришёл.\n", encoding="utf-8"
    )
    (folder / "I02.txt").write_text("Р: Потом Серик пришёл.\n", encoding="utf-8")
    (tmp_path / "data/raw/participants.csv").write_text(
        "participant,interview,consent\nP1,I01,yes\nP2,I02,withdrawn\nP3,I03,yes\n",
        encoding="utf-8",
    )
    return folder


SUGGESTED = Path("results/clean/restricted/suggested_names.csv")


def test_run_writes_what_the_author_confirms(study: Path, capsys) -> None:
    """The study does not build: an unknown speaker, no table of identities."""
    run()
    with SUGGESTED.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["name"], row["interviews"]) for row in rows] == [("Даурен", "I01")]
    assert "Потом >>Даурен<< пришёл" in rows[0]["context"]
    assert f"{SUGGESTED}: 1 suggestions from 1 transcripts" in capsys.readouterr().out


def test_run_tells_what_it_could_not_read(study: Path, capsys) -> None:
    (study / "I03.docx").write_bytes(b"PK broken")
    run()
    problems = capsys.readouterr().err
    assert "I03.docx" in problems
    assert "corpus.yaml" in problems
    assert SUGGESTED.exists()


def test_run_knows_what_the_table_has_and_the_stated_encoding(study: Path) -> None:
    Path("data/raw/identities.csv").write_text(
        "name,kind,placeholder,forms\nДаурен,person,[Person-01],\n", encoding="utf-8"
    )
    Path("data/raw/corpus.yaml").write_text(
        "kind: field\ntranscripts: {I03: {encoding: koi8-r}}\n", encoding="utf-8"
    )
    (study / "I03.txt").write_text("Р: Потом Серик пришёл.\n", encoding="koi8-r")
    run()
    with SUGGESTED.open(encoding="utf-8") as stream:
        assert [row["name"] for row in csv.DictReader(stream)] == ["Серик"]


def test_run_without_a_transcript_is_an_error(study: Path) -> None:
    (study / "I01.txt").unlink()
    with pytest.raises(TalapError, match="no transcript that could be searched"):
        run()
    assert not SUGGESTED.exists()
