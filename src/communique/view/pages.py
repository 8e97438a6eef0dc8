"""Pages that need nothing else: text, style and script in one file, and a Content-Security-Policy that allows just these."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from communique.view.wording import visible

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the policy that it may be sent with."""

    html: str
    policy: str

    def encoded(self) -> bytes:
        """The page as UTF-8."""
        return self.html.encode("utf-8")


def render(template: str, styles: Sequence[str], scripts: Sequence[str], connect: bool = False, **values: Any) -> Page:
    """A page from a template; ``styles`` and ``scripts`` are files of ``static/``, ``connect`` lets it ask its own server."""
    from markupsafe import Markup

    style = "\n".join(map(asset, styles))
    script = "\n".join(map(asset, scripts))
    policy = _policy(style, script, connect)
    html = _environment().get_template(template).render(style=Markup(style), script=Markup(script), policy=policy, **values)
    return Page(html, policy)


def fragment(template: str, styles: Sequence[str], **values: Any) -> str:
    """A piece of HTML with its style, without scripts, to be shown inside another page."""
    from markupsafe import Markup

    return _environment().get_template(template).render(style=Markup("\n".join(map(asset, styles))), **values)


@cache
def asset(name: str) -> str:
    """A style sheet or script of the package."""
    return (files("communique.view") / "static" / name).read_text("utf-8")


def data_island(value: Any) -> Any:
    """A value as JSON that may stand in a script element: nothing in it ends the element or turns the writing direction."""
    from markupsafe import Markup

    text = json.dumps(visible_all(value), separators=(",", ":"))
    return Markup(text.translate({ord(c): f"\\u{ord(c):04x}" for c in "<>&"}))


def visible_all(value: Any) -> Any:
    """The value with every text in it made visible."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: visible_all(item) for key, item in value.items()}
    return [visible_all(item) for item in value] if isinstance(value, list | tuple) else value


def _policy(style: str, script: str, connect: bool) -> str:
    parts = ["default-src 'none'", f"style-src {_hash(style)}", f"script-src {_hash(script)}"]
    parts += ["connect-src 'self'"] if connect else []
    return "; ".join([*parts, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("communique.view", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web"] = web_address
    return environment


def _shown(value: Any) -> Any:
    """What a template prints: nothing for None, and text in which every control character can be seen."""
    if value is None:
        return ""
    return visible(value) if type(value) is str else value


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, which a page may link to; never a script or a file."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
