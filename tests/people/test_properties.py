"""What holds for any text: spans are the text, ids are unique, counterparts exist, time grows with length."""

from __future__ import annotations

import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.kinds.dates.value import Date
from communique.kinds.people import read
from communique.kinds.reading import Facts
from communique.model import Block, Context, Document, Entity, Sentence
from communique.parties.value import PartyMention

WORDS = [
    "Minister",
    "President",
    "Ana",
    "Belmar",
    "Kang",
    "-",
    "won",
    ",",
    "the",
    "of",
    "for",
    "former",
    "and",
    "said",
    "talks",
    "al-",
    ".",
    "\n",
]
WORDS += ["met", "with", "(", ")", "by", "By", "envoy", "counterpart", "Rolf", "'s", "Danish", "A](x"]


def document(words: list[str]) -> Document:
    """A document of words set apart by blanks, tagged by their looks, in one sentence and one segment."""
    text = " ".join(words)
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))] if len(words) < 500 else _starts(words)
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    pos = ["SPACE" if w.isspace() else "PROPN" if w[0].isupper() else "NOUN" if w.isalpha() else "PUNCT" for w in words]
    count = len(words)
    entities = [
        Entity("PERSON", starts[i], ends[i + 1], i, i + 2) for i in range(count - 1) if words[i : i + 2] == ["Ana", "Belmar"]
    ]
    looks = (["NNP"] * count, pos, ["nsubj"] * count)
    heads = [max(i - 1, 0) for i in range(count)]
    sentence = (Sentence(0, len(text), 0, count),) if count else ()
    return Document(
        text=text,
        starts=tuple(starts),
        ends=tuple(ends),
        words=tuple(words),
        lemmas=tuple(words),
        tags=tuple(looks[0]),
        pos=tuple(looks[1]),
        deps=tuple(looks[2]),
        heads=tuple(heads),
        sentences=sentence,
        entities=tuple(entities),
        segments=(Block(0, len(text), "body"),),
    )


def _starts(words: list[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


def facts(made: Document) -> Facts:
    """Each "Danish" a party, each "talks" a date."""
    spans = list(zip(made.starts, made.ends, made.words, strict=True))
    parties = tuple(PartyMention(s, e, w, "DNK", "country", "demonym", "party") for s, e, w in spans if w == "Danish")
    dates = tuple(Date(f"d{s}", s, e, w, "DATE", "2020-08") for s, e, w in spans if w == "talks")
    return Facts(parties=parties, dates=dates)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=0, max_size=40))
def test_people_of_any_words_are_sound(words: list[str]) -> None:
    made = document(words)
    people = read(made, Context(), facts(made)).values
    ids = [person.id for person in people]
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids, key=lambda i: int(i.strip("pb")))
    for person in people:
        assert person.mentions
        assert person.name
        assert all(made.text[m.start : m.end] == m.text for m in person.mentions)
        assert set(person.counterparts) <= set(ids) - {person.id}
        assert person.party in (None, "DNK")


@pytest.mark.parametrize(
    "unit",
    [
        ["the"] * 20 + ["."],
        ["Minister", "of", "the", ","],
        ["-", "al-", "Kang"],
        ["Ana", "Belmar", ","],
        ["former", "Danish", "of"],
    ],
)
def test_time_grows_with_length(unit: list[str]) -> None:
    short, long = document(unit * 300), document(unit * 600)
    parties = {made: facts(made) for made in (short, long)}
    grows_linearly(lambda made: read(made, Context(), parties[made]), short, long)
