"""A made-up police form, drawn as a scanner would give it."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dpi
ROWS = (
    ("Requesting officer", "Joanna Pryce"),
    ("Rank", "Detective Sergeant"),
    ("Collar number", "2086"),
    ("Force", "Anytown Police"),
    ("Email", "joanna.pryce@anytown.police.example"),
    ("Telephone", "0161 496 0387"),
    ("Crime reference", "AP/26/12344"),
    ("Date of request", "20/11/2026"),
    ("Name of person", "Nadia Kessler"),
    ("Date of birth", "08/02/1986"),
    ("Address", "31 Orchard Row, Anytown, AN5 6JW"),
    ("NHS number", "999 000 0107"),
    ("Status of person", "Victim"),
    ("Information required", "Attendances with injury, 1 September to 31 October 2026"),
    ("Purpose", "Investigation of an assault reported on 14 October 2026"),
    ("Reply needed by", "30/11/2026"),
    ("Authorising officer", "Inspector Colin Marsh"),
)


def police_form(*, officer: str = "Joanna Pryce") -> bytes:
    """One page as PNG, in black and white."""
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(page)
    heading, words = ImageFont.load_default(34), ImageFont.load_default(25)
    draw.text((110, 90), "Anytown Police", font=heading, fill=0)
    draw.text((110, 145), "Request for personal data", font=heading, fill=0)
    draw.text((110, 195), "Data Protection Act 2018, Schedule 2 Part 1 Paragraph 2", font=words, fill=0)
    top = 260
    for label, value in (
        (label, officer if label == "Requesting officer" else value) for label, value in ROWS
    ):
        draw.rectangle((100, top, 460, top + 66), outline=0, width=2)
        draw.rectangle((460, top, 1140, top + 66), outline=0, width=2)
        draw.text((114, top + 18), label, font=words, fill=0)
        draw.text((474, top + 18), value, font=words, fill=0)
        top += 66
    kept = io.BytesIO()
    page.save(kept, "PNG", optimize=True)
    return kept.getvalue()
