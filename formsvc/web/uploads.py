"""Was the form whole, and small enough? Asked of every request, before anything in it is believed.

The threat: a multipart body that is cut off reaches a Flask view as an *empty form with status 200*, and
Werkzeug's limit on form text does not bind url-encoded forms (security guide, sections 4 and 6).
"""

from __future__ import annotations

from typing import IO, Any

from flask import Flask, Request, request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from formsvc.web.config import MOST_FORM_BYTES, MOST_FORM_PARTS

CUT_OFF = "The upload did not finish. Nothing was kept. Try again."


class UploadCutOff(BadRequest):
    """UP-14: the body ended before its last boundary."""

    code_for_support = "UP-14"
    description = CUT_OFF


class NotingParser(FormDataParser):
    """Werkzeug's parser, which hands back an empty form for a broken body; this one remembers that it did."""

    was_cut_off = False

    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> Any:
        opened: list[IO[bytes]] = []
        factory, silent = self.stream_factory, self.silent

        def keep(*args: Any, **values: Any) -> IO[bytes]:
            opened.append(factory(*args, **values))
            return opened[-1]

        self.stream_factory, self.silent = keep, False
        try:
            return super().parse(stream, mimetype, content_length, options)
        except Exception as error:
            for part in opened:  # half a file is no file
                part.close()
            if not isinstance(error, ValueError):
                raise
            self.was_cut_off = True
            return stream, self.cls(), self.cls()
        finally:
            self.stream_factory, self.silent = factory, silent


class WholeRequest(Request):
    """A request that knows whether its form arrived whole."""

    form_data_parser_class = NotingParser

    def make_form_data_parser(self) -> FormDataParser:
        self.form_parser = super().make_form_data_parser()
        return self.form_parser


def cut_off(request: Request) -> bool:
    """Did the form end before its last boundary, or never begin (UP-14)? Reads the form."""
    if request.mimetype != "multipart/form-data":
        return False
    is_empty = not request.form and not request.files
    return is_empty or bool(getattr(getattr(request, "form_parser", None), "was_cut_off", False))


def init_app(app: Flask) -> None:
    """Look at every form before the token in it is looked for."""
    app.request_class = WholeRequest
    app.before_request(check_form)


def check_form() -> None:
    """Refuse what is too long or not whole."""
    if request.mimetype == "application/x-www-form-urlencoded":
        if (request.content_length or 0) > MOST_FORM_BYTES:
            raise RequestEntityTooLarge()
        if sum(len(values) for _, values in request.form.lists()) > MOST_FORM_PARTS:
            raise RequestEntityTooLarge()
    elif cut_off(request):
        raise UploadCutOff()
