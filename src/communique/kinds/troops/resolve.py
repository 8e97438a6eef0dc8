"""Read the troops of a document."""

from __future__ import annotations

from communique.kinds.reading import Facts, Reading
from communique.kinds.troops.value import Troops
from communique.model import Context, Document


def read(document: Document, context: Context, facts: Facts) -> Reading[Troops]:
    """The troops of a document, in text order."""
    return Reading()
