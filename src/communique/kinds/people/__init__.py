"""The kind ``people``: ``read(document, context, facts)`` gives its values."""

from communique.kinds.people.resolve import read
from communique.kinds.people.value import Person

__all__ = ["Person", "read"]
