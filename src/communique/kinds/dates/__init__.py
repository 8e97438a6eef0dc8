"""The kind ``dates``: ``read(document, context, facts)`` gives its values."""

from communique.kinds.dates.resolve import read
from communique.kinds.dates.value import Date

__all__ = ["Date", "read"]
