"""The transition-based pipes (parser, named-entity recognizer) with their loop over states in Python.

spaCy runs that loop in compiled code without Python's lock, but several of the functions it calls for every state and feature
take the lock to see whether an error was raised: most of the loop's time goes there. Driven from Python, which holds the lock
throughout, the same functions of spaCy's, on the states of many texts at a time, take two thirds of the time or less, and
choose the same transitions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TOGETHER = 128
"""Texts whose states are advanced together, of about the same length."""


def install(nlp: Language) -> None:
    """Put the loop around each pipe of the pipeline that parses greedily."""
    from spacy.pipeline.transition_parser import Parser

    for at, (name, pipe) in enumerate(nlp._components):
        if isinstance(pipe, Parser) and pipe.cfg.get("beam_width", 1) == 1:
            nlp._components[at] = (name, Stepped(pipe))


class Stepped:
    """A component that sets what ``parser`` would set."""

    def __init__(self, parser: Any) -> None:
        self.parser = parser

    def __getattr__(self, name: str) -> Any:
        """All the rest is the parser's own."""
        return getattr(self.__dict__["parser"], name)

    def __call__(self, doc: Doc) -> Doc:
        self._parse([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Parse a stream of texts; batches are parsed by length and given on in their order."""
        queue = iter(stream)
        while batch := list(islice(queue, batch_size)):
            by_length = sorted(batch, key=len)
            for first in range(0, len(batch), TOGETHER):
                self._parse(by_length[first : first + TOGETHER])
            yield from batch

    def _parse(self, docs: list[Doc]) -> None:
        parser = self.parser
        every = parser.moves.init_batch(docs)
        states = [state for state in every if not state.is_final()]
        if states:
            model = parser.model.predict(docs)
            while states:
                states = parser.transition_states(states, model.predict(states))
            model.clear_memory()
        parser.set_annotations(docs, every)
