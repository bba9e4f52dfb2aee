"""From text with places to suggested form fields: labels, tables, ticks, prose, then doubt."""

from formsvc.intake.fields.practice import PracticeIdentity
from formsvc.intake.fields.suggest import suggest

__all__ = ["PracticeIdentity", "suggest"]
