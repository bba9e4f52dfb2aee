"""Is a page whole? Valid HTML, one h1 that begins the title, labels, no double ids, nothing off the site."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

ADDRESSES = ("href", "src", "action", "formaction", "poster", "srcset", "data")
UNLABELLED = ("hidden", "submit", "button", "image", "reset")


def check_page(html: str) -> Element:
    """Fail unless the whole page is right. Returns it parsed."""
    page: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert html.lstrip().lower().startswith("<!doctype html>"), "The page does not begin with its doctype."
    assert page.get("lang") == "en-GB"
    check_heading_and_title(page)
    check_ids(page)
    check_labels(page)
    check_scripts(page)
    check_addresses(page)
    return page


def check_heading_and_title(page: Element) -> None:
    headings = [words(h1) for h1 in page.iter("h1")]
    assert len(headings) == 1, f"There is not one h1 but {headings}."
    caption = next((words(span) for h1 in page.iter("h1") for span in h1.iter("span")), "")
    heading = headings[0].removeprefix(caption).strip()
    title = words(next(page.iter("title")))
    has_errors = any("nhsuk-error-summary" in (div.get("class") or "").split() for div in page.iter("div"))
    expected = f"{'Error: ' if has_errors else ''}{heading} – "
    assert heading, "The h1 is empty."
    assert title.startswith(expected), f"The title {title!r} does not begin with {expected!r}."
    assert title.endswith("formsvc")


def check_ids(page: Element) -> None:
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    doubled = [name for name, times in ids.items() if times > 1]
    assert not doubled, f"These ids are on the page twice: {doubled}."
    for element in page.iter():
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            for target in (element.get(attribute) or "").split():
                assert target in ids, f"{element.tag} points by {attribute} to {target}, which is not there."
        href = element.get("href") or ""
        if element.tag == "a" and len(href) > 1 and href.startswith("#"):
            assert href[1:] in ids, f"A link leads to {href}, which is not there."


def check_labels(page: Element) -> None:
    labelled = {label.get("for") for label in page.iter("label")}
    for element in page.iter():
        if element.tag not in ("input", "select", "textarea") or element.get("type") in UNLABELLED:
            continue
        name = element.get("id") in labelled or element.get("aria-label") or element.get("aria-labelledby")
        assert name, f"The {element.tag} {element.get('name')!r} has no label."
    for button in page.iter("button"):
        assert words(button) or button.get("aria-label"), "A button says nothing."
    for picture in page.iter("img"):
        assert picture.get("alt") is not None, "A picture has no alt text."


def check_scripts(page: Element) -> None:
    for script in page.iter("script"):
        assert script.get("src") or script.get("nonce"), "A script stands in the page without a nonce."
    for element in page.iter():
        told = [name for name in element.attrib if name.lower().startswith("on") or name == "style"]
        assert not told, f"{element.tag} carries {told}, which the content policy stops."
    assert not list(page.iter("style")), "A style stands in the page."


def check_addresses(page: Element) -> None:
    for element in page.iter():
        for attribute in ADDRESSES:
            address = element.get(attribute)
            if address is None or address.startswith(("tel:", "mailto:")):
                continue
            parts = urlsplit(address)
            assert parts.scheme + parts.netloc == "", f"{element.tag} leads off the site: {address}."


def words(element: Element) -> str:
    """The text of an element, white space made single."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
