"""formsvc: judges and answers requests for patient information in UK general practice."""

__version__ = "0.1.0"
