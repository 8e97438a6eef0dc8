"""The kind ``dates``: ``read(document, context, facts)`` gives its values; ``tag(text, published)`` those of a plain text."""

from communique.kinds.dates.resolve import read, tag
from communique.kinds.dates.value import Date

__all__ = ["Date", "read", "tag"]
