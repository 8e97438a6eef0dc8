"""communique reads news about negotiations, diplomacy and defence and writes down what it says, with evidence.

>>> import communique
>>> record = communique.extract("The US asked Seoul to pay $1.3 billion.", published="2020-08-20")
>>> [amount.text for amount in record.amounts]
['$1.3 billion']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.errors import CommuniqueError, ModelError, RecordError, SettingsError, SourceError, UsageError
from communique.model import Article, Problem
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.extractor import Extractor, extract
    from communique.record import Record

__all__ = [
    "Article",
    "CommuniqueError",
    "Extractor",
    "ModelError",
    "Problem",
    "Record",
    "RecordError",
    "Settings",
    "SettingsError",
    "SourceError",
    "UsageError",
    "extract",
]

_LAZY = {"Extractor": "communique.extractor", "extract": "communique.extractor", "Record": "communique.record"}


def __getattr__(name: str) -> Any:
    """Load what needs more than the standard library when it is first asked for."""
    from importlib import import_module

    if name not in _LAZY:
        raise AttributeError(f"module 'communique' has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)
