"""Read the people of a document."""

from __future__ import annotations

from communique.kinds.people.link import link
from communique.kinds.people.names import find
from communique.kinds.people.page import page_of
from communique.kinds.people.profile import people
from communique.kinds.people.value import Person
from communique.kinds.reading import Facts, Reading
from communique.model import Context, Document


def read(document: Document, context: Context, facts: Facts) -> Reading[Person]:
    """The people of a document, in text order."""
    page = page_of(document, facts.parties)
    return Reading(people(page, link(page, find(page)), facts))
