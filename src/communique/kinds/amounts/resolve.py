"""Read the amounts of a document."""

from __future__ import annotations

from communique.kinds.amounts.value import Amount
from communique.kinds.reading import Facts, Reading
from communique.model import Context, Document


def read(document: Document, context: Context, facts: Facts) -> Reading[Amount]:
    """The amounts of a document, in text order."""
    return Reading()
