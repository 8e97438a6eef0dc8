"""The kinds of values, in the order in which they are read: each may use those before it.

This list is the one place that names them; the extractor, the schema, the tables, the evaluation and the tests iterate over it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from communique.kinds.reading import Facts, Reading
from communique.model import Context, Document, Unresolved
from communique.parties import read as read_parties
from communique.parties import unlisted

Read = Callable[[Document, Context, Facts], Reading[Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its name in the record, the letter of its ids, and what one is called in the docs."""

    name: str
    letter: str
    label: str

    @property
    def read(self) -> Read:
        """The reader of the kind, loaded when first needed."""
        reader: Read = import_module(f"communique.kinds.{self.name}").read
        return reader


KINDS = (
    Kind("dates", "d", "expressions of time"),
    Kind("amounts", "a", "money and percentages"),
    Kind("troops", "t", "counts of military people"),
    Kind("people", "p", "people with a part in public affairs"),
    Kind("agreements", "g", "treaties, accords, deals"),
)


def read_all(
    document: Document, context: Context, names: tuple[str, ...] | None = None
) -> tuple[Facts, tuple[Unresolved, ...]]:
    """Every kind of value in a document (or those of ``names``), and what was found and could not be read."""
    parties = read_parties(document, context)
    others = unlisted(document, parties) if names is None or "people" in names else ()
    parties = tuple(m for m in parties if m.form != "troops")  # who moves them stands beside them
    facts, found = Facts(parties, others), dict[str, Any]()
    unresolved: list[Unresolved] = []
    for kind in KINDS:
        if names is None or kind.name in names:
            reading = kind.read(document, context, facts)
            found[kind.name] = reading.values
            facts = Facts(parties, others, **found)
            unresolved += reading.unresolved
    return facts, tuple(sorted(unresolved, key=lambda u: (u.start, u.end, u.kind)))
