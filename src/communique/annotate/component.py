"""The spaCy component: ``nlp.add_pipe("communique")`` marks every kind of value as a span group of its name.

Importing this module loads spaCy and nothing else of size: spaCy imports it whenever it looks for factories.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS = ["dates", "amounts", "troops", "people", "agreements"]


@Language.factory("communique", default_config={"kinds": KINDS})
def create(nlp: Language, name: str, kinds: list[str]) -> Marker:
    """The component, after the pipes whose annotations it reads (tagger, parser, ner)."""
    return Marker(kinds)


class Marker:
    """Marks ``doc.spans[kind]``; a span's label is the kind. Spans cover whole tokens, records have the exact offsets.

    Times that count from a day of publication are marked as well: a document has none, their values are for a record to give.
    """

    def __init__(self, kinds: list[str]) -> None:
        self.kinds = tuple(kinds)

    def __call__(self, doc: Doc) -> Doc:
        from communique.annotate.document import from_doc
        from communique.kinds import read_all
        from communique.model import Context

        facts, unresolved = read_all(from_doc(doc), Context(), self.kinds)
        for kind in self.kinds:
            parts = [part for value in getattr(facts, kind) for part in getattr(value, "mentions", (value,))]
            if kind == "dates":
                parts = sorted([*parts, *(u for u in unresolved if u.kind == kind)], key=lambda part: part.start)
            spans = [doc.char_span(part.start, part.end, label=kind, alignment_mode="expand") for part in parts]
            doc.spans[kind] = [span for span in spans if span is not None]
        return doc
