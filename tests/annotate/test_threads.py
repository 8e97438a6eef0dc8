"""One BLAS thread while annotating, the caller's number before and after."""

from __future__ import annotations

import numpy  # noqa: F401 - brings the BLAS library whose threads are counted
import pytest
from threadpoolctl import ThreadpoolController

from communique.annotate import document
from communique.annotate.threads import single_threaded
from communique.extractor import Extractor
from communique.model import Article


def threads() -> list[int]:
    return [pool["num_threads"] for pool in ThreadpoolController().info() if pool["user_api"] == "blas"]


def test_the_limit_ends_with_the_context() -> None:
    before = threads()
    with single_threaded():
        assert set(threads()) <= {1}
    assert threads() == before


def test_a_caller_between_two_articles_has_its_own_threads(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[list[int]] = []
    made = document.assemble
    monkeypatch.setattr(document, "GROUP", 1)
    monkeypatch.setattr(document, "assemble", lambda *given: (inside.append(threads()), made(*given))[1])
    before = threads()
    for _ in document.annotate(extractor.nlp, [Article("a", "Oslo met Bonn."), Article("b", "Bonn met Oslo.")]):
        assert threads() == before
    assert len(inside) == 2
    assert set(map(max, inside)) == {1}
