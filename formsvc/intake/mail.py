"""Mail files: headers, body, attachments. Runs only in the cage; nothing is fetched, no link followed."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage, Message
from pathlib import Path
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]  # ships no types

from formsvc.intake.laid_out import Row, paragraph
from formsvc.intake.limits import ACCEPTED
from formsvc.intake.reading import MailHeaders
from formsvc.intake.reading_json import plain_text
from formsvc.intake.refusals import Refused

BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "table")
) | {"tr", "section", "article", "header", "footer", "address", "center", "form", "dl", "dt", "dd", "body"}
SILENT = frozenset(("script", "style", "head", "title", "template", "noscript", "svg", "object"))
DEEPEST = 60


@dataclass
class OpenedMail:
    """What a mail holds: headers, the body's rows, and the attachments' bytes."""

    headers: MailHeaders
    body: list[Row] = field(default_factory=list)
    attachments: list[bytes] = field(default_factory=list)

    @property
    def body_lines(self) -> list[str]:
        """The body as plain lines, a table row on one line."""
        lines = []
        for row in self.body:
            joined = "  ".join(" ".join(cell) for cell in row.cells)
            lines += [clean for clean in (plain_text(line) for line in joined.splitlines()) if clean]
        return lines


def open_eml(path: Path) -> OpenedMail:
    """An Internet mail file, or ``Refused``."""
    try:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        opened = OpenedMail(_headers(message))
        _collect(message, opened, depth=0)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Refused("UP-04") from error
    return opened


def open_msg(path: Path) -> OpenedMail:
    """An Outlook mail file, or ``Refused``."""
    from oxmsg import Message as OutlookMessage

    try:
        message: Any = OutlookMessage.load(str(path))
        headers = {name.lower(): value for name, value in dict(message.message_headers or {}).items()}
        sent = message.sent_date
        opened = OpenedMail(
            MailHeaders(
                sender=plain_text(str(message.sender or headers.get("from", ""))),
                subject=plain_text(str(message.subject or "")),
                sent_on=sent.date().isoformat() if sent else _day(headers.get("date", "")),
                reply_to=plain_text(str(headers.get("reply-to", ""))),
            )
        )
        markup = message.html_body
        opened.body = rows_of_html(markup) if markup else rows_of_text(message.body or "")
        if markup and not opened.body_lines:
            opened.body = rows_of_text(message.body or "")
        opened.attachments = [bytes(item.file_bytes or b"") for item in message.attachments]
    except Exception as error:  # the parser raises whatever a broken property makes it
        raise Refused("UP-04") from error
    return opened


def _headers(message: Message) -> MailHeaders:
    return MailHeaders(
        sender=_header(message, "From"),
        subject=_header(message, "Subject"),
        sent_on=_day(_header(message, "Date")),
        reply_to=_header(message, "Reply-To"),
    )


def _header(message: Message, name: str) -> str:
    try:
        return plain_text(str(message.get(name, "")), longest=1_000)
    except (LookupError, ValueError, TypeError, AttributeError, IndexError):
        return ""


def _day(text: str) -> str:
    try:
        return email.utils.parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def _collect(message: Message, opened: OpenedMail, *, depth: int) -> None:
    if depth > ACCEPTED.mail_depth:
        raise Refused("UP-10")
    kind = message.get_content_type()
    if kind == "multipart/alternative":
        _collect_best(message, opened, depth)
    elif kind == "message/rfc822":
        for inner in _parts(message):
            opened.body += _forwarded(inner)
            _collect(inner, opened, depth=depth + 1)
    elif message.is_multipart():
        for part in _parts(message):
            _collect(part, opened, depth=depth + 1)
    elif _is_body(message, kind):
        opened.body += _body_rows(message, kind)
    else:
        data = message.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            opened.attachments.append(data)


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload()
    parts = [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []
    if len(parts) > ACCEPTED.mail_parts:
        raise Refused("UP-10")
    return parts


def _collect_best(message: Message, opened: OpenedMail, depth: int) -> None:
    """HTML keeps tables as cells, so it is preferred; plain text where HTML says nothing."""
    parts = _parts(message)
    ranked = sorted(parts, key=lambda part: part.get_content_type() == "text/plain")
    for part in ranked:
        before = len(opened.body_lines)
        _collect(part, opened, depth=depth + 1)
        if len(opened.body_lines) > before:
            return


def _is_body(message: Message, kind: str) -> bool:
    return kind in ("text/plain", "text/html") and message.get_content_disposition() != "attachment"


def _body_rows(message: Message, kind: str) -> list[Row]:
    text = _decoded(message)
    return rows_of_html(text) if kind == "text/html" else rows_of_text(text)


def _decoded(message: Message) -> str:
    if isinstance(message, EmailMessage):
        try:
            content = message.get_content()
            return content if isinstance(content, str) else ""
        except (LookupError, ValueError, KeyError):
            pass
    data = message.get_payload(decode=True)
    return data.decode("latin-1") if isinstance(data, bytes) else ""


def _forwarded(inner: Message) -> list[Row]:
    names = ("From", "Sent", "Date", "To", "Subject")
    return [paragraph(f"{name}: {_header(inner, name)}") for name in names if _header(inner, name)]


def rows_of_text(text: str) -> list[Row]:
    """Plain text line by line; columns set with tabs stay apart."""
    rows = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        quoted = re.sub(r"^(?:> ?)+", "", line)
        cells = [cell for cell in re.split(r"\t+| {4,}", quoted) if cell.strip()]
        rows.append(Row(tuple((cell,) for cell in cells)) if len(cells) > 1 else paragraph(quoted))
    return rows


def rows_of_html(markup: str) -> list[Row]:
    """HTML as rows: blocks as paragraphs, table rows as cells."""
    try:
        root = html.document_fromstring(markup.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return rows_of_text(re.sub(r"<[^>]*>", " ", markup))
    gathered: list[str] = []
    rows: list[Row] = []
    _walk(root, rows, gathered, 0)
    _flush(rows, gathered)
    return rows


def _walk(element: Any, rows: list[Row], gathered: list[str], depth: int) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if depth > DEEPEST or not tag or tag in SILENT or _is_hidden(element):
        return
    if tag == "tr" and not element.xpath(".//table"):
        _flush(rows, gathered)
        cells = [tuple(_cell_lines(cell)) for cell in element if cell.tag in ("td", "th")]
        cells = [cell for cell in cells if cell]
        if cells:
            rows.append(Row(tuple(cells)))
        return
    if tag in BLOCKS or tag == "br":
        _flush(rows, gathered)
    gathered.append(element.text or "")
    for child in element:
        _walk(child, rows, gathered, depth + 1)
        gathered.append(child.tail or "")
    if tag in BLOCKS:
        _flush(rows, gathered)


def _cell_lines(cell: Any) -> Iterator[str]:
    rows: list[Row] = []
    gathered: list[str] = [cell.text or ""]
    for child in cell:
        _walk(child, rows, gathered, 1)
        gathered.append(child.tail or "")
    _flush(rows, gathered)
    for row in rows:
        yield from (text for inner in row.cells for text in inner)


def _flush(rows: list[Row], gathered: list[str]) -> None:
    text = re.sub(r"[ \t\r\n\f]+", " ", "".join(gathered)).strip()
    gathered.clear()
    if text:
        rows.append(paragraph(text))


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style
