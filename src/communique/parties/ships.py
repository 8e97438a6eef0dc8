"""The prefixes that navies give to the names of their ships ("USS", "HMS"), and whose ships they are."""

from __future__ import annotations

from functools import cache

from communique.parties.find import lookup
from communique.parties.rules import rules


@cache
def ships() -> dict[str, str]:
    """The prefixes, and the code of the country whose navy the table of parties says uses them."""
    return {prefix: found[0] for prefix in rules()["ships"]["prefixes"] if (found := lookup(prefix))}
