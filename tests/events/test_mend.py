"""What mends the parser's trees leaves trees: every walk up from a token ends."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from communique.events.mend import mended
from communique.events.tree import Tree
from communique.model import Block, Context, Document, Sentence
from communique.parties.find import read

NEWS = (
    "Peru , Chile and Peruvian President Silva Jr. met talks in Lima said closer running days since has imposed sanctions ; "
    "Visiting fighting between on a deal announced $ 5 million in aid killing soldiers sent to visit NATO Ministers At the "
    "lapsed expired told Reuters"
)
TAGS = ("NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBN", "VBZ", "VBG", "VBP", "MD", "TO", "IN", "JJ", ",", "CD")
DEPS = (
    *("nsubj", "nsubjpass", "dobj", "pobj", "prep", "appos", "conj", "acl", "advcl", "relcl", "ccomp", "aux", "auxpass"),
    *("amod", "compound", "npadvmod", "advmod", "dep", "punct", "parataxis", "nmod"),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Sentences of the words that the mends look at, with any tree over them."""
    length = draw(st.integers(2, 12))
    words = draw(st.lists(st.sampled_from(NEWS.split()), min_size=length, max_size=length))
    order = draw(st.permutations(range(length)))
    heads = list(range(length))
    for place, token in enumerate(order[1:], 1):
        heads[token] = order[draw(st.integers(0, place - 1))]
    deps = draw(st.lists(st.sampled_from(DEPS), min_size=length, max_size=length))
    deps[order[0]] = "ROOT"
    return _document(words, heads, deps, draw(st.lists(st.sampled_from(TAGS), min_size=length, max_size=length)))


def _document(words: list[str], heads: list[int], deps: list[str], tags: list[str]) -> Document:
    text = " ".join(words)
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    lemmas, pos = [w.lower().removesuffix("ed") for w in words], ["VERB" if t.startswith("VB") else "NOUN" for t in tags]
    columns = (starts, ends, words, lemmas, tags, pos, deps, heads)
    sentence, part = Sentence(0, len(text), 0, len(words), "body"), Block(0, len(text), "body")
    return Document(text, *map(tuple, columns), sentences=(sentence,), entities=(), segments=(part,))


@given(documents())
@example(_document(["said", "Peru", ","], [0, 0, 0], ["ROOT", "npadvmod", "punct"], ["VBD", "NNP", ","]))
@example(_document(["met", "Peru", ",", "Chile"], [0, 0, 0, 0], ["ROOT", "dep", "punct", "nsubj"], ["VBD", "NNP", ",", "NNP"]))
@example(_document(["said", "the", "Peru"], [0, 0, 1], ["ROOT", "dobj", "compound"], ["VBD", "NN", "NNP"]))
def test_walks_up_end(document: Document) -> None:
    parties = {t: m for m in read(document, Context(None)) for t in document.tokens_in(m.start, m.end)}
    after = mended(document, parties)
    for token in range(len(after.words)):
        steps = 0
        while after.heads[token] != token:
            token, steps = after.heads[token], steps + 1
            assert steps <= len(after.words)


def test_circle_is_given_back() -> None:
    document = _document(["Peru", "met", "Chile"], [1, 1, 1], ["nsubj", "ROOT", "dobj"], ["NNP", "VBD", "NNP"])
    tree = Tree(document)
    tree.put(1, 2, "dobj")
    tree.tags[0] = "NN"
    assert tree.mended() == document
    tree.put(2, 0, "appos")
    assert tree.mended().heads == (1, 1, 0)


@pytest.mark.parametrize(
    "text",
    [
        "At the cod talks major fishing nations, led by Peru, proposed a lower quota.",
        "At the GATT talks big exporting countries, led by Canada, proposed that subsidies be cut.",
    ],
)
def test_talks_taken_for_the_verb(explained, text: str) -> None:
    assert all(text[e.trigger.start : e.trigger.end] == e.trigger.text for e, _, _ in explained(text))
