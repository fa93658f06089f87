"""The audit pages in a real browser: reach, contrast, narrow screens, no script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from talap.audit.site import PAGES

LANGUAGES = ("ru", "ky", "en")
WIDTHS = (320, 768, 1280)
CONTRAST = {"runOnly": ["color-contrast"]}


@pytest.fixture(params=LANGUAGES)
def opened(
    browser: Any, shipped: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[Any, dict[str, str]]]:
    """A tab and each page's address; what a page says or loads fails the test."""
    said: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    folder = shipped / "results/audit" / request.param
    addresses = {name: (folder / f"{name}.html").as_uri() for name in PAGES}
    tab.on("request", lambda asked: said.append(asked.url))
    yield tab, addresses
    context.close()
    assert [each for each in said if each not in addresses.values()] == []


def violations(tab: Any, options: dict[str, Any] | None = None) -> list[str]:
    found = Axe().run(tab, options=options).response
    assert found["passes"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]


def test_axe_finds_nothing(opened: tuple[Any, dict[str, str]]) -> None:
    tab, addresses = opened
    for name, address in addresses.items():
        tab.goto(address)
        assert violations(tab) == [], name


# These three use every colour, and each language has the same.
@pytest.mark.parametrize("opened", ["ru"], indirect=True)
def test_dark_pages_have_contrast(opened: tuple[Any, dict[str, str]]) -> None:
    tab, addresses = opened
    tab.emulate_media(color_scheme="dark")
    for name in ("claims", "codes", "interviews"):
        tab.goto(addresses[name])
        paper = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(20, 24, 28)"
        assert violations(tab, CONTRAST) == [], name


def test_no_page_scrolls_sideways(opened: tuple[Any, dict[str, str]]) -> None:
    tab, addresses = opened
    for name, address in addresses.items():
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 700})
            tab.goto(address)
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, name
