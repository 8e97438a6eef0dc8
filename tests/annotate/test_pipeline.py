"""The default model: it is the one expected, or an error says how to get it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.annotate import pipeline
from communique.errors import ModelError
from communique.settings import DEFAULT_MODEL

CARRIER = pipeline.carriers()[DEFAULT_MODEL]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"package": "no-such-package-at-all"}, "not installed: pip install"),
        ({"version": "0.0.1"}, "3.8.0 is installed, 0.0.1 is needed: pip install"),
        ({"files": {"ner/model": "0" * 64}}, "not the file that was published: pip install"),
        ({"files": {"no/such/file": "0" * 64}}, "missing or not the file"),
    ],
)
def test_a_wrong_model_is_refused_with_the_command(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, object], message: str
) -> None:
    wrong = replace(CARRIER, **change)  # type: ignore[arg-type]
    monkeypatch.setattr(pipeline, "carriers", lambda: {"stand-in": wrong})
    with pytest.raises(ModelError, match=message):
        pipeline.load.__wrapped__("stand-in")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: object) -> None:
    import spacy

    spacy.blank("en").to_disk(str(tmp_path))
    with pytest.raises(ModelError, match="tagger, parser, ner"):
        pipeline.load(str(tmp_path))


def test_every_file_of_the_model_is_pinned() -> None:
    assert {"config.cfg", "meta.json", "ner/model", "parser/model", "tagger/model", "tok2vec/model"} <= CARRIER.files.keys()
