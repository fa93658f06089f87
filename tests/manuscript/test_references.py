"""Citations and references in the language of what they cite."""

import json

import pytest
from talap.manuscript.pandoc import cite, parse, write
from talap.manuscript.references import NO_BREAK, cited, in_language
from talap.manuscript.styles import citation_style

GOST = "gost-r-7-0-5-2008"


def article(name, language, families, **more):
    return {
        "id": name,
        "type": "article-journal",
        "language": language,
        "title": f"Title {name}",
        "author": [{"family": family, "given": "Ada B."} for family in families],
        "container-title": "Journal",
        "volume": "5",
        "issue": "2",
        "page": "10-20",
        "issued": {"date-parts": [[2010 + ord(name) - ord("a")]]},
        **more,
    }


MANY = ("Aitov", "Borov", "Carov", "Darov")
ENTRIES = [
    article("a", "ru-RU", MANY),
    article("b", "en-US", MANY, DOI="10.1000/x"),
    article("c", "ky", MANY),
    article("d", "en-GB", ("Short",)),
]


def said(tmp_path, language, text, style=GOST):
    references = tmp_path / "references.json"
    references.write_text(json.dumps(ENTRIES), encoding="utf-8")
    document = parse(f"{text}\n\n::: {{#refs}}\n:::\n", file="x.md")
    made = cited(document, references, citation_style(style), language, file="x.md")
    plain = write(made, ["-t", "plain", "--wrap=none"], file="x.md").decode()
    first, *entries = plain.replace(NO_BREAK, "_").strip().split("\n\n")
    return first, entries


@pytest.mark.parametrize("language", ["ru", "en", "ky"])
def test_an_entry_is_described_in_its_own_language(tmp_path, language):
    _, found = said(tmp_path, language, "[@a] [@b] [@c] [@d]")
    assert [entry.split(" ", 1)[1] for entry in found] == [
        "Aitov_A._B. и др. Title a // Journal. 2010. Т._5. №_2. С._10–20.",
        "Aitov_A._B. et al. Title b // Journal. 2011. Vol._5. No._2. P._10–20."
        " DOI:_10.1000/x.",
        "Aitov_A._B. ж. б. Title c // Journal. 2012. Т._5. №_2. Б._10–20.",
        "Short_A._B. Title d // Journal. 2013. Vol._5. No._2. P._10–20.",
    ]


def test_a_citation_too(tmp_path):
    text, _ = said(tmp_path, "ru", "[@a] [@b] [@c]")
    assert "Aitov и др., 2010" in text
    assert "Aitov et al., 2011" in text
    assert "Aitov ж. б., 2012" in text


def test_sources_of_two_languages_keep_the_documents_words(tmp_path):
    text, _ = said(tmp_path, "ru", "[@a; @b]")
    assert "et al." not in text
    assert text.count("и др.") == 2


def test_a_style_that_prints_the_doi_prints_it_once(tmp_path):
    _, found = said(tmp_path, "en", "[@b]", style="apa")
    assert found[0].count("10.1000/x") == 1


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography"])
def test_what_cites_nothing_stays_where_and_as_it_is(tmp_path, style):
    text = """---
title: A *title* [@d]
---

# Heading

Nothing is cited here.

Here it is [@d], and in a note,[^1] and [@b].

- a list

- that cites [@b]

| A | table |
|---|-------|
| 1 | 2     |

A note that cites nothing.[^2]

And again [@d].

::: {#refs}
:::

After the references.

[^1]: Namely [@b].

[^2]: Nothing.
"""
    references = tmp_path / "references.json"
    english = [each for each in ENTRIES if each["language"].startswith("en")]
    references.write_text(json.dumps(english), encoding="utf-8")
    document, path = parse(text, file="x.md"), citation_style(style)
    made = cited(document, references, path, "en", file="x.md")
    own = tmp_path / "own.csl"
    own.write_bytes(in_language(path, "en"))
    whole = cite(document, references, own, "en", file="x.md")
    shown = ["-t", "plain", "--wrap=none"]
    assert len(made["blocks"]) == 9
    assert write(made, shown, file="x").decode().replace(NO_BREAK, " ") == write(
        whole, shown, file="x"
    ).decode().replace(NO_BREAK, " ")
