"""Figures of records against annotated articles, and the gate that keeps them from falling (docs/evaluate.md)."""

from __future__ import annotations

from communique.evaluate.gate import check_floors
from communique.evaluate.report import Report
from communique.evaluate.running import run

__all__ = ["Report", "check_floors", "run"]
