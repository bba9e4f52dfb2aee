"""Letter templates, reading engine, queue."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from formsvc.cli.checkup.found import Found, misconfigured, missing, ok
from formsvc.settings import Settings

PORTS = {"amqp": 5672, "amqps": 5671}


def letter_templates(settings: Settings) -> Found:
    """Is there wording for every kind of document, the letterhead and the frame?"""
    from formsvc.domain.codes import DocumentCode

    folder = settings.letter_templates_folder
    wanted = ["letterhead/letterhead.docx", "frame/letter.css", "frame/letter.html"]
    absent = [name for name in wanted if not (folder / name).is_file()]
    absent += [f"{code}/" for code in DocumentCode if not list((folder / code).glob("*.md"))]
    if absent:
        return missing(
            f"Letter templates lack {', '.join(absent)}.", "Check FORMSVC_LETTER_TEMPLATES_FOLDER."
        )
    return ok(f"Wording for {len(DocumentCode)} kinds of document.")


def page_templates(settings: Settings) -> Found:
    if not (settings.templates_folder / "base.html").is_file():
        return missing("The page templates are not there.", "Check FORMSVC_TEMPLATES_FOLDER.")
    return ok("The page templates are there.")


def reading_engine(settings: Settings) -> Found:
    """Can the engine that the settings name be loaded, with its models?"""
    from formsvc.intake.ocr import rapid
    from formsvc.intake.ocr import tesseract as second

    if settings.ocr_engine == "tesseract":
        if second.is_installed():
            return ok("Tesseract, as the setting says.")
        return missing(
            "The setting names Tesseract.", "Install tesseract-ocr, or set FORMSVC_OCR_ENGINE=auto."
        )
    folder = rapid.models_folder()
    if folder is None or not list(folder.glob("*.onnx")):
        return missing("RapidOCR or its models are not installed.", "Run: make run")
    import onnxruntime

    return ok(
        f"RapidOCR with {len(list(folder.glob('*.onnx')))} models, onnxruntime {onnxruntime.__version__}."
    )


def queue(settings: Settings) -> Found:
    if not settings.broker_url:
        return ok("The database is the queue.")
    address = urlsplit(settings.broker_url)
    host, port = address.hostname or "localhost", address.port or PORTS.get(address.scheme, 5672)
    try:
        socket.create_connection((host, port), timeout=3).close()
    except OSError as error:
        return misconfigured(
            f"RabbitMQ does not answer ({type(error).__name__}).",
            "Start it, or check FORMSVC_BROKER_URL. Nothing is lost meanwhile: jobs wait in the database.",
        )
    return ok("RabbitMQ answers.")


def virus_checker(settings: Settings) -> Found:
    """Does the checker answer? None is no fault: the setting is the practice's choice."""
    from formsvc.intake.antivirus import Clamd

    if not settings.clamd:
        return ok("None is set; what arrives is opened in the cage alone.")
    if not Clamd(settings.clamd, seconds=5).is_there():
        return misconfigured(
            "The virus checker does not answer.",
            "Start clamd, or check FORMSVC_CLAMD. What arrives waits meanwhile; nothing is lost.",
        )
    return ok("The virus checker answers.")
