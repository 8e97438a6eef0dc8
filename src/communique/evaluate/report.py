"""The report of an evaluation: figures as a table and as JSON's own types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from communique.evaluate.score import Disagreement, Figure


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by kind over ``documents`` annotated articles and ``records`` records.

    ``digest`` is that of the corpus where the gold has a manifest and all of it was measured.
    """

    figures: dict[str, Figure]
    disagreements: tuple[Disagreement, ...]
    documents: int
    records: int
    digest: str | None = None

    def table(self, errors: int = 0) -> str:
        """The figures as lines of text, and up to ``errors`` disagreements below them."""
        lines = [f"{self.documents} annotated articles, {self.records} records"]
        lines.append(f"{'':18} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6} {'found':>6}  other fields, accuracy over matched")
        lines += [_row(name, figure) for name, figure in self.figures.items()]
        shown = self.disagreements[:errors]
        lines += [" | ".join((d.article, d.kind, d.what, d.gold, d.found)) for d in shown]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """The figures as JSON's own types."""
        return {
            "documents": self.documents,
            "records": self.records,
            "digest": self.digest,
            "figures": {name: _values(figure) for name, figure in self.figures.items()},
        }

    def values(self) -> dict[str, float]:
        """Every figure that a floor can stand under, by name: ``events.f1``, ``events.status``, ``amounts span.recall``."""
        found: dict[str, float] = {}
        for name, figure in self.figures.items():
            main = {"precision": figure.precision, "recall": figure.recall, "f1": figure.f1}
            found |= {f"{name}.{key}": value for key, value in {**main, **figure.accuracies()}.items()}
        return found


def _row(name: str, figure: Figure) -> str:
    other = "  ".join(f"{key} {value:.2f}" for key, value in figure.accuracies().items())
    main = f"{figure.precision:6.3f} {figure.recall:6.3f} {figure.f1:6.3f}"
    return f"{name:18} {main} {figure.gold:6} {figure.found:6}  {other}".rstrip()


def _values(figure: Figure) -> dict[str, Any]:
    return {
        "precision": figure.precision,
        "recall": figure.recall,
        "f1": figure.f1,
        "gold": figure.gold,
        "found": figure.found,
        "fields": figure.accuracies(),
    }
