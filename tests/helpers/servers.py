"""The PostgreSQL server that tools/with-postgres starts for the tests."""

from __future__ import annotations

import os
import re
import subprocess


def address() -> str:
    """Where the server is, with user and password."""
    return os.environ["COMMUNIQUE_TEST_POSTGRES"]


def schema_of(name: str) -> str:
    """The address of a schema of its own for a test."""
    return f"{address()}?schema={re.sub(r'[^a-z0-9]', '_', name.lower())[:50]}"


def control(*words: str) -> None:
    """Stop or start the server."""
    subprocess.run(
        [*os.environ["COMMUNIQUE_TEST_POSTGRES_CTL"].split(), *words], check=True, cwd="/", stdout=subprocess.DEVNULL
    )
