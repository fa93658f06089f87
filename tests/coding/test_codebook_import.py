"""A codebook from a coding program: what becomes of it, and the way there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from talap.__main__ import main
from talap.base.codebook import Code, Codebook
from talap.base.errors import TalapError
from talap.coding.codebook_import import run
from talap.coding.codings import find_code
from talap.coding.export import codebook_xml
from talap.coding.selection import Selection

ROOT = Path(__file__).parents[2]
GUID = "1ff58b12-6f6f-4b0c-8be5-bbdc91f55294"
QDC = f"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="{GUID.upper()}" name="Цена" isCodable="true" color="#46AA00">
<Code name="Страх: отчисления" isCodable="true"><Description>Боится.

Ждёт «письма» 😀.</Description></Code>
<Code name="yes" isCodable="true"/></Code>
<Code name="Прочее" isCodable="false"/></Codes>
<Sets><Set name="Чувства" guid="{GUID}"/></Sets></CodeBook>"""


@pytest.fixture
def qdc(tmp_path: Path) -> Path:
    path = tmp_path / "codes.qdc"
    path.write_text(QDC, encoding="utf-8")
    return path


def imported(qdc: Path) -> Codebook:
    target = qdc.with_suffix(".yaml")
    run(qdc, "ru", target)
    return Codebook.read(target)


def test_codes_as_the_study_has_them(
    qdc: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = imported(qdc)
    fear = "Страх: отчисления"
    assert list(book.codes) == ["Цена", fear, "yes", "Прочее"]
    assert book.codes["Цена"] == Code(
        label={"ru": "Цена"},
        definition="",
        codable=True,
        guid=GUID,
        colour="#46AA00",
    )
    assert book.codes[fear] == Code(
        parent="Цена", label={"ru": fear}, definition="Боится.\n\nЖдёт «письма» 😀."
    )
    assert book.applied() == ["Цена", fear, "yes"]
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("codes.yaml: 4 codes, 3 for text")
    assert said[1:] == ["not kept: the set Чувства"]


def test_codings_find_their_codes_by_name(qdc: Path) -> None:
    book = imported(qdc)
    for name in book.applied():
        assert find_code(Selection("c", "p", "A", "I01", name, "x"), book) == name


def test_a_study_in_two_languages_is_told_what_to_translate(qdc: Path) -> None:
    imported(qdc)
    with pytest.raises(TalapError, match="no label in ky\n  -> translate it"):
        Codebook.read(qdc.with_suffix(".yaml"), ["ru", "ky"])


def test_nothing_is_written_over(qdc: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("codes: {}\n")
    with pytest.raises(TalapError, match="it exists, and is not written over"):
        run(qdc, "ru", mine)
    assert mine.read_text() == "codes: {}\n"


def test_a_faulty_file_leaves_nothing(qdc: Path, tmp_path: Path) -> None:
    qdc.write_text(QDC.replace('"yes"', '"overall"'), encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(TalapError, match=r"codes\.qdc, code overall: tables call all"):
        run(qdc, "ru", tmp_path / "new.yaml")
    assert sorted(tmp_path.iterdir()) == before


def test_the_command(
    qdc: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [f"file={qdc}", f"codebook={tmp_path / 'config/codebook.yaml'}"]
    assert main(["coding.codebook_import", *words, "language=Russian"]) == 1
    assert "language=Russian is no language" in capsys.readouterr().err
    assert main(["coding.codebook_import", *words, "language=ru"]) == 0
    assert (tmp_path / "config/codebook.yaml").is_file()


@pytest.mark.parametrize("study", [ROOT, ROOT / "tests/studies/mini"])
def test_there_and_back(study: Path, tmp_path: Path) -> None:
    """What a QDC can carry comes back; patterns of the lexicon it cannot."""
    book = Codebook.read(study / "config/codebook.yaml")
    path = tmp_path / "codebook.qdc"
    path.write_bytes(codebook_xml(book))
    back = imported(path)
    assert list(back.codes) == list(book.codes)
    for name, code in book.codes.items():
        expected = {
            key: value.strip() if isinstance(value, str) else value
            for key, value in code.model_dump(exclude={"lexicon"}).items()
        }
        found = back.codes[name].model_dump(exclude={"lexicon"})
        assert found | {"guid": None, "colour": None} == expected
        assert found["guid"]
        assert found["colour"]
    assert codebook_xml(back) == path.read_bytes()


def test_what_another_program_gave_comes_back_too(qdc: Path) -> None:
    book = imported(qdc)
    again = qdc.parent / "again.qdc"
    again.write_bytes(codebook_xml(book))
    back = imported(again)
    assert back.codes["Цена"] == book.codes["Цена"]
    assert back.codes["Прочее"].codable is False
    assert back.applied() == book.applied()
