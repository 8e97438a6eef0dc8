"""The kind ``agreements``: ``read(document, context, facts)`` gives its values."""

from communique.kinds.agreements.resolve import read
from communique.kinds.agreements.value import Agreement

__all__ = ["Agreement", "read"]
