"""PLOVER and CAMEO codes of an event, by the tables of the two ontologies; null where none applies."""

from __future__ import annotations

from communique.events.draft import Draft
from communique.events.frames import Frame


def codes(frame: Frame, draft: Draft) -> tuple[str | None, str | None]:
    """(PLOVER, CAMEO): the rule's own, else the frame's for what is only planned, else the frame's."""
    rule = draft.hit.rule
    if rule.plover or (rule.cameo and frame.planned is None):
        return rule.plover or frame.plover, rule.cameo or frame.cameo
    if frame.planned is not None and draft.status in ("planned", "possible"):
        return frame.planned
    return frame.plover, rule.cameo or frame.cameo
