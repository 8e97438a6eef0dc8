"""Agreements: named, described, linked, whose, and what is none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from growth import grows_linearly

from communique.extractor import Extractor
from communique.kinds.agreements import Agreement
from communique.kinds.agreements.lexicon import lexicon

CASES = tomllib.loads((Path(__file__).resolve().parents[1] / "cases" / "agreements" / "cases.toml").read_text("utf-8"))


RULES = [rule for section in lexicon().values() for rule in section.values()]


def agreements(extractor: Extractor, text: str) -> tuple[Agreement, ...]:
    return extractor.extract(text, published="2020-08-20").agreements


@pytest.mark.parametrize("case", CASES["case"], ids=lambda c: c["id"])
def test_agreements_are_read(extractor: Extractor, case: dict[str, Any]) -> None:
    found = agreements(extractor, case["text"])
    assert [a.name for a in found] == case["names"]
    if "parties" in case:
        assert [sorted(a.parties) for a in found] == case["parties"]
    if "expires" in case:
        assert [a.expires for a in found] == case["expires"]
    if "aliases" in case:
        assert [list(a.aliases) for a in found] == case["aliases"]


def found_in(extractor: Extractor, text: str) -> list[str]:
    """The agreements as the examples of the lexicon write them: the name and the dates that are there."""
    dated = [(a.name, (("signed", a.signed), ("expires", a.expires))) for a in agreements(extractor, text)]
    return [" ".join([name, *(f"{key}={day}" for key, day in dates if day)]) for name, dates in dated]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_examples_and_counter_examples_of_the_rules(extractor: Extractor, rule: dict[str, Any]) -> None:
    rows = [*rule["examples"], *rule["counter_examples"]]
    wrong = [(row, got) for row in rows if (got := found_in(extractor, row["text"])) != row["finds"]]
    assert not wrong
    assert len(rule["examples"]) >= 2
    assert rule["counter_examples"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fishing pact of Norway and Iceland is due to expire on June 30, 2021.", "fishing pact expires=2021-06-30"),
        ("The new defence pact of Japan and Peru covers five years, from 2021 to 2025.", "new defence pact expires=2025"),
        ("The accord with Norway, which expires in 2024, covers cod.", "accord expires=2024"),
        ("The wool accord ran from 2015 until 2019.", "wool accord expires=2019"),
        (
            "Norway's truce with Iceland, which began on August 5 and will continue through August 19, held.",
            "truce expires=2020-08-19",
        ),
        ("Norway and Iceland signed a truce. It was to last until September 1.", "truce expires=2020-09-01"),
        ("The truce of Norway and Iceland ended at midnight on Tuesday.", "truce expires=2020-08-18"),
        ("The wool accord, which Norway praised until May 2019, covers Iceland.", "wool accord"),
        ("PACT - The Cod Convention of Peru lapses at midnight on December 31.", "Cod Convention of Peru expires=2020-12-31"),
        ("The wool accord, which would have lapsed on Friday, remains in force until May 2026.", "wool accord expires=2026-05"),
        ("The wool accord was moved from 2015 to 2016.", "wool accord"),
        ("Norway signed a cod accord with Iceland valid through December 2025.", "cod accord expires=2025-12"),
        ("The gas accord of Norway and Iceland will stay in effect for ten years from 2021.", "gas accord expires=2031"),
        ("The gas accord of Norway and Iceland runs for 18 months from May 2021.", "gas accord expires=2022-11"),
        ("Norway and Iceland extended their cod accord by two years, to March 2023.", "cod accord expires=2023-03"),
        ("The cod pact of Norway and Iceland is not valid until parliament votes on Friday.", "cod pact"),
        ("Norway and Iceland keep a cod accord that dates from 1995.", "cod accord signed=1995"),
        ("The cod accord of Norway and Iceland, brokered by Peru and signed in Lima in 1960, held.", "cod accord signed=1960"),
        ("Norway expects the cod accord with Iceland to be signed by October.", "cod accord"),
        ("Ministers agreed on an extension of the cod accord with Norway until 2026.", "cod accord expires=2026"),
        ("Talks on the cod pact of Norway and Iceland will last until Friday.", "cod pact"),
        (
            "Norway spoke of the grain deal, which was extended last week for another 60 days, until October 8.",
            "grain deal expires=2020-10-08",
        ),
        ("The cod pact, which was to have ended on Monday, has been extended until October 1.", "cod pact expires=2020-10-01"),
        ("Norway and Iceland have until December 31, when their cod pact lapses, to agree.", "cod pact expires=2020-12-31"),
        (
            "The truce between Norway and Iceland went into force on Monday for ten days, until August 27.",
            "truce expires=2020-08-27",
        ),
        (
            "Norway praised the Memorandum of Understanding on Cod Cooperation, which Iceland signed in May "
            "and which remains in effect until 2028.",
            "Memorandum of Understanding on Cod Cooperation signed=2020-05 expires=2028",
        ),
        ("Norway and Iceland rolled over their cod pact until March 2022.", "cod pact expires=2022-03"),
        ("The grain accord commits Norway to buy coal from Iceland until 2025.", "grain accord expires=2025"),
        ("The grain accord saw Norway buy coal from Iceland until 2025.", "grain accord"),
        (
            "The cod pact of Norway and Iceland took effect on May 3, 2019 and is valid for five years.",
            "cod pact expires=2024-05-03",
        ),
        (
            "The cod pact of Norway and Iceland came into effect in January 2018. It is valid for ten years.",
            "cod pact expires=2028-01",
        ),
        ("The cod pact of Norway and Iceland entered into force in 2019 and has a term of ten years.", "cod pact expires=2029"),
        ("The cod pact of Norway and Iceland took effect in 2019, three years after talks began.", "cod pact"),
        ("The cod pact of Norway and Iceland was renewed in 2015 for ten years.", "cod pact expires=2025"),
        (
            "Norway and Iceland agreed to extend by two years their cod pact, which was due to end in 2021.",
            "cod pact expires=2023",
        ),
        ("Norway and Iceland discussed for two years their cod pact, which was due to end in 2021.", "cod pact expires=2021"),
        ("The cod pact of Norway and Iceland, which covers the years 2019 to 2024, was praised.", "cod pact expires=2024"),
        ("The 2019-2024 cod pact of Norway and Iceland was praised.", "2019-2024 cod pact expires=2024"),
        ("The truce of Norway and Iceland, due to run until Friday, held.", "truce expires=2020-08-21"),
        ("The cod pact of Norway and Iceland, whose term ends in 2022, was praised.", "cod pact expires=2022"),
        (
            "Norway and Iceland have until June 30, the date on which their cod pact expires, to renew it.",
            "cod pact expires=2021-06-30",
        ),
        (
            "The cod pact of Norway and Iceland was to expire on Friday but the two agreed to extend it to Sept. 30.",
            "cod pact expires=2020-09-30",
        ),
        ("It rests on the accord Norway has with Iceland, which is valid until 2024.", "accord expires=2024"),
        (
            "The cod pact of Norway and Iceland was due to end in 2021. The cod pact was prolonged until 2023.",
            "cod pact expires=2023",
        ),
        ("A cod pact between Norway and Iceland was struck down by a court in 2010.", "cod pact"),
        ("Norway voted on December 31, when the cod pact with Iceland was debated.", "cod pact"),
        ("The cod pact of Norway and Iceland has not been extended, and envoys meet until May 3.", "cod pact"),
        ("Norway will send boats under the cod pact for ten years from 2021, Iceland said.", "cod pact"),
        ("Norway and Iceland extended their cod pact for one year, running until March 2021.", "cod pact expires=2021-03"),
        ("Norway and Iceland extended their cod pact for 60 days from September 1.", "cod pact expires=2020-10-31"),
        ("A truce has been agreed by Norway and Iceland from August 21 to August 30.", "truce expires=2020-08-30"),
        ("Norway and Iceland agreed on a truce until September 1.", "truce expires=2020-09-01"),
        ("Norway and Iceland agreed on a truce on Monday.", "truce signed=2020-08-17"),
        (
            "Norway and Iceland have not extended their cod pact beyond September 5, when it runs out.",
            "cod pact expires=2020-09-05",
        ),
        ("Norway and Iceland praised their cod pact on Monday, when it rained.", "cod pact"),
        ("The cod pact of Norway and Iceland, originally signed in 1973, held.", "cod pact signed=1973"),
        ("The cod pact of Norway and Iceland, dated April 8, 2010, held.", "cod pact signed=2010-04-08"),
        ("The cod pact of Norway and Iceland will be terminated as of May 3, 2021.", "cod pact expires=2021-05-03"),
        ("The cod pact of Norway and Iceland may be terminated in May 2021.", "cod pact"),
        ("Norway hopes to meet Iceland before the end of their cod pact on May 3, 2021.", "cod pact expires=2021-05-03"),
        ("The cod pact concluded between Norway and Iceland in 2006 is in line with the law.", "cod pact signed=2006"),
        ("Norway and Iceland have until February 5 to renew their cod pact.", "cod pact expires=2021-02-05"),
        ("Norway and Iceland have until February 5 to discuss their cod pact.", "cod pact"),
        ("Norway and Iceland renewed the cod pact, keeping it in force until February 5, 2026.", "cod pact expires=2026-02-05"),
        ("Norway and Iceland signed a cod pact running to 2030.", "cod pact expires=2030"),
        ("An old cod pact of Norway and Iceland signed in 2015 broke down after a year.", "old cod pact signed=2015"),
        ("The current protocol of Norway and Iceland is about to expire.", "current protocol"),
        (
            "Norway met Iceland before the expiry of the current protocol on 14 September.",
            "current protocol expires=2020-09-14",
        ),
    ],
)
def test_when_agreements_end(extractor: Extractor, text: str, found: str) -> None:
    assert found_in(extractor, text) == [found]


def test_rules_have_ids_of_their_own() -> None:
    assert len({rule["id"] for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("text", CASES["none"])
def test_what_is_no_agreement(extractor: Extractor, text: str) -> None:
    assert agreements(extractor, text) == ()


def test_mentions_give_the_text_and_the_id(extractor: Extractor) -> None:
    text = "Norway and Iceland signed the Northern Fisheries Agreement (NFA). The NFA helps. The agreement covers cod."
    (found,) = agreements(extractor, text)
    assert all(text[m.start : m.end] == m.text for m in found.mentions)
    assert [m.text for m in found.mentions] == ["Northern Fisheries Agreement", "NFA", "NFA", "agreement"]
    assert found.id == f"g{found.mentions[0].start}"


@pytest.mark.parametrize("piece", ["the new Peace Agreement of ", "deal ", "Treaty on the "])
def test_time_grows_with_the_text(extractor: Extractor, piece: str) -> None:
    from communique.annotate.document import annotate
    from communique.kinds.agreements import read
    from communique.kinds.reading import Facts
    from communique.model import Article, Context

    short, long = annotate(extractor.nlp, [Article("short", piece * 300), Article("long", piece * 600)])
    grows_linearly(lambda document: read(document, Context(), Facts()), short, long)
