"""Which blocks of a page are its article: the element with the densest prose, then its blocks one by one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from communique.ingest.html.agree import fold, with_json_ld
from communique.ingest.html.blocks import Block, Page
from communique.ingest.text.furniture import reason

_END = re.compile(r"""[.!?…。！？।؟:]["'”’»)\]」』]*$""")
_DECAY = (1.0, 0.75, 0.5, 0.35, 0.2, 0.1)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_CAPTIONS = frozenset({"figcaption", "figure", "caption"})
_WORD = re.compile(r"[^\W\d_]+")


def linked(block: Block) -> float:
    """The share of a block's characters that lie in links."""
    return block.linked / max(1, len(block.text))


def is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph. Scripts without spaces say as much in half the characters."""
    size = len(block.text) * (1 if block.text.isascii() or " " in block.text[:60] else 2)
    if linked(block) > 0.5:
        return False
    return size >= 140 or (size >= 40 and bool(_END.search(block.text[-12:])))


@cache
def _words(key: str) -> re.Pattern[str]:
    data = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(map(re.escape, data[key]["words"])))


class Choice(NamedTuple):
    """The role of each block, and how far the body that JSON-LD gives agrees (0 to 1, None: it gives none)."""

    roles: list[str]
    agreement: float | None


def choose(page: Page, lead: str = "", full: str = "", title: str = "") -> Choice:
    """For each block its role: body, standfirst, caption, or the reason why it is left out.

    ``lead`` is the page's description of itself, ``full`` the body that its JSON-LD gives, ``title`` its title.
    """
    prose = [is_prose(block) for block in page.blocks]
    aside, caption = _marked(page, prose)
    about = _about(f"{title} {lead}")
    weights = [_weight(page, i, prose, aside) for i in range(len(prose))]
    kept = [len(b.text) * (not aside[b.node] and not caption[b.node] and linked(b) < 0.5) for b in page.blocks]
    near = [weight and weight * about(block.text) for weight, block in zip(weights, page.blocks, strict=True)]
    inside = _inside(page, _climb(page, _container(page, near), weights, kept))
    found = [_role(page, i, prose, inside, aside, caption) for i in range(len(prose))]
    _headings(page, found)
    agreement = with_json_ld(page, found, full, prose)
    _lead(page, found, lead, prose, aside, caption)
    return Choice(found, agreement)


def _marked(page: Page, prose: Sequence[bool]) -> tuple[list[bool], list[bool]]:
    """For each element whether it lies in an aside or in a picture; an aside that holds much of the prose is none."""
    totals, links, chars = _sums(page, prose)
    most = totals[0] if totals else 0
    aside, caption = [False] * len(page.nodes), [False] * len(page.nodes)
    for i, node in enumerate(page.nodes):
        if i == 0:
            continue
        named = node.tag == "aside" or bool(node.hint and _words("aside").search(node.hint))
        small = totals[i] <= 0.25 * most and (chars[i] < 1500 or links[i] > 0.3 * chars[i])
        consent = bool(node.hint) and totals[i] < totals[0] and bool(_words("consent").search(node.hint))
        aside[i] = aside[node.parent] or (named and small) or consent
        pictured = node.tag in _CAPTIONS or bool(node.hint and _words("caption").search(node.hint))
        caption[i] = caption[node.parent] or (pictured and totals[i] <= 0.25 * most)
    return aside, caption


def _sums(page: Page, prose: Sequence[bool]) -> tuple[list[int], list[int], list[int]]:
    """For each element the characters of prose, in links, and in all, below it."""
    totals, links, chars = ([0] * len(page.nodes) for _ in range(3))
    for block, good in zip(page.blocks, prose, strict=True):
        totals[block.node] += len(block.text) * good
        links[block.node] += block.linked
        chars[block.node] += len(block.text)
    for i in range(len(page.nodes) - 1, 0, -1):
        parent = page.nodes[i].parent
        totals[parent] += totals[i]
        links[parent] += links[i]
        chars[parent] += chars[i]
    return totals, links, chars


def _weight(page: Page, i: int, prose: Sequence[bool], aside: Sequence[bool]) -> float:
    block = page.blocks[i]
    if not prose[i] or reason(block.text):
        return 0.0
    weight = min(len(block.text), 600) * (1 - linked(block))
    tag = page.nodes[block.node].tag
    return weight * (0.25 if aside[block.node] else 1.0) * (1.0 if tag == "p" else 0.8 if tag == "div" else 0.6)


def _about(topic: str) -> Callable[[str], float]:
    """How much more a block weighs as it has words of the title and the description: up to three times."""
    words = {word for word in _WORD.findall(topic.casefold()) if len(word) > 3}
    if not words:
        return lambda text: 1.0
    return lambda text: 1.0 + min(2.0, 6.0 * len(words & set(_WORD.findall(text[:600].casefold()))) / (len(words) + 3))


def _container(page: Page, weights: Sequence[float]) -> int:
    """The element whose near descendants hold most prose."""
    score = [0.0] * len(page.nodes)
    for block, weight in zip(page.blocks, weights, strict=True):
        at, tag = block.node, page.nodes[block.node].tag
        at = page.nodes[at].parent if tag in ("p", "li", "blockquote", "h2", "h3") else at
        for share in _DECAY:
            if weight:
                score[at] += weight * share
            if at == 0:
                break
            at = page.nodes[at].parent
    return max(range(len(score)), key=lambda i: (score[i], -i), default=0)


def _climb(page: Page, best: int, weights: Sequence[float], kept: Sequence[int]) -> int:
    """An ancestor instead where it adds a good part of prose of the same kind: an article in several elements."""
    total = [0.0] * len(page.nodes)
    chars = [0] * len(page.nodes)
    for block, weight, size in zip(page.blocks, weights, kept, strict=True):
        total[block.node] += weight
        chars[block.node] += size
    for i in range(len(page.nodes) - 1, 0, -1):
        total[page.nodes[i].parent] += total[i]
        chars[page.nodes[i].parent] += chars[i]
    at = best
    while at:
        at = page.nodes[at].parent
        more, noise = total[at] - total[best], chars[at] - chars[best]
        if more > 0.1 * total[best] and more > 0.85 * noise:
            best = at
    return best


def _inside(page: Page, container: int) -> list[bool]:
    inside = [i == container for i in range(len(page.nodes))]
    for i in range(container + 1, len(inside)):
        inside[i] = inside[i] or inside[page.nodes[i].parent]
    return inside


def _role(
    page: Page, i: int, prose: Sequence[bool], inside: Sequence[bool], aside: Sequence[bool], caption: Sequence[bool]
) -> str:
    block = page.blocks[i]
    node = page.nodes[block.node]
    if not inside[block.node]:
        return "outside"
    if caption[block.node]:
        return "caption"
    if aside[block.node]:
        return "aside"
    if named := reason(block.text):
        return named
    if node.tag in _HEADINGS or node.tag == "h6":
        return "heading"
    if linked(block) > (0.8 if prose[i] else 0.6):
        return "link"
    if prose[i] or node.tag == "p" or (node.tag in ("li", "blockquote", "td") and linked(block) < 0.3):
        return "body"
    return "body" if node.tag == "div" and len(block.text) >= 30 and _END.search(block.text[-12:]) else "short line"


def _following(found: Sequence[str], i: int) -> Sequence[str]:
    """The roles of the next two blocks, up to another headline."""
    after = found[i + 1 : i + 3]
    return after[: after.index("heading")] if "heading" in after else after


def _headings(page: Page, found: list[str]) -> None:
    """Sub-headlines are body where body follows and precedes; trailing ones head something else."""
    body = [i for i, role in enumerate(found) if role == "body"]
    for i, role in enumerate(found):
        if role == "heading":
            before, after = i > 0 and bool(body) and body[0] < i, "body" in _following(found, i)
            found[i] = "body" if before and after and linked(page.blocks[i]) < 0.5 else "headline of something else"


def _lead(
    page: Page, found: list[str], lead: str, prose: Sequence[bool], aside: Sequence[bool], caption: Sequence[bool]
) -> None:
    """The standfirst: the text between headline and first paragraph that the page's own description repeats."""
    first = next((i for i, role in enumerate(found) if role == "body"), 0)
    start = fold(lead)[:60]
    for i in range(first - 1, max(-1, first - 16), -1):
        node = page.blocks[i].node
        if len(start) >= 40 and fold(page.blocks[i].text).startswith(start) and not (aside[node] or caption[node]):
            found[i] = "standfirst"
            return
