"""The head of the documents: UDC, authors, and what the files' properties say."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest
from conftest import MINI, built, copy_study
from docx import Document
from lxml import etree
from pydantic import ValidationError
from pypdf import PdfReader
from talap.base.errors import TalapErrors
from talap.base.messages import Messages
from talap.manuscript.config import Author, Manuscript, check_digit
from talap.manuscript.front import front, names
from talap.manuscript.nodes import text_of
from talap.plan import read_plan

# ORCID's own example of a person who does not exist, and its second.
# https://support.orcid.org/hc/en-us/articles/360006897674
CARBERRY, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"

HEAD = f"""
  udc: '314.7:378"20"'
  authors:
    - name: {{en: Josiah "Joe" Carberry}}
      affiliation: {{en: Brown & Sons University}}
      orcid: {CARBERRY}
    - name: {{en: Айжан Үсөнова}}
"""
NAMES = ['Josiah "Joe" Carberry', "Айжан Үсөнова"]
DOCUMENTS = [f"results/manuscript/en.{form}" for form in ("html", "docx", "pdf", "xml")]


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini study with authors, an index and the checklist."""
    study = copy_study(MINI, tmp_path_factory.mktemp("signed") / "study")
    path = study / "config/config.yaml"
    path.write_text(path.read_text("utf-8").rstrip() + HEAD, encoding="utf-8")
    (study / "config/coreq.yaml").write_text(
        "numbers: {participants: participants, interviews: participants}\n"
        "items: {9: {sections: [results]}, 13: simulated}\n",
        encoding="utf-8",
    )
    return built(study, *DOCUMENTS)


def test_the_page(signed: Path) -> None:
    page = (signed / "results/manuscript/en.html").read_text("utf-8")
    head, body = page.split("<body", 1)
    said = re.findall(r'<meta name="author" content="(.*?)">', head)
    assert [html.unescape(each) for each in said] == NAMES
    assert '<meta name="dcterms.subject" content="UDC 314.7:378&quot;20&quot;">' in head
    top = body[: body.index('class="date"')]
    order = ["UDC", "<h1>", "Carberry", "Brown &amp; Sons", f"orcid.org/{CARBERRY}"]
    places = [top.index(each) for each in [*order, "Үсөнова"]]
    assert places == sorted(places)


def test_the_word_file(signed: Path) -> None:
    document = Document(str(signed / "results/manuscript/en.docx"))
    properties = document.core_properties
    assert properties.author == "; ".join(NAMES)
    assert properties.title.startswith("Neighbours")
    assert properties.keywords
    assert properties.language == "en-US"
    top = [(p.style.name, p.text.replace("\xa0", " ")) for p in document.paragraphs[:6]]
    assert [style for style, _ in top] == [
        "UDC", "Title", "Author", "Author", "Date", "Notice",
    ]  # fmt: skip
    assert top[0][1] == 'UDC 314.7:378"20"'
    assert top[2][1] == f"{NAMES[0]}, Brown & Sons University, ORCID {CARBERRY}"
    assert top[3][1] == NAMES[1]
    parts = document.part.package.iter_parts()
    (custom,) = [each for each in parts if each.partname == "/docProps/custom.xml"]
    properties = {
        each.get("name"): "".join(each.itertext())
        for each in etree.fromstring(custom.blob)
    }
    own = {name: said for name, said in properties.items() if "talap" not in name}
    assert own == {"UDC": '314.7:378"20"'}


def test_the_pdf(signed: Path) -> None:
    reader = PdfReader(signed / "results/manuscript/en.pdf")
    assert reader.metadata is not None
    assert reader.metadata.author == ", ".join(NAMES)
    first = " ".join(reader.pages[0].extract_text().split())
    places = [first.index(each) for each in ('314.7:378"20"', "Carberry", "Үсөнова")]
    assert places == sorted(places)


def test_the_xml(signed: Path) -> None:
    path = signed / "results/manuscript/en.xml"
    article = etree.fromstring(path.read_bytes(), etree.XMLParser(load_dtd=False))
    meta = article.find("front/article-meta")
    order = [each.tag for each in meta]
    assert order[:3] == ["article-categories", "title-group", "contrib-group"]
    (group,) = meta.iter("subj-group")
    assert group.get("subj-group-type") == "udc"
    assert group.findtext("subject") == '314.7:378"20"'
    assert [each.text for each in meta.iter("string-name")] == NAMES
    assert [each.text for each in meta.iter("aff")] == ["Brown & Sons University"]
    (identifier,) = meta.iter("contrib-id")
    assert identifier.text == f"https://orcid.org/{CARBERRY}"


def test_the_checklist_is_an_appendix_of_each_document(signed: Path) -> None:
    page = (signed / "results/manuscript/en.html").read_text("utf-8")
    section = page.split('id="coreq"')[1].split('id="derivations"')[0]
    assert section.count("<dt>") == section.count("<dd>") == 32
    assert "Participants: " in section
    assert 'href="#number-participants"' in section
    assert 'href="#results"' in section
    article = etree.parse(signed / "results/manuscript/en.xml").getroot()
    (app,) = [each for each in article.iter("app") if each.get("id") == "coreq"]
    assert [each.get("id") for each in app.iter("sec")] == [
        f"coreq-{n}" for n in (1, 2, 3)
    ]
    terms = ["".join(each.itertext()) for each in app.iter("term")]
    assert [each.split(". ")[0] for each in terms] == [str(n) for n in range(1, 33)]
    document = Document(str(signed / "results/manuscript/en.docx"))
    words = [p.text for p in document.paragraphs if p.style.name == "Definition Term"]
    assert words == terms
    pages = PdfReader(signed / "results/manuscript/en.pdf").pages
    said = " ".join(" ".join(each.extract_text() for each in pages).split())
    assert [each for each in terms if each not in said] == []


def test_without_authors_each_document_says_so(mini: Path) -> None:
    said = "The authors and their affiliations are still to be named."
    folder = mini / "results/manuscript"
    assert said in (folder / "en.html").read_text("utf-8")
    assert said in [p.text for p in Document(str(folder / "en.docx")).paragraphs]
    assert said in PdfReader(folder / "en.pdf").pages[0].extract_text()
    assert Document(str(folder / "en.docx")).core_properties.author == ""
    xml = (folder / "en.xml").read_text("utf-8")
    assert "<contrib" not in xml
    assert "article-categories" not in xml
    assert 'id="coreq"' not in xml


@pytest.mark.parametrize(
    ("language", "line"), [("ky", "УДК 37"), ("ru", "УДК 37"), ("en", "UDC 37")]
)
def test_a_language_has_its_own_names(language, line):
    author = Author(
        name={"ky": "Айжан Үсөнова", "ru": "Айжан Усенова", "en": "Aizhan Usenova"},
        affiliation={"ky": "Б", "ru": "В", "en": "U"},
    )
    made = front(Manuscript(udc="37", authors=[author]), Messages(language))
    assert text_of(made["udc-line"]["c"]).replace("\xa0", " ") == line
    assert names(made) == [author.name[language]]
    printed = text_of(made["author-blocks"]["c"])
    assert printed == f"{author.name[language]}, {author.affiliation[language]}"
    (described,) = made["authors"]["c"]
    found = [each["c"]["lang"]["c"] for each in described["c"]["names"]["c"]]
    assert found[0] == language
    assert sorted(found) == ["en", "ky", "ru"]


@pytest.mark.parametrize(
    "udc", ["314.7", "314.7:378", "37.014:314.7(091)", "(574)", "=512.154"]
)
def test_an_index(udc):
    assert Manuscript(udc=udc).udc == udc


@pytest.mark.parametrize(
    "udc", ["УДК 314.7", "314.7; 378", " 314.7", "x", "314,7", "314.7\n"]
)
def test_no_index(udc):
    with pytest.raises(ValidationError, match="udc"):
        Manuscript(udc=udc)


def test_check_digits():
    assert [check_digit(each[:-1]) for each in (CARBERRY, OTHER)] == ["7", "0"]
    assert Author(name={}, orcid=OTHER).orcid == OTHER
    with pytest.raises(ValidationError, match="the last digit does not fit"):
        Author(name={}, orcid=CARBERRY[:-1] + "8")
    with pytest.raises(ValidationError, match="pattern"):
        Author(name={}, orcid="https://orcid.org/" + CARBERRY)


@pytest.mark.parametrize(
    ("author", "place"),
    [
        ("{name: {ru: А}}", "key manuscript.authors.0.name"),
        ("{name: {en: ' '}}", "key manuscript.authors.0.name"),
        (
            "{name: {en: A}, affiliation: {ru: Б}}",
            "key manuscript.authors.0.affiliation",
        ),  # fmt: skip
    ],
)
def test_an_author_has_a_name_in_each_language(tmp_path, monkeypatch, author, place):
    for part in ("config", "data", "manuscript"):
        shutil.copytree(MINI / part, tmp_path / part)
    monkeypatch.chdir(tmp_path)
    path = Path("config/config.yaml")
    text = path.read_text("utf-8").rstrip() + f"\n  authors: [{author}]\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TalapErrors) as raised:
        read_plan()
    (error,) = raised.value.errors
    assert (error.file, error.place) == ("config/config.yaml", place)
    assert "in en" in error.problem
