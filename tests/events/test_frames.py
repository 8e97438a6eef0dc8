"""Every rule of every frame: its examples fire, its counter-examples do not."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from communique.events import frames
from communique.events.cast import Cast
from communique.events.frames import Rule
from communique.events.match import candidates
from communique.events.needs import EARLY, LATE
from communique.events.read import drafts

RULES = {rule.id: rule for frame in frames().values() for rule in frame.rules}
EXAMPLES = [(rule.id, text) for rule in RULES.values() for text in rule.examples]
COUNTER = [(rule.id, text) for rule in RULES.values() for text in rule.counter]


def fired(read_text, text: str) -> set[str]:
    document, context, facts = read_text(text)
    return {draft.hit.rule.type for draft in drafts(Cast(document, context, facts))}


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_example_fires(read_text, rule: str, text: str) -> None:
    assert RULES[rule].type in fired(read_text, text)


@pytest.mark.parametrize(("rule", "text"), COUNTER)
def test_counter_example_does_not_fire(read_text, rule: str, text: str) -> None:
    assert RULES[rule].type not in fired(read_text, text)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rule_is_complete(rule: Rule) -> None:
    assert rule.examples and rule.counter
    assert rule.verbs or rule.nouns
    assert set(rule.needs) <= EARLY.keys() | LATE.keys()


def test_early_conditions_ask_for_no_slot(read_text) -> None:
    """They are asked before there are any; one without ``source`` and ``target`` would fail here."""
    asked = set()
    for rule, text in EXAMPLES:
        if EARLY.keys().isdisjoint(RULES[rule].needs):
            continue
        cast = Cast(*read_text(text))
        for hit in (hit for hits in candidates(cast) for hit in hits):
            for name in EARLY.keys() & set(hit.rule.needs):
                EARLY[name](cast, SimpleNamespace(hit=hit))
                asked.add(name)
    used = {name for rule in RULES.values() for name in rule.needs}
    assert asked == EARLY.keys() & used == EARLY.keys()


def test_rule_ids_are_unique() -> None:
    assert len(RULES) == sum(len(frame.rules) for frame in frames().values())


def test_the_contract_has_24_types() -> None:
    assert len(frames()) == 24
