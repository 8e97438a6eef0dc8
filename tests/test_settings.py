"""Settings: where they come from, which wins, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import SettingsError
from communique.settings import Settings, load


def test_a_flag_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text('model = "from_file"\nmin_confidence = 0.1\npublished = "2020-01-01"\n')
    environ = {"COMMUNIQUE_MODEL": "from_environ", "COMMUNIQUE_MIN_CONFIDENCE": "0.2", "COMMUNIQUE_OMIT_TEXT": "1"}
    assert load(file, environ, model="from_flag") == Settings("from_flag", "2020-01-01", 0.2, True)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"min_confidence": 2.0}, "0 to 1"),
        ({"published": "20 August"}, "ISO 8601"),
        ({"published": "2020-02-30"}, "ISO 8601"),
        ({"colour": "red"}, "unknown setting 'colour'"),
    ],
)
def test_a_wrong_setting_says_what_to_give(values: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        load(None, {}, **values)


@pytest.mark.parametrize(("name", "value"), [("MIN_CONFIDENCE", "high"), ("OMIT_TEXT", "maybe")])
def test_a_wrong_variable_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"COMMUNIQUE_{name}"):
        load(None, {f"COMMUNIQUE_{name}": value})


@pytest.mark.parametrize("content", [b"model = ", b"\xff\xfe"])
def test_a_broken_file_is_an_error_with_its_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "s.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=r"s\.toml"):
        load(file, {})


def test_the_digest_tells_settings_apart() -> None:
    assert Settings().digest() == Settings().digest() != Settings(min_confidence=0.5).digest()
