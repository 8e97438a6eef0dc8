"""Documents: the columns are spaCy's, the offsets the article's."""

from __future__ import annotations

import pickle

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate.component import KINDS
from communique.annotate.document import MAX_SEGMENT, annotate, assemble, from_doc, segments
from communique.extractor import Extractor
from communique.kinds import KINDS as REGISTERED
from communique.model import Article, Block

TEXT = "Menu | Home\n\nSeoul offered 1.04 trillion won. Donna Welton, the US envoy, said no.\n\nTalks go on."
END = TEXT.index("\n\nTalks")
BLOCKS = (Block(0, 11, "junk", "menu"), Block(13, END, "body"), Block(END + 2, len(TEXT), "body"))


def test_columns_are_those_of_spacy(extractor: Extractor) -> None:
    document = next(annotate(extractor.nlp, [Article("a", TEXT, blocks=BLOCKS)]))
    docs = [extractor.nlp(TEXT[b.start : b.end]) for b in BLOCKS[1:]]
    tokens = [token for doc in docs for token in doc]
    assert document.words == tuple(t.text for t in tokens)
    assert document.lemmas == tuple(t.lemma_ for t in tokens)
    assert document.tags == tuple(t.tag_ for t in tokens)
    assert document.deps == tuple(t.dep_ for t in tokens)
    assert [document.words[h] for h in document.heads] == [t.head.text for t in tokens]
    assert [(e.label, TEXT[e.start : e.end]) for e in document.entities] == [(e.label_, e.text) for d in docs for e in d.ents]
    assert [TEXT[s.start : s.end] for s in document.sentences] == [s.text for d in docs for s in d.sents]
    assert pickle.loads(pickle.dumps(document)) == document


def test_tokens_are_found_by_offset(extractor: Extractor) -> None:
    document = next(annotate(extractor.nlp, [Article("a", TEXT, blocks=BLOCKS)]))
    at = document.token_at(TEXT.index("Donna"))
    assert at is not None
    assert document.words[at] == "Donna"
    assert document.token_at(5) is None
    entity = document.entity_at(at)
    assert entity is not None and entity.first <= at < entity.last
    assert [document.entity_at(t) for t in range(len(document))] == [
        next((e for e in document.entities if e.first <= t < e.last), None) for t in range(len(document))
    ]
    assert [document.words[i] for i in document.tokens_in(*document_span(TEXT, "Donna Welton"))] == ["Donna", "Welton"]
    sentence = document.sentence_at(TEXT.index("Welton"))
    assert sentence is not None
    assert TEXT[sentence.start : sentence.end].startswith("Donna Welton, the US envoy")


def document_span(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


@given(st.text(alphabet=st.sampled_from("ab \n\u00e9\U0001f600."), max_size=400))
def test_offsets_hold_whatever_the_text(text: str) -> None:
    doc = spacy.blank("en")(text)
    document = assemble(text, (Block(0, len(text), "body"),), [doc])
    assert [text[s:e] for s, e in zip(document.starts, document.ends, strict=True)] == [t.text for t in doc]


def test_long_segments_are_cut_without_losing_a_character() -> None:
    text = "word " * MAX_SEGMENT + "x" * (2 * MAX_SEGMENT)
    parts = segments(Article("a", text))
    assert "".join(text[p.start : p.end] for p in parts) == text
    assert max(p.end - p.start for p in parts) <= MAX_SEGMENT


_WIDE = "Ministers from seven countries were told on Monday that"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S.\nCongress voted on\na bill.\n    It was\nlate.", ["The U.S.\nCongress voted on\na bill.", "It was\nlate."]),
        ("Peru and Chile meet\nLIMA (AP) - They met.\nNothing came of it.", None),
        ("First line.\n\nSecond line\nof a wrapped text.", ["First line.", "Second line\nof a wrapped text."]),
        ("-   The Bureau\n    Board met.\n-   It\n    Went.", ["-   The Bureau\n    Board met.", "-   It\n    Went."]),
        (f"{_WIDE} the\nUnited States will pay.", [f"{_WIDE} the\nUnited States will pay."]),
        (f"{_WIDE} again.\nUnited States will pay.", None),
        (f"{_WIDE} again\n{_WIDE} {_WIDE}", None),
        ("\n  One line only.  \n", ["One line only."]),
        ("", []),
    ],
)
def test_lines_are_paragraphs_unless_they_are_wrapped(text: str, expected: list[str] | None) -> None:
    assert [text[p.start : p.end] for p in segments(Article("a", text))] == (text.split("\n") if expected is None else expected)


def test_a_wrapped_text_reads_like_one_that_is_not(extractor: Extractor) -> None:
    text = "Peru asked the U.S.\nCongress for emergency\naid of 200 million dollars."
    wrapped, flat = annotate(extractor.nlp, [Article("a", text), Article("b", text.replace("\n", " "))])
    assert (wrapped.words, wrapped.starts, wrapped.deps, wrapped.heads) == (flat.words, flat.starts, flat.deps, flat.heads)


def test_the_component_marks_every_kind() -> None:
    assert [kind.name for kind in REGISTERED] == KINDS
    nlp = spacy.blank("en")
    nlp.add_pipe("communique", config={"kinds": ["amounts"]})
    doc = nlp("Seoul offered 1.04 trillion won, that is $875 million.")
    assert [(span.text, span.label_) for span in doc.spans["amounts"]] == [
        ("1.04 trillion won", "amounts"),
        ("$875 million", "amounts"),
    ]
    assert from_doc(doc).words[0] == "Seoul"


def test_the_component_marks_times_without_a_day_of_publication() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("communique", config={"kinds": ["dates"]})
    doc = nlp("Talks began on May 3, 2019 and ended last week.")
    assert [span.text for span in doc.spans["dates"]] == ["May 3, 2019", "last week"]
