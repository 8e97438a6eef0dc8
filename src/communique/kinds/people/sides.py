"""For whom a person acts: the party in the title, in the passage, in the office itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.kinds.people.page import Page
from communique.kinds.people.title_phrases import Post
from communique.parties.find import lookup, scan
from communique.parties.table import political

BACKED = frozenset(
    (
        *("backed", "led", "born", "based", "held", "controlled", "trained", "sponsored", "mediated", "brokered", "hosted"),
        *("made", "speaking"),
    )
)
OFFICE = 4
"""Tokens before the last of the longest office."""
GOVERNED = frozenset(["HKG", "MAC", "AFG"])
"""Countries and territories at whose head there is or was a chief executive."""
SPEAKING = frozenset(["negotiator", "delegate", "counselor", "counsellor", "attache", "consul"])
"""Heads of titles behind which "for" and a country tell whose somebody is."""
LONGEST = 12
"""Characters of the longest of the words of ``BACKED`` and the hyphen before it."""
FOR_WHOM = frozenset(["spokesperson"])
POSTED = frozenset(["ambassador", "envoy", "representative", "delegate"])
WITHOUT_ENVOYS = frozenset(["United Nations", "NATO"])
"""Bodies that have no ambassadors of their own: theirs are those of states at them."""


def in_post(page: Page, post: Post) -> str | None:
    """The party that a title names, before its head or after "of" and "from"; what an envoy is "for" or "to" is no side."""
    if post.place == "predicate" and post.title.id == "head" and page.lows[post.first] != post.title.id:
        toward = next((i for i in range(post.first, post.last) if page.lows[i] in ("to", "in", "at")), post.last)
        if any(page.lows[i] in ("banks", "creditors") for i in range(post.first, post.last)):
            return None
        inside = (page.mentions[n].code for n in page.party_indices(post.first, toward) if not backed(page, n))
        return next((land for code in inside if (land := _land(code))), None)
    for number in page.party_indices(post.first, post.head + 1):
        if backed(page, number) or _at_capital(page, post, number) or _posted_at(page, post, number):
            continue
        if land := _land(page.mentions[number].code):
            return land
    party = _after_head(page, post)
    return None if party and domestic(party) and post.title.role != "negotiator" else party


def _land(code: str) -> str | None:
    """The party itself; of a political party the country that its name begins with ("Japan Innovation Party"), else None."""
    if not domestic(code):
        return code
    known = lookup(code.split()[0])
    return known[0] if known and known[1] == "country" else None


def domestic(code: str) -> bool:
    """Whether a party is a political party: who speaks for one is a politician of its country."""
    return "Party" in code or code in political()


def neutral(page: Page, post: Post) -> bool:
    """Whether an envoy is that of an organisation to parties in conflict: "UN envoy for Yemen", "the AU's envoy for Sudan"."""
    if page.lows[post.head] == "negotiator":
        return _negotiates_between(page, post)
    special = page.lows[post.head] in ("adviser", "advisor") and "special" in page.lows[post.first : post.head]
    if page.lows[post.head] not in ("envoy", "representative", "emissary") and not special:
        return False
    if not {"secretary-general", "general"}.isdisjoint(page.lows[post.head + 1 : post.last]):
        return page.lows[post.head] == "representative" and "secretary" in "".join(page.lows[post.head : post.last])
    party = next((page.mentions[n] for n in page.party_indices(post.first, post.head)), None)
    field = post.head + 1 < post.last and page.lows[post.head + 1] in ("for", "to", "on")
    return bool(party and party.kind == "organization" and (field or party.code == "United Nations"))


def _negotiates_between(page: Page, post: Post) -> bool:
    """Whether the negotiator of a body that mediates has no side of their own: "the bloc's chief negotiator on the Sudan
    talks", where the text speaks of mediators.
    """
    party = next((page.mentions[n] for n in page.party_indices(post.first, post.head)), None)
    field = page.lows[post.head + 1 : post.head + 2] in (("on",), ("for",), ("in",))
    told = not page.vocabulary.isdisjoint(("mediators", "mediator", "mediating", "mediation"))
    return bool(field and told and party and party.kind == "organization" and party.code != "European Union")


def without(page: Page, at: int) -> frozenset[str]:
    """The countries that have no office of the name that stands before a token."""
    found = page.title_at(at - 1) if at else None
    if found is None:
        return frozenset()
    words = " " + " ".join(page.lows[max(0, at - found[1] - 2) : at])
    return frozenset(code for office, codes in page.lex.lacking.items() if words.endswith(" " + office) for code in codes)


def lacks(page: Page, posts: Iterable[Post], party: str) -> bool:
    """Whether a party has no office of one of these names ("prime minister" of the United States)."""
    return any(party in without(page, post.head + 1) for post in posts)


def _posted_at(page: Page, post: Post, number: int) -> bool:
    """Whether a body in a title is the one that an ambassador is posted at: "its UN ambassador", "UN ambassador X"."""
    if page.mentions[number].kind != "organization" or page.lows[post.head] not in POSTED:
        return False
    owned = post.first > 0 and page.tags[post.first - 1] == "PRP$" and page.together(post.first - 1, post.first)
    envoy = page.lows[post.head] == "ambassador" and page.lows[post.head - 1] != "goodwill"
    return owned or (envoy and page.mentions[number].code in WITHOUT_ENVOYS)


def _at_capital(page: Page, post: Post, number: int) -> bool:
    """Whether a capital in a title is where somebody works for another: "the movement's London spokesman"."""
    i = page.mention_ends[number]
    first = next((j for j in range(post.first, i) if page.parties[j] == number), i)
    return page.mentions[number].form == "capital" and first > post.first and page.tags[first - 1] == "POS"


def backed(page: Page, number: int) -> bool:
    i = page.mention_ends[number]
    end = page.mentions[number].end
    if page.document.text[end : end + 1] == "-" and page.document.text[end + 1 : end + LONGEST].split()[:1] != []:
        return page.document.text[end + 1 : end + LONGEST].split()[0] in BACKED
    return any(page.together(i, j) and page.lows[j] in BACKED for j in (i, i + 1) if j < len(page))


def _after_head(page: Page, post: Post) -> str | None:
    link = ""
    for i in range(post.head + 1, post.last):
        if page.lows[i] in ("of", "from", "for", "to", "in", "at", "on", "under"):
            link = page.lows[i]
        elif page.lows[i - 2 : i] == ("charge", "of"):
            link = "to"  # "joint secretary in charge of Chad"
        elif (page.parties[i] >= 0 and (link in ("of", "from", "under") or (link == "for" and _speaks_for(page, post)))) or (
            page.parties[i] >= 0 and link in ("in", "at") and _serves_in(page, post, i)
        ):
            return page.mentions[page.parties[i]].code
        elif link == "of" and i == post.last - 1 == post.head + 2 and page.capital(i) and (known := lookup(page.words[i])):
            return known[0] if known[1] == "country" else None  # the recognizer has it in the name: "Minister of Togo X"
    return None


def _serves_in(page: Page, post: Post, i: int) -> bool:
    """Whether a title tells of the ministry or office that somebody works in: "adviser in the U.S. Department of State"."""
    mention = page.mentions[page.parties[i]]
    roving = page.lows[post.head] in POSTED or post.title.role == "negotiator"
    named = any(True for _ in scan(mention.text, 0, len(mention.text)))
    return mention.kind == "country" and mention.form in ("ministry", "office") and named and not roving


def concerned(page: Page, post: Post) -> Iterator[str]:
    """The parties that an envoy is "for" or "to": never the own one."""
    link = ""
    for i in range(post.head + 1, post.last):
        link = page.lows[i] if page.lows[i] in ("for", "to", "of") else link
        if page.parties[i] >= 0 and (link == "to" or (link == "for" and post.title.role == "negotiator")):
            yield page.mentions[page.parties[i]].code


def _speaks_for(page: Page, post: Post) -> bool:
    """Whether "for" names the side ("negotiator for the rebels") and not the field ("envoy for Sudan")."""
    return post.title.id in FOR_WHOM or page.lows[post.head] in SPEAKING


def office(page: Page, post: Post) -> str | None:
    """The party of an office that only one country has under that name (lexicon, ``offices``), where it may be of this text.

    The text names the party, or no other country (one other), or the office is surely its; it names none that has a like one.
    """
    named = _named(page)
    for name in _phrases(page, post, page.lex.office_lasts):
        party = page.lex.offices.get(name)
        if party and named.isdisjoint(page.lex.rivals.get(name, ())):
            return party if name in page.lex.sure or party in named or len(named) <= 1 else None
    return None


def rivalled(page: Page, post: Post) -> bool:
    """Whether the text names a country that has an office of the same name as the one which is known for it."""
    named = _named(page)
    return any(not named.isdisjoint(page.lex.rivals.get(name, ())) for name in _phrases(page, post, page.lex.office_lasts))


def having(page: Page, posts: Iterable[Post]) -> frozenset[str] | None:
    """The countries named in the text that have an office of one of these names (lexicon, ``having``); None where many do.

    Without any country in the text the default, if there is one.
    """
    named = _named(page)
    for post in posts:
        for name in _phrases(page, post, page.lex.having_lasts):
            if name in page.lex.having:
                known = page.lex.having[name] & named
                lone = not named or (name in page.lex.alone and not known)
                return known | ({page.lex.default[name]} if lone and name in page.lex.default else set())
    return None


def _named(page: Page) -> set[str]:
    return {mention.code for mention in page.mentions if mention.kind == "country"}


def _phrases(page: Page, post: Post, lasts: frozenset[str]) -> Iterator[str]:
    """The phrases of a title that end with one of the words and are not the part of a longer one with "for", longest first."""
    for i in range(post.first, post.last):
        if page.lows[i] in lasts and (page.lows[i + 1 : i + 2] != ("for",) or _below_secretary(page, i)):
            yield from (" ".join(page.lows[j : i + 1]) for j in range(max(post.first, i - OFFICE), i + 1))


def _below_secretary(page: Page, i: int) -> bool:
    """Whether "State" ends the office of an American under or assistant secretary, which has a field with "for"."""
    ranked = page.lows[max(0, i - OFFICE + 1) : i + 1]
    return (
        ranked in (("under", "secretary", "of", "state"), ("assistant", "secretary", "of", "state")) and "GBR" not in page.codes
    )


def private(page: Page, post: Post) -> bool:
    """Whether a title is one in a company or institute: "president of Harrow Consulting", "Harrow's director"."""
    if not post.title.private or any(page.is_a(i, "rebel") for i in range(post.first, post.last)):
        return False
    if "central bank" in page.text(post.first, post.last).lower():
        return False
    if post.title.id == "executive":
        return not any(page.parties[i] >= 0 for i in range(post.first, post.last)) and page.codes.isdisjoint(GOVERNED)
    tail = [*_first_body(page, post)]
    if next((page.is_a(i, "table") for i in tail if page.is_a(i, "table") or page.is_a(i, "private-body")), False):
        return False  # "head of the Peruvian delegation to the Contact Group"
    front = range(post.first, post.head) if page.is_a(post.head, "firm-head") else ()
    if any(page.is_a(i, "private-body") for i in (*tail, *front)):
        return True
    if any(page.parties[i] >= 0 or page.is_a(i, "public-body") for i in (*tail, *front)):
        return False
    return any(page.labels[i] == "ORG" and page.capital(i) for i in (*tail, *front))


def _first_body(page: Page, post: Post) -> Iterator[int]:
    """The tokens after the head of a title, as far as "and former"."""
    for i in range(post.head + 1, post.last):
        if page.lows[i] == "and" and i + 1 < post.last and page.is_a(i + 1, "former"):
            return
        yield i
