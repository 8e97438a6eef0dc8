"""Surface forms of parties as they stand in articles, to be judged by reading.

``python benchmarks/party_forms.py SEED ARTICLES.jsonl...`` draws forms by how often they occur (each once, at a place drawn at
random), the first third of them metonyms and offices (capitals and seats that act, ministries, offices, forces), and prints
form, code, kind of form and the words around. The same seed and articles give the same sample.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable
from itertools import islice

from communique.annotate.document import annotate
from communique.extractor import Extractor, context_of
from communique.ingest.sources import read_sources
from communique.model import Article
from communique.parties.find import read

ARTICLES = 1000
FORMS = 300
METONYMS = frozenset({"capital", "seat", "ministry", "office", "force"})
AROUND = 60


def places(sources: list[str]) -> Iterable[tuple[str, str, str, str]]:
    """Form, code, kind of form and the words around of every mention that acts."""
    articles = list(islice((a for a in read_sources(sources) if isinstance(a, Article)), ARTICLES))
    for article, document in zip(articles, annotate(Extractor().nlp, articles), strict=True):
        for mention in read(document, context_of(article)):
            if mention.use == "party":
                before = document.text[max(0, mention.start - AROUND) : mention.start]
                after = document.text[mention.end : mention.end + AROUND]
                yield (
                    " ".join(mention.text.split()),
                    mention.code,
                    mention.form,
                    " ".join(f"{before}[{mention.text}]{after}".split()),
                )


def main(seed: str, *sources: str) -> None:
    """Print the sample."""
    found = list(places(list(sources)))
    random.Random(int(seed)).shuffle(found)
    seen: set[str] = set()
    for wanted, share in ((True, FORMS // 3), (False, FORMS - FORMS // 3)):
        rows = [row for row in found if (row[2] in METONYMS) is wanted]
        for form, code, kind, words in rows:
            if share and form not in seen:
                seen.add(form)
                share -= 1
                print(form, code, kind, words, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
