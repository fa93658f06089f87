"""The audit pages of built studies."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import ROOT
from talap.audit.explain import Codings
from talap.audit.site import COEFFICIENTS, PAGES, by_unit, describe
from talap.base.codebook import Codebook
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
