"""The page in a real browser: derivations, languages, narrow screens, no script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from talap.manuscript.html import accessible
from talap.manuscript.nodes import attributes, string

LANGUAGES = ("ru", "ky", "en")
WIDTHS = (320, 768, 1280)


def page_of(study: Path, language: str) -> Path:
    return study / f"results/manuscript/{language}.html"


@contextmanager
def opened(browser: Any, study: Path, language: str) -> Iterator[Any]:
    """A tab that shows the page; what it says or asks for fails the test."""
    said: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    made = context.new_page()
    made.on("console", lambda message: said.append(message.text))
    made.on("pageerror", lambda error: said.append(str(error)))
    made.on("request", lambda request: said.append(request.url))
    made.goto(page_of(study, language).as_uri())
    yield made
    context.close()
    assert [each for each in said if not each.startswith(("file:", "data:"))] == []


@pytest.fixture
def tab(browser: Any, shipped: Path) -> Iterator[Any]:
    with opened(browser, shipped, "ru") as made:
        yield made


def focused(tab: Any) -> str:
    return str(tab.evaluate("document.activeElement.dataset.key || ''"))


def test_enter_opens_a_derivation_and_escape_returns_to_the_number(tab: Any) -> None:
    link = tab.locator('main a.number[data-key="share_prestige"]').first
    link.focus()
    assert link.get_attribute("aria-expanded") == "false"
    tab.keyboard.press("Enter")
    box = tab.get_by_role("dialog")
    assert link.get_attribute("aria-expanded") == "true"
    assert "Престиж диплома" in box.inner_text()
    assert tab.evaluate("document.activeElement.id") == "peek"
    hrefs = [each.get_attribute("href") for each in box.get_by_role("link").all()]
    assert hrefs == [
        "../audit/ru/numbers.html#share_prestige",
        "#number-share_prestige",
    ]
    tab.keyboard.press("Escape")
    assert box.count() == 0
    assert focused(tab) == "share_prestige"
    assert link.get_attribute("aria-expanded") == "false"


def test_tab_leaves_the_box_for_what_follows_the_number(tab: Any) -> None:
    keys = tab.locator("main a.number").evaluate_all(
        "all => all.map(a => a.dataset.key)"
    )
    tab.locator("main a.number").first.focus()
    tab.keyboard.press("Enter")
    for _ in range(4):  # audit, appendix, close, and out
        tab.keyboard.press("Tab")
    assert tab.get_by_role("dialog").count() == 0
    assert focused(tab) == keys[1]


def test_the_mouse_shows_a_derivation_and_takes_it_away(tab: Any) -> None:
    tab.locator("main a.number").first.hover()
    box = tab.get_by_role("dialog")
    box.wait_for(timeout=3000)
    box.hover()  # what it says can be reached
    tab.wait_for_timeout(500)
    assert box.count() == 1
    tab.mouse.move(2, 880)
    box.wait_for(state="detached", timeout=3000)


def test_a_touch_shows_a_derivation_within_the_screen(
    browser: Any, shipped: Path
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True
    )
    tab = context.new_page()
    tab.goto(page_of(shipped, "ky").as_uri())
    tab.locator("main a.claim-link").first.tap()
    box = tab.get_by_role("dialog")
    at = box.bounding_box()
    assert at["x"] >= 0
    assert at["x"] + at["width"] <= 320
    assert at["y"] + at["height"] <= 641
    box.get_by_role("button").tap()
    assert box.count() == 0
    context.close()


def test_every_number_and_claim_has_a_derivation(tab: Any) -> None:
    missing = tab.evaluate(
        """() => [...document.querySelectorAll('a.number, a.claim-link, a.reference')]
        .filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"""
    )
    assert missing == []
    assert tab.locator("a.number").count() >= 60
    assert tab.locator("a.claim-link").count() >= 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_opens_by_mouse_and_by_keyboard(
    browser: Any, shipped: Path, language: str
) -> None:
    audit = f"../audit/{language}/claims.html#"
    with opened(browser, shipped, language) as tab:
        links = tab.locator("main a.claim-link")
        box = tab.get_by_role("dialog")
        said = []
        links.nth(1).click()
        said.append(box.inner_text())
        assert box.locator(f'a[href^="{audit}"]').count() == 1
        tab.mouse.click(2, 880)
        assert box.count() == 0
        links.nth(1).focus()
        tab.keyboard.press("Enter")
        said.append(box.inner_text())
        tab.keyboard.press("Escape")
        assert box.count() == 0
        assert said[0] == said[1] != ""


@pytest.mark.parametrize(
    ("source", "target"), [("ru", "ky"), ("ky", "en"), ("en", "ru")]
)
def test_the_switch_of_language_keeps_the_place(
    browser: Any, shipped: Path, source: str, target: str
) -> None:
    place = "document.getElementById('results-cost')"
    with opened(browser, shipped, source) as tab:
        tab.locator(f"a.language[hreflang={target}]").focus()
        tab.evaluate(f"{place}.scrollIntoView()")
        tab.evaluate("scrollBy(0, 150)")
        tab.evaluate(f"document.querySelector('a.language[hreflang={target}]').click()")
        tab.wait_for_url(re.compile(rf"{target}\.html"))
        tab.wait_for_load_state("load")
        assert tab.url.endswith("#results-cost")
        assert tab.evaluate("document.documentElement.lang") == target
        # Not the heading again but as far below it.
        assert -400 < tab.evaluate(f"{place}.getBoundingClientRect().top") < 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Any, shipped: Path, language: str) -> None:
    for scheme in ("light", "dark") if language == "ru" else ("light",):
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, color_scheme=scheme
        )
        tab = context.new_page()
        tab.goto(page_of(shipped, language).as_uri())
        tab.locator("main a.number").first.click()  # the open box is looked at too
        tab.get_by_role("dialog").wait_for()
        found = Axe().run(tab).response
        assert len(found["passes"]) > 20
        assert [
            (each["id"], each["nodes"][0]["html"]) for each in found["violations"]
        ] == []
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_never_scrolls_sideways(
    browser: Any, shipped: Path, language: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    tab = context.new_page()
    tab.goto(page_of(shipped, language).as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_scripts_a_number_is_a_link_to_its_derivation(
    browser: Any, shipped: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(page_of(shipped, "en").as_uri())
    link = tab.locator("main a.number").first
    target = link.get_attribute("href")
    link.click()
    assert tab.url.endswith(target)
    assert tab.locator(target).is_visible()
    assert tab.locator("a.language[hreflang=ru]").get_attribute("href") == "ru.html"
    context.close()


def test_without_scripts_the_original_of_a_quotation_is_one_click_away(
    browser: Any, shipped: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(page_of(shipped, "ky").as_uri())
    figure = tab.locator('figure.quotation[data-coding="I12-012-02"]')
    original = figure.locator("[lang=ru]")
    assert "мен екі аттың үстінде отырмын" in original.text_content()
    assert not original.is_visible()
    figure.locator("summary").click()
    assert original.is_visible()
    # In a line: the note's link leads there.
    link = tab.locator('span.quotation[data-coding="I03-022-01"] a.footnote-ref')
    link.click()
    assert tab.locator(link.get_attribute("href")).is_visible()
    assert "Если б упрекнули" in tab.locator(":target").inner_text()
    context.close()


def test_the_keyboard_opens_an_original(browser: Any, shipped: Path) -> None:
    with opened(browser, shipped, "en") as tab:
        figure = tab.locator('figure.quotation[data-coding="I12-012-02"]')
        figure.locator("figcaption a").focus()
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.tagName") == "SUMMARY"
        tab.keyboard.press("Enter")
        original = figure.locator("[lang=ru]")
        assert original.is_visible()
        assert "На двух конях сижу" in original.inner_text()
        assert Axe().run(tab, "figure.quotation").response["violations"] == []


def test_a_quotation_in_a_line_shows_its_original_beside_it(
    browser: Any, shipped: Path
) -> None:
    with opened(browser, shipped, "en") as tab:
        quoted = tab.locator('span.quotation[data-coding="I03-022-01"]')
        assert "(P03, simulated interview)" in quoted.inner_text()
        quoted.locator("a.footnote-ref").click()
        box = tab.get_by_role("dialog")
        assert "Если б упрекнули, я бы поругалась" in box.inner_text()
        assert box.locator("[lang=ru]").count() == 1


def test_a_quotation_leads_to_its_passage_in_the_audit(
    browser: Any, shipped: Path
) -> None:
    with opened(browser, shipped, "ru") as tab:
        figure = tab.locator('figure.quotation[data-coding="I15-052-03"]')
        assert figure.locator("details").count() == 0  # in its own words
        figure.locator("figcaption a").click()
        tab.wait_for_url(re.compile(r"codes\.html#coding-I15-052-03"))
        assert tab.locator(":target").is_visible()
        assert "Муж сказал — домой" in tab.locator(":target").inner_text()


def test_the_languages_share_their_identifiers(shipped: Path) -> None:
    found = []
    for language in LANGUAGES:
        text = page_of(shipped, language).read_text(encoding="utf-8")
        names = re.findall(r'<(?:section|figure|table|div) id="([\w-]+)"', text)
        found.append({name for name in names if not name.startswith("abstract-")})
        uses = page_of(shipped, language).with_suffix(".uses.json")
        sections = json.loads(uses.read_text(encoding="utf-8"))["sections"]
        assert set(sections) <= found[-1]
    assert found[0] == found[1] == found[2]


def test_derivations_lead_to_anchors_of_the_audit(shipped: Path) -> None:
    for language in LANGUAGES:
        text = page_of(shipped, language).read_text(encoding="utf-8")
        targets = set(re.findall(r'href="\.\./audit/([\w/]+\.html)#([\w-]+)"', text))
        pages = {page for page, _ in targets}
        names = ("claims", "codes", "numbers")
        assert pages == {f"{language}/{name}.html" for name in names}
        said = {
            page: (shipped / "results/audit" / page).read_text(encoding="utf-8")
            for page in pages
        }
        for page, anchor in targets:
            assert f'id="{anchor}"' in said[page]


def test_a_page_holds_all_that_it_shows(shipped: Path) -> None:
    for language in LANGUAGES:
        text = page_of(shipped, language).read_text(encoding="utf-8")
        sources = re.findall(r'(?:\bsrc|srcset)="([^"]{,40})', text)
        assert sources
        assert all(source.startswith("data:") for source in sources)
        assert '<link rel="stylesheet"' not in text
        assert "@import" not in text
        assert "url(" not in re.sub(r'src="data:[^"]*"', "", text)


def test_header_cells_say_what_they_head() -> None:
    def row(*texts: str) -> list[Any]:
        cells = [
            [
                attributes(),
                {"t": "AlignDefault"},
                1,
                1,
                [{"t": "Plain", "c": [string(t)]}],
            ]
            for t in texts
        ]
        return [attributes(), cells]

    head, body = [attributes(), [row("a", "b")]], [attributes(), 0, [], [row("c", "d")]]
    caption = [None, [{"t": "Plain", "c": [string("x")]}]]
    table = [attributes("t"), caption, [], head, [body], [attributes(), []]]
    made = accessible({"t": "Table", "c": table}, "en")
    assert made
    wrapper = made[0]["c"]
    assert ["aria-labelledby", "t-title"] in wrapper[0][2]
    inner = wrapper[1][0]["c"]
    scopes = [cell[0][2] for cell in inner[3][1][0][1] + inner[4][0][3][0][1]]
    col, first = [["scope", "col"]], [["scope", "row"]]
    assert scopes == [col, col, first, []]
    assert inner[4][0][1] == 1  # a column of heads
