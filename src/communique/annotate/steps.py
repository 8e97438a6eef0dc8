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
TOKENS = 16_384
"""And their tokens: each takes 4 kB meanwhile."""


def install(nlp: Language) -> None:
    """Put the loop around each pipe of the pipeline that parses greedily."""
    from spacy.pipeline.transition_parser import Parser

    for at, (name, pipe) in enumerate(nlp._components):
        if isinstance(pipe, Parser) and pipe.cfg.get("beam_width", 1) == 1:
            nlp._components[at] = (name, Stepped(pipe))


def _together(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Texts in groups of at most TOGETHER, and of TOKENS tokens where it is more than one."""
    held: list[Doc] = []
    tokens = 0
    for doc in docs:
        if held and (len(held) == TOGETHER or tokens + len(doc) > TOKENS):
            yield held
            held, tokens = [], 0
        held.append(doc)
        tokens += len(doc)
    if held:
        yield held


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
            for some in _together(sorted(batch, key=len)):
                self._parse(some)
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
