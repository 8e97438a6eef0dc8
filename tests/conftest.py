"""What all tests share: the development data, where it is, and one loaded pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from communique.extractor import Extractor

settings.register_profile("communique", deadline=None)
settings.load_profile("communique")
SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count as deselected, the tests of data that a fresh clone does not have."""
    if SHARED.is_dir():
        return
    absent = [item for item in items if item.get_closest_marker("shared")]
    config.hook.pytest_deselected(items=absent)
    items[:] = [item for item in items if item not in absent]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the development data."""
    return SHARED


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """One extractor with the default model for all tests."""
    return Extractor()
