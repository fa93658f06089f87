"""The audit pages of built studies."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import ROOT
from talap.audit.explain import Codings
from talap.audit.pages import PAGES
from talap.audit.site import (
    COEFFICIENTS,
    SHOWN,
    by_code,
    by_interview,
    by_lexicon,
    by_unit,
    count_rules,
    describe,
    describe_all,
    run,
)
from talap.base.codebook import Code, Codebook
from talap.base.files import write_json
from talap.base.messages import Messages


class Page(HTMLParser):
    """What the tests look at in a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.headings: list[int] = []
        self.bare_headers = 0
        self.headless = 0  # tables without a header cell
        self.headers = 1
        self.language = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        if "src" in found or tag in {"link", "script", "iframe", "img"}:
            self.loads.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "html":
            self.language = found["lang"]
        if tag == "th":
            self.headers += 1
            self.bare_headers += "scope" not in found
        if tag == "table":
            self.headers = 0

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.headless += self.headers == 0


def pages(study: Path, language: str) -> dict[str, Page]:
    folder = study / "results/audit" / language
    return {name: Page(folder / f"{name}.html") for name in PAGES}


@pytest.fixture(scope="module", params=["mini/en", "shipped/ru", "shipped/ky"])
def site(request: pytest.FixtureRequest) -> tuple[Path, str, dict[str, Page]]:
    name, language = request.param.split("/")
    study: Path = request.getfixturevalue(name)
    return study, language, pages(study, language)


def test_every_link_leads_somewhere(site: tuple[Path, str, dict[str, Page]]) -> None:
    study, language, found = site
    folder = study / "results/audit" / language
    for name, page in found.items():
        for link in page.links:
            file, _, anchor = link.partition("#")
            assert "://" not in link
            target = (folder / file).resolve() if file else folder / f"{name}.html"
            assert target.exists(), link
            if anchor and target.stem in found and target.parent.name == language:
                assert anchor in found[target.stem].ids, f"{name}: {link}"


def test_accessible_structure(site: tuple[Path, str, dict[str, Page]]) -> None:
    _, language, found = site
    for name, page in found.items():
        assert page.language == language
        assert page.headings.count(1) == 1, name
        assert page.headings[0] == 1
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name
        assert page.bare_headers == 0, name
        assert page.headless == 0, name
        assert len(page.ids) == len(set(page.ids)), name
        assert page.links[0] == "#content"
        assert page.loads == [], name


def test_each_page_says_that_the_data_are_simulated(shipped: Path) -> None:
    for language in ("ky", "ru", "en"):
        notice = Messages(language)("notice-page")
        for name in PAGES:
            path = shipped / f"results/audit/{language}/{name}.html"
            assert notice in path.read_text(encoding="utf-8")
        page = shipped / f"results/audit/{language}/agreement.html"
        said = Messages(language)("agreement-simulated")
        assert said in page.read_text(encoding="utf-8")


def test_claims_show_verdict_threshold_and_what_turns_them(shipped: Path) -> None:
    page = (shipped / "results/audit/en/claims.html").read_text(encoding="utf-8")
    claims = json.loads((shipped / "results/claims.json").read_text(encoding="utf-8"))
    messages = Messages("en")
    for name, claim in claims.items():
        section = page.split(f'<section id="{name}">')[1].split("</section>")[0]
        verdict = claim["verdict"].replace(" ", "-")
        assert messages(f"verdict-{verdict}") in section
        assert section.count(f"<dt>{messages('claims-turned')}</dt>") == len(
            claim["tests"]
        )
    assert 'href="numbers.html#share_career_home"' in page


def test_a_share_shows_its_range_and_denominator(shipped: Path) -> None:
    page = (shipped / "results/audit/en/numbers.html").read_text(encoding="utf-8")
    section = page.split('id="share_prestige"')[1].split("</section>")[0]
    assert "Range over coders, rules and interviews left out" in section
    assert "15 rows of clean/participants" in section
    turns = page.split('<section id="turns"')[1].split("</section>")[0]
    number = json.loads((shipped / "results/numbers.json").read_text("utf-8"))["turns"]
    assert f"{number['value']:,} rows of clean/turns" in turns


def test_published_figures_that_do_not_fit_are_shown_with_the_arithmetic(
    shipped: Path,
) -> None:
    page = (shipped / "results/audit/en/context.html").read_text(encoding="utf-8")
    section = page.split('id="check-abroad-from-self-funded"')[1].split("</section>")[0]
    assert "89,505 / (1 − 10 / 100) = 99,450" in section
    assert "Does not fit as printed" in section
    section = page.split('id="check-yearly-from-emigrated"')[1].split("</section>")[0]
    assert "/ 14 = &gt;\u2009142,857" in section
    assert "37,000–42,000" in section


def test_a_study_without_checks_says_so(mini: Path) -> None:
    page = (mini / "results/audit/en/context.html").read_text(encoding="utf-8")
    assert "states no checks" in page


def test_one_coder_alone_has_no_agreement(mini: Path) -> None:
    page = (mini / "results/audit/en/agreement.html").read_text(encoding="utf-8")
    assert "no agreement to measure" in page


def test_the_environment_is_the_lock_s(mini: Path) -> None:
    page = (mini / "results/audit/en/pipeline.html").read_text(encoding="utf-8")
    pinned = re.search(
        r"^snakemake==(\S+)", (ROOT / "requirements.lock").read_text(), re.M
    )
    assert pinned
    assert f'<th scope="row">snakemake</th><td>{pinned[1]}</td>' in page
    assert str(ROOT) not in page
    assert '<li id="audit_site">' in page


def coefficient(name: str, value: float | None, **more: object) -> dict[str, object]:
    return {
        "order": 1,
        "code": "a",
        "unit": "turn",
        "coefficient": name,
        "value": value,
        "low": None,
        "high": None,
        "undefined": 0,
        "coders": 2,
        "interviews": 3,
        "units": 40,
        "prevalence": 0.25,
        **more,
    }


def test_agreement_is_laid_out_by_unit(tmp_path: Path) -> None:
    path = tmp_path / "codebook.yaml"
    path.write_text("codes: {a: {label: {en: First}, definition: x}}\n", "utf-8")
    rows = [
        coefficient("krippendorff", 0.743421, low=0.5, high=1.0, undefined=7),
        coefficient("cohen", float("nan")),
        coefficient("percent", 0.9),
        coefficient("percent", 0.8, order=0, code="overall"),
        coefficient("cohen", 0.7, order=0, code="overall"),
        coefficient("krippendorff", 0.7, order=0, code="overall"),
    ]
    (table,) = by_unit(rows, Codebook.read(path), Messages("en"))
    assert table["coefficients"] == [
        name for name in COEFFICIENTS if name in {"percent", "cohen", "krippendorff"}
    ]
    overall, first = table["codes"]
    assert overall["label"] == "All codes"
    assert [cell["value"] for cell in first["cells"]] == ["90%", "", "0.74"]
    assert first["cells"][2]["interval"] == "[0.50; 1.00]"
    assert first["cells"][2]["undefined"] == "7"


def test_the_lexicon_coder_is_laid_out_by_unit(tmp_path: Path) -> None:
    counts = {"lexicon": 4, "consensus": 5, "both": 2, "undefined": 0}
    found = {"order": 1, "code": "joy", "unit": "turn", "low": 0.1, "high": 0.9}
    rows = [
        {**found, **counts, "measure": "recall", "value": 0.4},
        {**found, **counts, "measure": "precision", "value": 0.5},
        {**found, **counts, "measure": "f1", "value": None},
    ]
    (table,) = by_lexicon(rows, BOOK, MESSAGES)
    (row,) = table["codes"]
    assert (row["label"], row["counts"]) == ("Радость", ["4", "5", "2"])
    assert [cell["value"] for cell in row["cells"]] == ["0,50", "0,40", ""]
    assert row["cells"][0]["interval"] == "[0,10; 0,90]"


def test_evidence_beyond_what_a_page_holds_is_counted() -> None:
    number = {
        "kind": "count",
        "value": 250,
        "unit": "",
        "digits": 0,
        "evidence": {
            "table": "coding/consensus",
            "rows": [f"c{n}" for n in range(250)],
        },
        "interviews": ["I01"],
        "definition": {"en": "Passages"},
        "rule": "count of codings",
    }
    rows = [{"coding": f"c{n}", "turn": 1} for n in range(250)]
    shown = describe("passages", number, Codings.of(rows), Messages("en"))
    assert len(shown["quotes"]) == 200
    assert shown["has_more"]
    assert shown["more"] == "50"


# -- from tables to what a page shows --------------------------------------------------

SPACE = "\u00a0"
MESSAGES = Messages("ru")
CODED = [
    {"coding": "I01-002-01", "interview": "I01", "turn": 2, "participant": "P1",
     "code": "fear", "start": 0, "end": 3, "quote": "<b>боюсь</b>", "words": 1,
     "coders": "kim"},
    {"coding": "I01-003-01", "interview": "I01", "turn": 3, "participant": "P1",
     "code": "joy", "start": 0, "end": 3, "quote": "рада", "words": 1, "coders": "kim"},
]  # fmt: skip
SHARE = {
    "kind": "share", "value": 0.5, "unit": "", "digits": 0, "numerator": 1,
    "denominator": {"value": 2, "table": "t", "rows": ["P1", "P2"]},
    "interval": {"low": 0.095, "high": 0.905, "method": "wilson", "confidence": 0.95},
    "evidence": {"table": "coding/consensus", "rows": ["I01-002-01"]},
    "definition": {"ru": "Доля", "en": "Share"}, "rule": "share", "interviews": ["I01"],
}  # fmt: skip
COUNT = {
    "kind": "count", "value": 2, "unit": "", "digits": 0,
    "evidence": {"table": "clean/turns", "rows": ["I01:2-3", "I02:1-1"]},
    "definition": {"ru": "Реплики", "en": "Turns"},
    "rule": "count of turns", "interviews": ["I01"],
}  # fmt: skip
BOOK = Codebook(
    "b",
    {
        "cost": Code(label={"ru": "Цена"}, definition="ц"),
        "fear": Code(parent="cost", label={"ru": "Страх"}, definition="с"),
        "joy": Code(label={"ru": "Радость"}, definition="р"),
    },
)


def test_a_share_shows_the_quotations_that_it_counts():
    (found,) = describe_all({"x": SHARE}, CODED, MESSAGES)
    assert found["quotes"] == CODED[:1]
    assert found["printed"] == f"50{SPACE}%"
    of, interval = found["facts"]
    assert of == "1\u00a0из\u00a02"
    assert "10–91" in interval
    assert f"95{SPACE}%" in interval
    assert found["rows"] == []


def test_a_count_shows_the_rows_with_their_anchors():
    (found,) = describe_all({"x": COUNT}, CODED, MESSAGES)
    assert found["rows"] == [
        {"name": "I01:2-3", "anchor": "I01-2"},
        {"name": "I02:1-1", "anchor": "I02-1"},
    ]
    assert (found["quotes"], found["facts"]) == ([], [])
    assert found["evidence"] == "строк из clean/turns: 3"


@pytest.mark.parametrize("row", ["P1", "code = overall, unit = turn: value"])
def test_rows_that_are_no_turns_have_no_anchor(row):
    evidence = {"table": "clean/participants", "rows": [row]}
    (found,) = describe_all({"x": {**COUNT, "evidence": evidence}}, CODED, MESSAGES)
    assert found["rows"] == [{"name": row, "anchor": ""}]


@pytest.mark.parametrize(("rows", "more"), [(SHOWN, "0"), (SHOWN + 1, "1")])
def test_what_is_not_spelt_out_is_counted(rows, more):
    evidence = {"table": "clean/turns", "rows": [f"I{n:04d}:1-1" for n in range(rows)]}
    (found,) = describe_all({"x": {**COUNT, "evidence": evidence}}, [], MESSAGES)
    assert (len(found["rows"]), found["more"]) == (SHOWN, more)
    assert found["has_more"] == (rows > SHOWN)
    assert found["evidence"].endswith(f": {rows}")


def test_codes_in_order_with_their_passages():
    found = by_code(CODED, BOOK, "ru")
    assert [(each["label"], each["level"], len(each["quotes"])) for each in found] == [
        ("Цена", 2, 0), ("Страх", 3, 1), ("Радость", 2, 1),
    ]  # fmt: skip


def test_interviews_with_their_turns_and_length():
    rows = [{"interview": "I01", "duration": 5400.0}]
    rows += [
        {"interview": "I02", "duration": None},
        {"interview": "I03", "duration": float("nan")},
    ]
    turns = [{"interview": "I01", "turn": 1}, {"interview": "I03", "turn": 1}]
    found = by_interview(rows, turns, MESSAGES)
    assert [(each["length"], len(each["said"])) for each in found] == [
        ("1\u00a0ч 30\u00a0мин", 1), ("", 0), ("", 1),
    ]  # fmt: skip


def test_rules_most_often_first():
    edits = [{"rule": rule} for rule in ["b", "a", "c", "c"]]
    assert count_rules(edits) == [("c", 2), ("a", 1), ("b", 1)]


def test_the_pages(tmp_path):
    import pandas as pd

    turns = [
        {"interview": "I01", "turn": n, "participant": "P1", "role": "participant",
         "start": None, "end": None, "text": f"<i>{n}</i>", "words": 1, "raw_start": 0,
         "raw_end": 1}
        for n in (2, 3)
    ]  # fmt: skip
    interviews = [
        {"interview": "I01", "participant": "P1", "format": "txt", "encoding": "UTF-8",
         "encoding_margin": None, "turns": 2, "words": 2, "participant_words": 2,
         "duration": 60.0, "edits": 1}
    ]  # fmt: skip
    lexicon = [
        {"order": 1, "code": "fear", "unit": unit, "measure": measure, "value": 0.5,
         "low": 0.1, "high": 0.9, "interval": "wilson", "undefined": 0, "lexicon": 4,
         "consensus": 4, "both": 2}
        for unit in ("turn", "participant")
        for measure in ("precision", "recall", "f1")
    ]  # fmt: skip
    tables = {
        "turns": turns, "interviews": interviews, "consensus": CODED,
        "edits": [{"interview": "I01", "edit": 1, "rule": "spaces"}],
        "agreement": [], "lexicon": lexicon,
    }  # fmt: skip
    paths = {}
    for name, rows in tables.items():
        paths[name] = tmp_path / f"{name}.parquet"
        pd.DataFrame(rows).to_parquet(paths[name])
    write_json(tmp_path / "numbers.json", {"share": SHARE, "turns": COUNT})
    write_json(tmp_path / "claims.json", {})
    write_json(tmp_path / "rules.json", [])
    context = tmp_path / "context.csv"
    context.write_text("key,value,unit,relation,source\n", encoding="utf-8")
    codes = "  {0}: {{label: {{ru: {0}, en: {0}}}, definition: d}}\n"
    book = tmp_path / "codebook.yaml"
    text = "codes:\n" + codes.format("fear") + codes.format("joy")
    book.write_text(text, encoding="utf-8")
    for simulated in (True, False):
        run(
            numbers=tmp_path / "numbers.json", claims=tmp_path / "claims.json",
            rules=tmp_path / "rules.json", context=context, checks=None,
            lock=ROOT / "requirements.lock", environment=ROOT / "environment.yml",
            confidence=0.95, codebook=book,
            languages=["ru", "en"], locales=[], simulated=simulated,
            folder=tmp_path / str(simulated), **paths,
        )  # fmt: skip
        for page in PAGES:
            text = (tmp_path / str(simulated) / f"ru/{page}.html").read_text("utf-8")
            assert ("СМОДЕЛИРОВАННЫЕ" in text) == simulated
            assert "<script" not in text
            assert "<b>боюсь" not in text
            assert "<i>2" not in text
    agreement = (tmp_path / "True/ru/agreement.html").read_text("utf-8")
    _, of_turns, of_participants = agreement.split("<h3>")
    assert "интервалы слишком узки" in of_turns
    assert "узки" not in of_participants
    numbers = (tmp_path / "True/ru/numbers.html").read_text("utf-8")
    said = (tmp_path / "True/ru/interviews.html").read_text("utf-8")
    assert 'id="share"' in numbers
    assert "&lt;b&gt;боюсь&lt;/b&gt;" in numbers
    anchors = set(re.findall(r'href="interviews.html#([^"]+)"', numbers))
    assert anchors - {"I02-1"} <= set(re.findall(r'id="([^"]+)"', said))
    assert "I01-2" in anchors
