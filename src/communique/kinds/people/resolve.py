"""Read the people of a document."""

from __future__ import annotations

from communique.kinds.people.value import Person
from communique.kinds.reading import Facts, Reading
from communique.model import Context, Document


def read(document: Document, context: Context, facts: Facts) -> Reading[Person]:
    """The people of a document, in text order."""
    return Reading()
