"""The kind ``amounts``: ``read(document, context, facts)`` gives its values."""

from communique.kinds.amounts.resolve import read
from communique.kinds.amounts.value import Amount

__all__ = ["Amount", "read"]
