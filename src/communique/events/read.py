"""Read the events of a document."""

from __future__ import annotations

from collections.abc import Iterator

from communique.events.value import Event
from communique.kinds.reading import Facts
from communique.model import Context, Document


def read(document: Document, context: Context, facts: Facts) -> tuple[Event, ...]:
    """The events of a document, in the order of their triggers."""
    return ()


def explain_lines(document: Document, context: Context, facts: Facts) -> Iterator[str]:
    """For each event the frame, rule and evidence that made it."""
    return iter(())
