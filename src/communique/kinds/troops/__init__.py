"""The kind ``troops``: ``read(document, context, facts)`` gives its values."""

from communique.kinds.troops.resolve import read
from communique.kinds.troops.value import Troops

__all__ = ["Troops", "read"]
