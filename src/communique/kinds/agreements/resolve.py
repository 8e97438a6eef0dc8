"""Read the agreements of a document."""

from __future__ import annotations

from communique.kinds.agreements.value import Agreement
from communique.kinds.reading import Facts, Reading
from communique.model import Context, Document


def read(document: Document, context: Context, facts: Facts) -> Reading[Agreement]:
    """The agreements of a document, in text order."""
    return Reading()
