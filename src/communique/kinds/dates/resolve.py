"""Read the dates of a document."""

from __future__ import annotations

from communique.kinds.dates.value import Date
from communique.kinds.reading import Facts, Reading
from communique.model import Context, Document


def read(document: Document, context: Context, facts: Facts) -> Reading[Date]:
    """The dates of a document, in text order."""
    return Reading()
