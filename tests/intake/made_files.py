"""Files made by the tests, good and bad, named for what is odd about them. Nothing here is anybody's."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
from docx import Document
from pikepdf import Name
from PIL import Image, ImageDraw, ImageFont

WORDS = "Crime reference 44AB/10203/26"


def picture(
    mode: str = "L", size: tuple[int, int] = (900, 400), words: str = "Crime reference 44AB/10203/26"
) -> Image.Image:
    """A small page with one line of print."""
    sheet = Image.new("RGB", size, "white")
    ImageDraw.Draw(sheet).text((40, 60), WORDS, fill="black", font=ImageFont.load_default(size=32))
    if mode == "16":
        import numpy as np

        return Image.fromarray(np.asarray(sheet.convert("L")).astype("uint16") * 257)
    return sheet.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a picture in a file format."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def pdf(pages: int = 1, **save: object) -> bytes:
    """A PDF of empty pages."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(300, 300))
    return _saved_pdf(made, **save)


def _saved_pdf(made: pikepdf.Pdf, **save: object) -> bytes:
    out = io.BytesIO()
    made.save(out, **save)
    return out.getvalue()


def encrypted_pdf() -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="owner", user="secret"))


def pdf_with_script_and_attachment() -> bytes:
    made = pikepdf.new()
    made.add_blank_page(page_size=(300, 300))
    made.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS="app.alert('hello')")
    made.attachments["program.exe"] = pikepdf.AttachedFileSpec(made, b"MZ")
    return _saved_pdf(made)


def pdf_whose_pages_go_in_circles() -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.Pages.Kids.append(made.Root.Pages)
    return _saved_pdf(made, fix_metadata_version=False)


def pdf_with_layer(text: str, *, covered: bool) -> bytes:
    """A page with a text layer; ``covered`` lays a picture over the whole of it, as a scanner does."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    font = made.make_indirect(pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    body = b"BT /F1 12 Tf 50 700 Td (%b) Tj ET " % text.encode("latin-1")
    if covered:
        pixels = pikepdf.Stream(made, b"\xff" * 100)
        pixels.stream_dict = pikepdf.Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=10,
            Height=10,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        page.obj.Resources.XObject = pikepdf.Dictionary(P=made.make_indirect(pixels))
        body = b"q 595 0 0 842 0 0 cm /P Do Q " + body
    page.obj.Contents = pikepdf.Stream(made, body)
    return _saved_pdf(made)


def pdf_form() -> bytes:
    """A form with a filled field, a ticked and an empty box, on a page that is turned a quarter."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(600, 800))
    page.obj.Rotate = 90

    def widget(rect: list[int], **more: object) -> pikepdf.Object:
        return made.make_indirect(
            pikepdf.Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                Rect=pikepdf.Array(rect),
                P=page.obj,
                **more,
            )
        )

    fields = [
        widget([100, 700, 300, 720], FT=Name.Tx, T="Text1", V="Okonkwo"),
        widget([100, 600, 120, 620], FT=Name.Btn, T="t1", V=Name.Yes, AS=Name.Yes),
        widget([200, 600, 220, 620], FT=Name.Btn, T="t2", V=Name.Off, AS=Name.Off),
    ]
    page.obj.Annots = pikepdf.Array(fields)
    made.Root.AcroForm = made.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(fields)))
    return _saved_pdf(made)


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG whose header tells of a picture that is not there."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def tiff_in_circles() -> bytes:
    entries = struct.pack("<HHII", 256, 4, 1, 100) + struct.pack("<HHII", 257, 4, 1, 100)
    return b"II*\x00" + struct.pack("<I", 8) + struct.pack("<H", 2) + entries + struct.pack("<I", 8)


def word(text: str = "Request for information about a patient") -> bytes:
    made = Document()
    made.add_paragraph(text)
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Surname"
    table.cell(0, 1).text = "Okonkwo"
    made.add_paragraph("\u2612 Consent given   \u2610 Consent refused")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word_with(name: str, data: bytes) -> bytes:
    """A Word file with one more member in its zip."""
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def word_from_outside() -> bytes:
    relationships = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://outside.invalid/x.dotm" TargetMode="External"/></Relationships>'
    )
    return word_with("word/_rels/settings.xml.rels", relationships)


def other_zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return out.getvalue()


MAIL_HEAD = (
    b"From: Alex Tindale <alex.tindale@northmere.police.uk>\r\nTo: practice@brindley.invalid\r\n"
    b"Subject: Request for information\r\nDate: Fri, 20 Nov 2026 10:15:00 +0000\r\nMIME-Version: 1.0\r\n"
)


def mail_with_parts(count: int) -> bytes:
    parts = b"".join(b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" for _ in range(count))
    return MAIL_HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + parts + b"--b--\r\n"


def mail_within_mail(depth: int) -> bytes:
    body = MAIL_HEAD + b"Content-Type: text/plain\r\n\r\nInnermost\r\n"
    for _ in range(depth):
        body = MAIL_HEAD + b"Content-Type: message/rfc822\r\n\r\n" + body
    return body


def mail_with_html() -> bytes:
    markup = (
        "<html><head><style>p{}</style></head><body><p>Please find our request.</p><script>alert(1)</script>"
        "<table><tr><td>Surname</td><td>Ll\u0175yd</td></tr></table>"
        "<p style='display: none'>unseen</p><img src='http://outside.invalid/x.png'></body></html>"
    )
    return MAIL_HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + markup.encode()


def mail_with_attachment(data: bytes, kind: str = "application/pdf") -> bytes:
    import base64

    head = (
        MAIL_HEAD
        + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n'
    )
    part = (
        f'--b\r\nContent-Type: {kind}; name="../../x.pdf"\r\nContent-Transfer-Encoding: base64\r\n'.encode()
    )
    part += b"Content-Disposition: attachment\r\n\r\n" + base64.encodebytes(data)
    return head + b"Please see the form attached.\r\n" + part + b"--b--\r\n"
