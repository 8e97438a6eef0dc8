"""The party behind surface forms, judged by reading, against what ``communique.parties`` says.

``python benchmarks/party_forms.py BULK`` reads the judgements in ``tests/cases/parties/judged.tsv`` and the articles that
they speak of in the folder BULK (``../shared/bulk``), and prints for each draw the share of forms that are right, and those
that are not.

``python benchmarks/party_forms.py BULK --draw SEED`` draws forms that are not judged yet, from a thousand articles of the
whole, and prints them with the words around and without what the lookup says of them: 150 metonyms and offices, 150 names,
each form once, more frequent ones more often. With ``--unread`` they are of articles without any judgement. The candidates
for metonyms are found by a pattern of their own, so that what the lookup misses counts too. Both draw from the articles that
are kept for it (``kept``); the others may be read to mend the lookup.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.annotate.document import annotate, paragraphs
from communique.extractor import Extractor, context_of
from communique.model import Article, Document
from communique.parties.find import read, scan
from communique.parties.value import PartyMention

JUDGED = Path(__file__).resolve().parents[1] / "tests" / "cases" / "parties" / "judged.tsv"
ARTICLES = {"ccby_wikinews": 90, "pd_dvids": 30, "pd_statepr": 70, "pd_whitehouse": 50}
"""How many unread articles of each set a draw takes: those that are not all about the United States more than their share."""
WHOLE = 1_000
FORMS = 150
SHORTEST, LONGEST = 500, 12_000
AROUND = 220
METONYMS = frozenset({"capital", "seat", "ministry", "office", "force"})
_WORD = r"(?:U\.S\.|U\.K\.|U\.N\.|[A-Z][\w’'-]*)"
_HEAD = (
    r"(?:[Gg]overnments?|[Aa]dministration|[Mm]inistry|Department|Congress|[Pp]arliament|Senate|White House|Pentagon|Kremlin"
    r"|House of (?:Representatives|Commons|Lords)|Treasury|Navy|[Aa]rmy|Air [Ff]orce|Marine Corps|Marines|Coast Guard"
    r"|military|[Aa]rmed [Ff]orces|[Ff]orces|troops|Security Council|General Assembly|[Cc]abinet|[Ee]mbassy|[Rr]egime"
    r"|European (?:Commission|Council|Parliament)|National Assembly|[Aa]uthorities|Supreme Court|Central Bank"
    r"|Foreign Office|Downing Street|Council|Commission)"
)
_NAMED_OF = rf"(?:\s(?:of|for)\s(?:the\s)?{_WORD}(?:\s(?:and\s)?{_WORD}){{0,3}})?"
_INSTITUTION = re.compile(rf"(?<![\w.])(?:{_WORD}(?:\sand(?=\s[A-Z]))?\s){{0,5}}{_HEAD}(?![\w-]){_NAMED_OF}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A surface form at a place of an article, and what a reader says it stands for.

    ``expected`` are codes of which one is right. ``use`` is what the form has to be: ``party`` (it acts), ``place`` (it must
    not be a party), ``either`` (the code, as either), ``optional`` (the code or nothing), ``none`` (no party).
    """

    draw: str
    source: str
    article: str
    start: int
    form: str
    kind: str
    expected: tuple[str, ...]
    use: str

    def holds(self, mention: PartyMention | None) -> bool:
        """Whether a mention (None for none) is right."""
        acts = mention is not None and mention.use == "party"
        known = mention is not None and mention.code in self.expected
        return {
            "party": acts and known,
            "either": known,
            "optional": known or not acts,
            "place": not acts,
            "none": not acts,
        }[self.use]


def judgements(path: Path = JUDGED) -> list[Judgement]:
    """The judgements of a file, in its order."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
    return [Judgement(d, s, a, int(at), json.loads(f), k, tuple(e.split("|")), u) for d, s, a, at, f, k, e, u in rows]


def records(bulk: Path, source: str) -> Iterator[dict[str, Any]]:
    """The records of a set of the development data."""
    with gzip.open(bulk / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def article(record: dict[str, Any]) -> Article:
    """A record as an article."""
    text = record["text"]
    return Article(record["id"], text, title=record["title"], published=record["published"], blocks=paragraphs(text))


def judged(rows: Iterable[Judgement], bulk: Path) -> Iterator[tuple[Judgement, PartyMention | None]]:
    """Each judgement with the mention that the lookup finds there, None for none."""
    wanted: dict[tuple[str, str], list[Judgement]] = {}
    for row in rows:
        wanted.setdefault((row.source, row.article), []).append(row)
    sources = dict.fromkeys(source for source, _ in wanted)
    found = [(key, article(r)) for source in sources for r in records(bulk, source) if (key := (source, r["id"])) in wanted]
    documents = annotate(Extractor().nlp, [a for _, a in found])
    for (key, one), document in zip(found, documents, strict=True):
        mentions = read(document, context_of(one))
        for row in wanted[key]:
            assert one.text.startswith(row.form, row.start), row
            end = row.start + len(row.form)
            yield row, next((m for m in mentions if m.start < end and row.start < m.end), None)


def candidates(document: Document) -> Iterator[tuple[bool, int, int]]:
    """Places of forms: whether a metonym or an office, start and end."""
    taken = []
    for found in _INSTITUTION.finditer(document.text):
        taken.append(found.span())
        yield True, *found.span()
    for hit in scan(document.text, 0, len(document.text)):
        if not any(start < hit.end and hit.start < end for start, end in taken):
            yield hit.entry.form in METONYMS, hit.start, hit.end
    for entity in document.entities:
        if entity.label == "NORP":
            yield False, entity.start, entity.end


def kept(identity: str) -> bool:
    """Whether an article is kept for draws, by its id: about half are. Nobody reads those to mend the lookup."""
    return hashlib.sha256(identity.encode()).digest()[0] % 2 == 1


def unread(bulk: Path, known: set[str], chance: random.Random) -> Iterator[tuple[str, Article]]:
    """Articles of each set without any judgement, of moderate length."""
    for source, count in ARTICLES.items():
        rows = (r for r in records(bulk, source) if r["id"] not in known and kept(r["id"]))
        fit = [r for r in rows if SHORTEST < len(r["text"]) < LONGEST]
        yield from ((source, article(r)) for r in chance.sample(fit, min(count, len(fit))))


def whole(bulk: Path, chance: random.Random) -> Iterator[tuple[str, Article]]:
    """Articles of all sets together, as many of each as it has, all but the shortest."""
    rows = [(source, r) for source in ARTICLES for r in records(bulk, source) if kept(r["id"])]
    fit = [(source, r) for source, r in rows if len(r["text"]) > SHORTEST]
    yield from ((source, article(r)) for source, r in chance.sample(fit, min(WHOLE, len(fit))))


def draw(bulk: Path, seed: int, fresh: bool) -> Iterator[str]:
    """Lines of forms to judge, of unread articles only where ``fresh``."""
    rows, chance = judgements(), random.Random(seed)
    told = {(row.article, row.start) for row in rows}
    articles = list(unread(bulk, {row.article for row in rows}, chance) if fresh else whole(bulk, chance))
    pool = []
    for (source, one), document in zip(articles, annotate(Extractor().nlp, [a for _, a in articles]), strict=True):
        found = ((metonym, source, one, start, end) for metonym, start, end in candidates(document))
        pool += [row for row in found if (one.id, row[3]) not in told]
    chance.shuffle(pool)
    for wanted in (True, False):
        seen: set[str] = set()
        for metonym, source, one, start, end in pool:
            form = one.text[start:end]
            if metonym is wanted and len(seen) < FORMS and " ".join(form.split()) not in seen:
                seen.add(" ".join(form.split()))
                words = f"{one.text[max(0, start - AROUND) : start]}[{form}]{one.text[end : end + AROUND]}"
                yield "\t".join([str(seed), source, one.id, str(start), json.dumps(form), " ".join(words.split())])


def main() -> None:
    """Score the judgements, or draw forms to judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bulk", type=Path)
    parser.add_argument("--draw", type=int, metavar="SEED")
    parser.add_argument("--unread", action="store_true")
    options = parser.parse_args()
    if options.draw is not None:
        print(*draw(options.bulk, options.draw, options.unread), sep="\n")
        return
    shares: dict[tuple[str, bool], list[bool]] = {}
    for row, mention in judged(judgements(), options.bulk):
        right = row.holds(mention)
        shares.setdefault((row.draw, row.kind in METONYMS), []).append(right)
        if not right:
            said = (mention.text, mention.code, mention.use) if mention else None
            print(row.draw, row.article, row.start, row.form, row.use, "|".join(row.expected), said, sep="\t")
    for (drawn, metonyms), right in sorted(shares.items()):
        what = "metonyms and offices" if metonyms else "names"
        print(f"{drawn} {what}: {sum(right)} of {len(right)}, {sum(right) / len(right):.3f}")


if __name__ == "__main__":
    main()
