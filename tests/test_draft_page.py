"""The page of a draft in a real browser: its marks, with and without scripts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from talap.draft import write_draft
from talap.draft_state import Study

LANGUAGES = ("ru", "ky", "en")
NOTICES = {"ru": "ЧЕРНОВИК", "ky": "КАРАЛАМА", "en": "DRAFT"}
KINDS = (
    "`num:nothing`",
    "`ref:fig-nothing`",
    "[17]{claim=nothing}",
    "[@nobody1999]",
    "<i>x</i>",
)


@pytest.fixture(scope="module")
def spoilt(
    shipped: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Any]]:
    """Drafts of a copy of the shipped study with every kind of mistake in it."""
    study = tmp_path_factory.mktemp("draft") / "study"
    shutil.copytree(shipped, study, ignore=shutil.ignore_patterns(".snakemake"))
    for language in LANGUAGES:
        spoil(study / f"manuscript/{language}.md")
    problems: dict[str, list[Any]] = {"folder": [study / "drafts"]}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(study)
        for language in LANGUAGES:
            problems[language] = write_draft(Study.read(), language)[1]
    return problems


def spoil(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    text = text.replace("\n\n", f"\n\n{' '.join(KINDS)} ", 1)
    text = text.replace("figure:cooccurrence", "figure:x").replace(
        'alt="', 'alt="9 ', 1
    )
    text = re.sub(r"^(# .*)( \{#discussion)", r"\1 `num:zzz`\2", text, flags=re.M)
    text = text.replace("from=codes", "from=x", 1)
    path.write_text(text, encoding="utf-8")


@contextmanager
def opened(browser: Any, spoilt: Any, language: str, **options: Any) -> Iterator[Any]:
    """A tab that shows a draft; what it says or asks for fails the test."""
    said: list[str] = []
    context = browser.new_context(**options)
    tab = context.new_page()
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: said.append(request.url))
    tab.goto((spoilt["folder"][0] / f"{language}.html").as_uri())
    yield tab
    context.close()
    assert [each for each in said if not each.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(
    browser: Any, spoilt: Any, language: str, scheme: str
) -> None:
    with opened(browser, spoilt, language, color_scheme=scheme) as tab:
        for details in tab.locator(".problem-box summary").all():
            details.click()
        found = Axe().run(tab).response
        assert len(found["passes"]) > 20
        assert [
            (each["id"], each["nodes"][0]["html"]) for each in found["violations"]
        ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_listed_and_leads_to_its_place(
    browser: Any, spoilt: Any, language: str
) -> None:
    with opened(browser, spoilt, language, java_script_enabled=False) as tab:
        items = tab.locator(".draft li", has=tab.locator(".said"))
        assert items.count() == len(spoilt[language]) >= 10
        links = tab.locator(".draft a.problem")
        assert links.count() >= 10
        for link in links.all():
            place = tab.locator(link.get_attribute("href"))
            assert place.count() == 1
            assert place.evaluate("e => e.matches('a.problem[href]')")
            assert place.inner_text() == link.inner_text()
            place.focus()
            assert place.evaluate("e => e === document.activeElement")
            target = tab.locator(place.get_attribute("href"))
            assert target.count() == 1
        shown = tab.locator(".problem-box .said").all_inner_texts()
        for error in spoilt[language]:
            if error.file == f"manuscript/{language}.md" and " stands " not in str(
                error
            ):
                words = f"{error.problem} → {error.hint}"
                assert any(words in each for each in shown), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_banner_stands_on_every_page(
    browser: Any, spoilt: Any, language: str
) -> None:
    with opened(browser, spoilt, language) as tab:
        banner = tab.locator("header.top .notice")
        assert banner.inner_text().startswith(f"{NOTICES[language]}. ")
        tab.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert banner.bounding_box()["y"] == 0
        tab.emulate_media(media="print")
        position = "e => getComputedStyle(e.parentNode).position"
        assert banner.evaluate(position) == "fixed"  # repeated on each sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_never_scrolls_sideways(
    browser: Any, spoilt: Any, language: str
) -> None:
    for width in (320, 768, 1280):
        size = {"width": width, "height": 700}
        with opened(browser, spoilt, language, viewport=size) as tab:
            assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_stale_translation_shows_the_original(browser: Any, spoilt: Any) -> None:
    with opened(browser, spoilt, "ky", java_script_enabled=False) as tab:
        # What was spoilt in the leading language has left its translations behind.
        found = tab.locator(".problem-box details")
        assert found.count() >= 1
        box = found.first
        assert not box.locator("p").first.is_visible()
        box.locator("summary").click()
        before, now = box.locator("[lang=ru]").all_inner_texts()
        assert before.startswith("Со времени")
        assert before in now
        assert now != before
    with opened(browser, spoilt, "ru") as tab:
        assert tab.locator(".problem-box details").count() == 0


def test_who_comes_back_reads_the_new_draft_in_the_same_place(
    browser: Any, spoilt: Any, tmp_path: Path
) -> None:
    page = tmp_path / "en.html"
    shutil.copy(spoilt["folder"][0] / "en.html", page)
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.evaluate("document.getElementById('results-cost').scrollIntoView()")
    tab.evaluate("scrollBy(0, 40)")
    top = "document.getElementById('results-cost').getBoundingClientRect().top"
    before = tab.evaluate(top)
    text = page.read_text(encoding="utf-8")
    mark = '<section id="introduction"'
    more = "<p>New.</p>" * 40
    page.write_text(text.replace(mark, f"{more}{mark}", 1), encoding="utf-8")
    tab.evaluate("dispatchEvent(new Event('focus'))")  # it never was away
    assert tab.get_by_text("New.", exact=True).count() == 0
    with tab.expect_navigation():
        tab.evaluate(
            "dispatchEvent(new Event('blur')); dispatchEvent(new Event('focus'))"
        )
    tab.wait_for_load_state("load")
    assert tab.get_by_text("New.", exact=True).count() == 40
    tab.wait_for_function(f"Math.abs({top} - {before}) < 3")
    context.close()


def test_links_into_the_audit_lead_there(browser: Any, spoilt: Any) -> None:
    with opened(browser, spoilt, "en") as tab:
        hrefs = tab.locator("a[href*='audit/']").evaluate_all(
            "all => all.map(a => a.getAttribute('href').split('#')[0])"
        )
        assert hrefs
        assert all((spoilt["folder"][0] / each).exists() for each in set(hrefs))
