"""HTML to a tagged PDF (pdf/ua-1), by WeasyPrint, in one thread of each process.

Threats and how they are met: WeasyPrint's own fetcher reads local files and the network, so ours knows one
dictionary and nothing else; two threads corrupt its memory, so every render of a process runs in one; a
FontConfiguration is never freed, so there is one. Accepted: a render cannot be stopped from outside; the
letters are ours and short.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from formsvc.domain.errors import DomainError

FONTS_FOLDER = Path(__file__).parent / "fonts"
_FACES = (("Arimo-Regular.ttf", "normal"), ("Arimo-Bold.ttf", "bold"))


class PdfNotDrawn(DomainError):
    """The PDF could not be drawn. Nothing was kept."""


class _OwnThings(URLFetcher):  # type: ignore[misc]
    """Serves the files it was given under ``asset:///`` and refuses everything else, fatally."""

    def __init__(self, things: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols=("asset",), allow_redirects=False, fail_on_errors=True)
        self._things = things

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in self._things:
            raise FatalURLFetchingError("A letter asked for something from outside.")
        return URLFetcherResponse(url, self._things[url], {"Content-Type": "font/ttf"})


@dataclass
class _Tools:
    """What is kept between renders, in the one thread that uses it."""

    fonts: Any
    fetcher: _OwnThings
    sheets: dict[str, Any]
    images: dict[str, Any]


_lock = Lock()
_thread: tuple[int, ThreadPoolExecutor] | None = None
_tools: _Tools | None = None


def draw_pdf(html: str, css: str) -> bytes:
    """A PDF/UA-1 of our own HTML and style sheet. The same two give the same bytes."""
    try:
        return _renderer().submit(_draw, html, css).result()
    except FatalURLFetchingError as error:  # a BaseException: it would end the worker if nobody named it
        raise PdfNotDrawn(
            "The letter asks for something from outside. Remove it from the wording or the style."
        ) from error


def _renderer() -> ThreadPoolExecutor:
    """This process's one render thread; a process that was forked makes its own."""
    global _thread, _tools
    with _lock:
        if _thread is None or _thread[0] != os.getpid():
            _thread = (os.getpid(), ThreadPoolExecutor(max_workers=1, thread_name_prefix="pdf"))
            _tools = None
        return _thread[1]


def _draw(html: str, css: str) -> bytes:
    global _tools
    if _tools is None:
        _tools = _make_tools()
    sheet = _tools.sheets.get(css)
    if sheet is None:
        if len(_tools.sheets) > 16:
            _tools.sheets.clear()
        sheet = CSS(
            string=_face_rules(_tools.fetcher) + css, font_config=_tools.fonts, url_fetcher=_tools.fetcher
        )
        _tools.sheets[css] = sheet
    drawn = HTML(string=html, url_fetcher=_tools.fetcher, base_url="asset:///").write_pdf(
        stylesheets=[sheet], font_config=_tools.fonts, cache=_tools.images, pdf_variant="pdf/ua-1"
    )
    return bytes(drawn)


def _make_tools() -> _Tools:
    own = {
        f"asset:///{name}": (FONTS_FOLDER / name).read_bytes()
        for name, _ in _FACES
        if (FONTS_FOLDER / name).exists()
    }
    return _Tools(FontConfiguration(), _OwnThings(own), {}, {})


def _face_rules(fetcher: _OwnThings) -> str:
    """The installed font's faces; none installed: the system's sans by the style sheet's list."""
    return "".join(
        f'@font-face {{ font-family: "Letter"; font-weight: {weight}; src: url(asset:///{name}) }}\n'
        for name, weight in _FACES
        if f"asset:///{name}" in fetcher._things
    )
