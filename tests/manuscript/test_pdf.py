"""The PDF: tags, language, archive, and each number where the reader finds it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from defusedxml import ElementTree
from programs import program
from talap.manuscript.nodes import get, text_of, walk
from talap.manuscript.pdf import quoted

LANGUAGES = ("ru", "ky", "en")
WORD = "{http://www.w3.org/1999/xhtml}word"
PAGE = "{http://www.w3.org/1999/xhtml}page"


def file_of(study: Path, language: str, suffix: str = "pdf") -> Path:
    return study / f"results/manuscript/{language}.{suffix}"


def reported(study: Path, language: str) -> list[tuple[str, str]]:
    """Return (key, printed value) of each number in the text, in reading order."""
    document = json.loads(file_of(study, language, "json").read_text(encoding="utf-8"))
    return [
        (get(node["c"][0], "key").partition(".")[0], text_of(node["c"][1]))
        for node, _ in walk(document["blocks"], "")
        if node["t"] == "Link" and "number" in node["c"][0][1]
    ]


def targets(pdf: pikepdf.Pdf, keys: list[str]) -> dict[tuple[Any, ...], str]:
    """Return the key of each derivation by where a link to it leads.

    Typst names the places of headings only; the derivations stand in the order of
    first mention between two of them.
    """
    order = {page.objgen: number for number, page in enumerate(pdf.pages)}

    def down(place: tuple[Any, ...]) -> tuple[int, float]:
        return order[place[0]], -place[2]

    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    first, last = (down(spot(names[name])) for name in ("derivations", "claims"))
    links = [link for page in pdf.pages for link in page.get("/Annots", [])]
    spots = {spot(link.Dest) for link in links if is_placed(link)}
    inside = sorted((each for each in spots if first < down(each) < last), key=down)
    return dict(zip(inside, keys, strict=True))


def is_placed(link: Any) -> bool:
    """Tell whether a link leads to a place of the file, and not to a heading's name."""
    return "/Dest" in link and isinstance(link.Dest, pikepdf.Array)


def spot(place: Any) -> tuple[Any, ...]:
    return (place[0].objgen, round(float(place[2]), 1), round(float(place[3]), 1))


def linked(path: Path, reader: str, order: list[str]) -> list[tuple[str, str]]:
    """Return (key, text) of each link to a derivation, as pdftotext reads the page."""
    done = subprocess.run([reader, "-bbox", path, "-"], check=True, capture_output=True)
    pages = list(ElementTree.fromstring(done.stdout).iter(PAGE))
    found = []
    with pikepdf.open(path) as pdf:
        keys = targets(pdf, order)
        for page, words in zip(pdf.pages, pages, strict=True):
            height = float(words.get("height"))
            for link in page.get("/Annots", []):
                key = keys.get(spot(link.Dest)) if is_placed(link) else None
                if key:
                    text = within(words, [float(each) for each in link.Rect], height)
                    found.append((key, text))
    return found


def within(words: Any, rectangle: list[float], height: float) -> str:
    """Return the words of a page whose middle lies in a rectangle of PDF's points."""
    left, bottom, right, top = rectangle
    said = []
    for word in words.iter(WORD):
        x = [float(word.get(name)) for name in ("xMin", "xMax")]
        y = height - sum(float(word.get(name)) for name in ("yMin", "yMax")) / 2
        if bottom < y < top and x[0] < right - 0.5 and x[1] > left + 0.5:
            said.append(word.text or "")
    return " ".join(said)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_is_read_where_it_links_to_its_derivation(
    shipped: Path, language: str
) -> None:
    reader = program("pdftotext", "poppler-utils")
    wanted = reported(shipped, language)
    assert len(wanted) > 100
    order = list(dict.fromkeys(key for key, _ in wanted))
    found = linked(file_of(shipped, language), reader, order)
    # A value broken over two lines has a link on each; pages float their figures.
    rest = list(found)
    for key, value in wanted:
        whole = [
            pair for pair in rest if pair[0] == key and bare(value) in bare(pair[1])
        ]
        parts = "".join(bare(text) for name, text in rest if name == key)
        assert whole or bare(value) in parts, (key, value)
        if whole:
            rest.remove(whole[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_tags_language_and_archive(shipped: Path, language: str) -> None:
    with pikepdf.open(file_of(shipped, language)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        meta = pdf.open_metadata()
        assert meta.pdfa_status == "2A"
        assert meta["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert len(str(pdf.docinfo.Keywords).split(", ")) == 7
        assert len(str(pdf.docinfo.Subject)) > 300
        with pdf.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
    document = json.loads(
        file_of(shipped, language, "json").read_text(encoding="utf-8")
    )
    heads = [
        text_of(node["c"][2])
        for node, _ in walk(document["blocks"], "")
        if node["t"] == "Header" and node["c"][0] == 1
    ]
    assert titles == heads


def structure(node: Any) -> list[Any]:
    """Return the elements of a structure tree."""
    found = []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *structure(kid)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_speak_and_tables_have_heads(shipped: Path, language: str) -> None:
    document = json.loads(
        file_of(shipped, language, "json").read_text(encoding="utf-8")
    )
    said = {
        text_of(node["c"][1])
        for node, _ in walk(document["blocks"], "")
        if node["t"] == "Image"
    }
    with pikepdf.open(file_of(shipped, language)) as pdf:
        elements = structure(pdf.Root.StructTreeRoot)
        figures = {str(each.Alt) for each in elements if each.S == "/Figure"}
        heads = [each for each in elements if each.S == "/TH"]
        tables = [each for each in elements if each.S == "/Table"]
    assert figures == said
    assert len(heads) >= 4 * len(tables) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_the_notice_the_title_and_its_number(
    shipped: Path, language: str
) -> None:
    reader = program("pdftotext", "poppler-utils")
    path = file_of(shipped, language)
    done = subprocess.run(
        [reader, "-layout", path, "-"], check=True, capture_output=True
    )
    pages = done.stdout.decode("utf-8").split("\f")[:-1]
    document = json.loads(
        file_of(shipped, language, "json").read_text(encoding="utf-8")
    )
    notice = text_of(document["meta"]["notice"]["c"])
    short = document["meta"]["short-title"]["c"]
    assert len(pages) > 10
    for number, page in enumerate(pages, start=1):
        lines = [" ".join(line.split()) for line in page.split("\n") if line.strip()]
        assert lines[0] == notice
        assert lines[-1] == str(number)
        assert number == 1 or lines[1] == short


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_missing(shipped: Path, language: str) -> None:
    """Every font is embedded and maps to Unicode; pdftotext reads no unknown sign."""
    reader = program("pdftotext", "poppler-utils")
    path = file_of(shipped, language)
    done = subprocess.run([reader, path, "-"], check=True, capture_output=True)
    text = done.stdout.decode("utf-8")
    assert "\ufffd" not in text
    assert not re.search("[\ue000-\uf8ff]", text)
    with pikepdf.open(path) as pdf:
        fonts = [each for each in pdf.objects if _is_font(each)]
        assert fonts
        assert all("/ToUnicode" in font for font in fonts)


def _is_font(each: Any) -> bool:
    is_dictionary = isinstance(each, pikepdf.Dictionary)
    return is_dictionary and each.get("/Type") == "/Font" and each.Subtype == "/Type0"


@pytest.mark.parametrize(
    ("language", "said", "name"),
    [
        ("ru", "не имею права упасть", "P12, смоделированное интервью"),
        ("ky", "жыгылганга акым жок", "P12, моделденген маек"),
        ("en", "I have no right to fall", "P12, simulated interview"),
    ],
)
def test_a_quotation_and_its_original_stand_on_one_page(
    shipped: Path, language: str, said: str, name: str
) -> None:
    reader = program("pdftotext", "poppler-utils")
    done = subprocess.run(
        [reader, file_of(shipped, language), "-"], check=True, capture_output=True
    )
    pages = [" ".join(page.split()) for page in done.stdout.decode().split("\f")]
    (page,) = [page for page in pages if said in page and name in page]
    assert page.index(said) < page.index(name)
    assert "мен екі аттың үстінде отырмын" in page  # in ru its own words
    with pikepdf.open(file_of(shipped, language)) as pdf:
        elements = structure(pdf.Root.StructTreeRoot)
        quotes = [each for each in elements if each.S == "/BlockQuote"]
        foreign = {str(each.Lang) for each in elements if "/Lang" in each}
        links = [
            str(link.A.URI)
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/A" in link
        ]
    assert len(quotes) == 5
    assert language == "ru" or "ru" in foreign
    assert f"../audit/{language}/codes.html#coding-I12-012-02" in links


def test_quotation_marks_do_not_end_the_description() -> None:
    meta = {
        "description": {"t": "MetaString", "c": 'a "b" \\ c'},
        "keywords": {"t": "MetaList", "c": []},
    }
    said = quoted(meta)["description"]["c"][0]["c"]
    assert said == ["typst", 'a \\"b\\" \\\\ c']
