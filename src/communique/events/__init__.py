"""Events: ``read(document, context, facts)`` gives who did what to whom, when, and whether it is so."""

from communique.events.frames import frames
from communique.events.read import explain, explain_lines, read
from communique.events.value import Event

__all__ = ["Event", "explain", "explain_lines", "frames", "read"]
