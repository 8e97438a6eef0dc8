"""The engines by name, each loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module

from communique.batch.engines.base import Engine

ENGINES = {"serial": "Serial", "processes": "Processes", "ray": "Ray", "dask": "Dask"}


def engine(name: str, workers: int) -> Engine:
    """The engine of that name with ``workers`` workers (a cluster has its own number). UsageError where it is not installed."""
    made: Engine = getattr(import_module(f"communique.batch.engines.{name}"), ENGINES[name])(workers)
    return made
