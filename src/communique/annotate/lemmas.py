"""spaCy's rule lemmatizer with its answers remembered per word form, part of speech and morphology.

spaCy's own cache leaves out the answers that need no rule, which are most. Its lists of known words, tens of thousands long,
are searched from end to end for each word that it has not met: they become sets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPE = "lemmatizer"
MOST = 500_000
"""Answers that are remembered."""


def install(nlp: Language) -> None:
    """Put the remembering lemmatizer in the place of the pipeline's own, if that one works by rules."""
    if PIPE in nlp.pipe_names:
        lemmatizer: Any = nlp.get_pipe(PIPE)
        if getattr(lemmatizer, "mode", "") == "rule" and not lemmatizer.overwrite:
            known: Any = lemmatizer.lookups.get_table("lemma_index", {})
            for pos in list(known):
                known[pos] = frozenset(known[pos])
            at = nlp.component_names.index(PIPE)
            nlp._components[at] = (PIPE, RememberingLemmatizer(lemmatizer))


class RememberingLemmatizer:
    """A component that sets what ``lemmatizer`` would set.

    Lemmas are remembered as text: a number of spaCy's string store may be gone when its memory zone ends.
    """

    def __init__(self, lemmatizer: Any) -> None:
        import numpy

        self.lemmatizer = lemmatizer
        self.array: Any = numpy.array
        self.known: dict[tuple[int, int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        rows: list[tuple[int, int, int, int]] = doc.to_array(["ORTH", "POS", "MORPH", "LEMMA"]).tolist()
        add = doc.vocab.strings.add
        lemmas = [lemma or add(self._lemma((form, pos, morph), i, doc)) for i, (form, pos, morph, lemma) in enumerate(rows)]
        doc.from_array(["LEMMA"], self.array(lemmas, dtype="uint64"))
        return doc

    def _lemma(self, key: tuple[int, int, int], at: int, doc: Doc) -> str:
        found = self.known.get(key)
        if found is None:
            found = str(self.lemmatizer.lemmatize(doc[at])[0])
            if len(self.known) < MOST:
                self.known[key] = found
        return found
