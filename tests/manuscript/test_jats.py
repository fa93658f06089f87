"""The publisher's XML: well-formed, in JATS's order, every reference to something."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from lxml import etree
from talap.manuscript.jats import divided, finished
from talap.manuscript.nodes import (
    division,
    get,
    header,
    paragraph,
    string,
    text_of,
    walk,
)

LANGUAGES = ("ru", "ky", "en")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LINK = "{http://www.w3.org/1999/xlink}href"

# Journal Publishing 1.2: the order of article-meta's children, as far as we have them.
# https://jats.nlm.nih.gov/publishing/tag-library/1.2/element/article-meta.html
META = [
    "article-categories",
    "title-group",
    "pub-date",
    "abstract",
    "trans-abstract",
    "kwd-group",
    "funding-group",
    "custom-meta-group",
]


def read(study: Path, language: str) -> etree._Element:
    path = study / f"results/manuscript/{language}.xml"
    return etree.fromstring(path.read_bytes(), etree.XMLParser(load_dtd=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_matter_in_every_language(shipped: Path, language: str) -> None:
    article = read(shipped, language)
    others = [other for other in LANGUAGES if other != language]
    assert article.get(LANG) == language
    assert [each.tag for each in article] == ["front", "body", "back"]
    meta = article.find("front/article-meta")
    places = [META.index(each.tag) for each in meta]
    assert places == sorted(places)
    titles = [each.get(LANG) for each in meta.iter("trans-title-group")]
    assert sorted(titles) == sorted(others)
    assert sorted(each.get(LANG) for each in meta.iter("trans-abstract")) == sorted(
        others
    )
    groups = {each.get(LANG): len(each) for each in meta.iter("kwd-group")}
    assert groups == dict.fromkeys(LANGUAGES, 7)
    assert "AP05136246" in meta.findtext("funding-group/funding-statement")
    notice = meta.findtext(".//custom-meta/meta-value")
    assert notice.split(":")[0].isupper()
    assert article.find("body")[0].get("content-type") == "notice"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_leads_somewhere(shipped: Path, language: str) -> None:
    article = read(shipped, language)
    names = [each.get("id") for each in article.iter() if each.get("id")]
    assert len(names) == len(set(names))
    tags = {each.get("id"): each.tag for each in article.iter() if each.get("id")}
    wanted = {
        "fig": "fig",
        "table-wrap": "table",
        "ref": "bibr",
        "sec": "sec",
        "fn": "fn",
        "p": "other",
    }
    for xref in article.iter("xref"):
        assert xref.get("ref-type") == wanted[tags[xref.get("rid")]], xref.attrib
    for graphic in article.iter("graphic"):
        assert (shipped / "results/manuscript" / graphic.get(LINK)).resolve().exists()
        assert len(graphic.findtext("alt-text")) > 40
    for kind in ("fig", "table-wrap"):
        found = list(article.iter(kind))
        assert found
        for number, each in enumerate(found, start=1):
            assert str(number) in each.findtext("label")
            assert each.find("caption/p") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_keep_their_keys_and_values(shipped: Path, language: str) -> None:
    path = shipped / f"results/manuscript/{language}.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    wanted = sorted(
        (get(node["c"][0], "key"), text_of(node["c"][1]))
        for node, _ in walk(document["blocks"], "")
        if node["t"] == "Link" and "number" in node["c"][0][1]
    )
    found = sorted(
        (each.get("specific-use"), each.text)
        for each in read(shipped, language).iter("xref")
        if each.get("specific-use")
    )
    assert found == wanted
    assert len(found) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotations_say_who_said_them(shipped: Path, language: str) -> None:
    article = read(shipped, language)
    quotes = list(article.iter("disp-quote"))
    assert len(quotes) == 5
    for each in quotes:
        assert [part.tag for part in each] == ["p", "attrib"]
        target = each.find("attrib/ext-link").get(LINK)
        assert target.startswith(f"../audit/{language}/codes.html#coding-I")
        note = each.find("attrib/xref")
        if language == "ru":
            assert note is None
        else:
            (original,) = article.xpath("//fn[@id=$name]", name=note.get("rid"))
            assert original.xpath(".//*[@xml:lang='ru']")


def test_valid_by_the_dtd_where_there_is_one(shipped: Path) -> None:
    path = os.environ.get("JATS_DTD")
    if not path:
        pytest.skip("JATS_DTD names no DTD of JATS Publishing; .ci/run has one")
    dtd = etree.DTD(path)
    for language in LANGUAGES:
        article = read(shipped, language)
        if (
            "1.1" in path
        ):  # the DTD fixes its own version, and 1.2 added no rule of ours
            article.set("dtd-version", "1.1")
        assert dtd.validate(article), dtd.error_log.filter_from_errors()


def test_parts_find_their_places() -> None:
    body, appendices, funding = divided(
        [
            division([paragraph(string("Abstract"))], "abstract", lang="en"),
            header(1, [string("Funding")], "funding"),
            paragraph(string("Grant")),
            header(1, [string("Numbers & more")], "derivations"),
            division([paragraph(string("12"))], "derivation", name="number-a"),
        ]
    )
    assert [block["t"] for block in body] == ["Header", "Para"]
    assert funding == [string("Grant")]
    title = '<app id="derivations"><title>Numbers &amp; more</title>'
    assert appendices[0]["c"] == ["jats", title]
    assert appendices[-1]["c"] == ["jats", "</app>"]


def test_labels_leave_the_caption() -> None:
    label = '<named-content content-type="label"><bold>Table 1.</bold></named-content>'
    made = finished(
        f"<a><xref rid='t' alt='x'>Table 1</xref><table-wrap><caption><p>{label} Who."
        "</p></caption><table id='t'/></table-wrap></a>".encode()
    ).decode()
    assert '<xref rid="t" ref-type="table">' in made
    expected = (
        '<table-wrap id="t"><label>Table 1.</label><caption><p>Who.</p></caption>'
    )
    assert expected in made
