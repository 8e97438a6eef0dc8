"""Conditions of rules on what is given, and on trade that is forbidden."""

from __future__ import annotations

from collections.abc import Iterable

from communique.events.actor import parties
from communique.events.bundles import CONTENT, content
from communique.events.cast import Cast
from communique.events.clauses import deals, lexicon
from communique.events.filled import Conditions, Filled, speaks_of
from communique.events.syntax import behind_of, is_passive, kids, logical_objects, logical_subjects, prepositions
from communique.model import Document

COSTS = frozenset({"cost", "costs", "expense", "burden", "bill", "spending", "upkeep"})
"""What an ally shares."""
HELP = frozenset({"aid", "assistance", "funding", "lending", "loan", "grant", "disbursement", "payment", "repayment"})
"""What is given to those in need."""
SHIPPED = frozenset({"import", "export", "shipment", "sale", "imports", "exports"})
ENDED = "cut-aid"
"""The rule of aid that is ended: "withdrew its support to Peru" is of money, "gave its support to Peru" not."""
ENERGY = frozenset({"gas", "oil", "power", "electricity", "fuel", "energy", "water", "crude", "petrol", "diesel"})
DUES = frozenset({"tax", "tariff", "levy", "duty"})
KNOWN = frozenset({"the", "that", "this", "these", "those"})
ABROAD = frozenset({"import", "imports", "imported", "export", "exports", "border", "foreign", "customs", "transit"})
MEASURES = frozenset({"sanction", "sanctions", "embargo", "tariff"})
BLOCS = frozenset({"European Union", "European Community", "United Nations", "NATO"})


def laden(cast: Cast, f: Filled) -> bool:
    """Whether what is sent carries aid ("a convoy with food")."""
    document = cast.document
    below = [t for t in document.subtree(f.hit.token) if t > f.hit.token]
    loads = any(document.lower_lemmas[t] in lexicon()["loaded"] for t in below)
    return loads and any(document.lower_lemmas[t] in lexicon()["relief"] for t in below)


def summed(cast: Cast, f: Filled) -> bool:
    """Whether aid is told of with its sum ("$55 million in new assistance")."""
    document, noun = cast.document, f.hit.token
    near = [
        *kids(document, noun, "nummod", "amod", "compound"),
        *(o for word, o in prepositions(document, noun) if word in ("of", "worth")),
    ]
    above = document.heads[document.heads[noun]] if document.lower_words[document.heads[noun]] in CONTENT else None
    return any(t in cast.money_at for t in near) or (above is not None and above in cast.money_at)


def assets(cast: Cast, f: Filled) -> bool:
    """Whether what is frozen is assets, also behind a sum ("$2 billion in assets")."""
    document = cast.document
    near = [*logical_objects(document, f.hit.token), *(o for w, o in prepositions(document, f.hit.token) if w in CONTENT)]
    return any(document.lower_lemmas[t] in ("asset", "account", "reserve") for t in [*near, *content(document, near)])


def restrictive(cast: Cast, f: Filled) -> bool:
    """Whether measures or controls are those of sanctions ("restrictive measures", "export controls")."""
    document = cast.document
    things = [x for t in f.hit.more for x in (t, *behind_of(document, t))]
    front = {document.lower_words[c] for t in things for c in kids(document, t, "amod", "compound")}
    return bool(front & lexicon()["restrictive"])


def public_payer(cast: Cast, f: Filled) -> bool:
    """Whether who pays is no business; banks of states, and others that are a party themselves, are none."""
    document = cast.document
    if parties(f.source) and cast.countries.isdisjoint(parties(f.source)):
        return True
    return not any(_business(document, s) for s in logical_subjects(document, f.hit.token))


def _business(document: Document, token: int) -> bool:
    if document.lower_lemmas[token] not in lexicon()["business"]:
        return False
    front = {document.lower_words[c] for c in kids(document, token, "compound", "amod")}
    return not front & lexicon()["public_banks"]


def no_sport(cast: Cast, f: Filled) -> bool:
    """Whether neither who bans nor who is banned belongs to sport."""
    return not speaks_of(cast, f, lexicon()["sport"])


def donors(cast: Cast, f: Filled) -> bool:
    """Whether those who give to states are the subject, whose parties are not named ("donors", "dozens of countries")."""
    document = cast.document
    subjects = [t for s in logical_subjects(document, f.hit.token) for t in (s, *behind_of(document, s))]
    return any(document.lower_lemmas[s] in lexicon()["donors"] for s in subjects)


def home_tax(cast: Cast, f: Filled) -> bool:
    """Whether what is raised is paid by a state's own people ("train tariffs", "a tax on drinks"), not laid on trade."""
    document = cast.document
    measures = [t for t in (f.hit.token, *f.hit.more) if document.lower_lemmas[t] in DUES]
    front = {document.lower_lemmas[c] for t in measures for c in kids(document, t, "amod", "compound", "nmod")}
    if front & lexicon()["home_taxes"]:
        return True
    if any(document.lower_words[c] in KNOWN for t in measures for c in kids(document, t, "det")):
        return False  # "that tax" was told of before
    abroad = set(parties(f.target)) - set(parties(f.source))
    taxes = [t for t in measures if document.lower_lemmas[t] == "tax"]
    return bool(taxes) and len(taxes) == len(measures) and not abroad and not _of_imports(document, taxes)


def _of_imports(document: Document, taxes: list[int]) -> bool:
    """Whether taxes are those of imports or exports."""
    below = {document.lower_lemmas[x] for t in taxes for x in document.subtree(t)}
    return not below.isdisjoint(ABROAD)


def public_aid(cast: Cast, f: Filled) -> bool:
    """Whether aid that is given, nobody says by whom, goes to a party or is called that of states."""
    if parties(f.target):
        return True
    document = cast.document
    objects = logical_objects(document, f.hit.token)
    return any(
        document.lower_words[c] in lexicon()["public_aid"] for o in objects for c in kids(document, o, "amod", "compound")
    )


def material(cast: Cast, f: Filled) -> bool:
    """Whether support that is given or ended is money or goods ("budget support"), not approval ("its full support")."""
    document = cast.document
    objects = [o for o in logical_objects(document, f.hit.token) if document.deps[o] != "dative"]
    if any(document.lower_lemmas[o] == "supply" and _of_energy(document, o) for o in objects):
        return False
    if not objects or any(document.lower_lemmas[o] != "support" for o in objects):
        return True
    front = {document.lower_words[c] for o in objects for c in kids(document, o, "amod", "compound")}
    given = {o for t in (f.hit.token, *objects) for word, o in prepositions(document, t) if word == "to" and o in cast.party_at}
    ended = f.hit.rule.id == ENDED and any(cast.party_at[o].kind == "country" for o in given)
    return ended or not front.isdisjoint(lexicon()["material"])


def _of_energy(document: Document, supply: int) -> bool:
    """Whether a supply is one of gas, power or water, or of nothing that is told: trade, not aid."""
    below = {document.lower_lemmas[t] for t in document.subtree(supply) if t != supply}
    return not below.isdisjoint(ENERGY) or (not behind_of(document, supply) and document.tags[supply] == "NN")


def counted(cast: Cast, f: Filled) -> bool:
    """Whether a contribution that is made is one of money: its sum or to whom it goes is told."""
    document = cast.document
    if parties(f.target) or any(document.lower_lemmas[o] != "contribution" for o in f.hit.more):
        return True
    return any(t in cast.amount_at for o in f.hit.more for t in document.subtree(o))


def as_aid(cast: Cast, f: Filled) -> bool:
    """Whether what somebody receives is aid or a loan, also behind a sum ("720 million dollars in aid")."""
    document = cast.document
    things = logical_objects(document, f.hit.token)
    if document.deps[f.hit.token] == "pcomp":
        return False
    return any(document.lower_lemmas[t] in lexicon()["given"] for t in (*things, *content(document, things)))


def summed_up(cast: Cast, f: Filled) -> bool:
    """Whether what is put off is a sum, or a payment by its noun."""
    objects = logical_objects(cast.document, f.hit.token)
    return any(t in cast.money_at or cast.document.lower_lemmas[t] in HELP for t in objects)


def of_aid(cast: Cast, f: Filled) -> bool:
    """Whether a line, package or facility is one of aid or credit."""
    return not lexicon()["given"].isdisjoint(_what(cast.document, f.hit.more))


def bill_of_aid(cast: Cast, f: Filled) -> bool:
    """Whether a bill has aid in it ("a bill with $60 million in aid")."""
    document = cast.document
    inside = [
        o
        for t in (f.hit.token, *f.hit.more)
        for word, o in prepositions(document, t)
        if word in ("with", "of", "including", "containing")
    ]
    return any(document.lower_lemmas[t] in lexicon()["given"] for t in (*inside, *content(document, inside)))


def _what(document: Document, nouns: Iterable[int]) -> set[str]:
    """The lemmas that say what some nouns are about: before them, and behind "of"."""
    front = {document.lower_lemmas[c] for t in nouns for c in kids(document, t, "compound", "amod", "nmod")}
    return front | {document.lower_lemmas[o] for t in nouns for o in behind_of(document, t)}


def of_help(cast: Cast, f: Filled) -> bool:
    """Whether what a noun is about is aid or a sum ("the provision of $3 million", "the suspension of its aid programmes")."""
    document = cast.document
    behind = behind_of(document, f.hit.token)
    near = [t for o in behind for t in (o, *kids(document, o, "compound", "amod"))]
    return any(o in cast.money_at for o in behind) or any(document.lower_lemmas[t] in HELP for t in near)


def lender(cast: Cast, f: Filled) -> bool:
    """Whether a bank or fund of states acts."""
    return any("Bank" in party or "Fund" in party for party in parties(f.source))


def of_costs(cast: Cast, f: Filled) -> bool:
    """Whether a share is one of costs."""
    document = cast.document
    return any(document.lower_lemmas[o] in COSTS for t in f.hit.more for o in behind_of(document, t))


def goods_traded(cast: Cast, f: Filled) -> bool:
    """Whether imports or exports that are stopped are of goods that states quarrel about ("oil exports")."""
    document = cast.document
    return not lexicon()["traded"].isdisjoint(_what(document, [t for t in f.hit.more if document.lower_lemmas[t] in SHIPPED]))


def unforced(cast: Cast, f: Filled) -> bool:
    """Whether nothing but one's own will stops trade ("was forced to suspend exports" after a quake)."""
    document, verb = cast.document, f.hit.token
    above = document.heads[verb]
    if document.deps[verb] != "xcomp":
        return True
    made = document.lemmas[above] in ("force", "oblige", "compel") and is_passive(document, above)
    return not made and document.lemmas[above] != "have"


def not_of_airline(cast: Cast, f: Filled) -> bool:
    """Whether flights that are stopped are not an airline's own, which may fear a storm or a war."""
    flights = any(cast.document.lower_lemmas[t] == "flight" for t in f.hit.more)
    return not flights or not (parties(f.source) and (cast.countries | BLOCS).isdisjoint(parties(f.source)))


def limiting(cast: Cast, f: Filled) -> bool:
    """Whether a limit is one of trade ("limits on imports of steel")."""
    document = cast.document
    on = [o for t in (f.hit.token, *f.hit.more) for word, o in prepositions(document, t) if word in ("on", "for", "of")]
    return any(document.lower_lemmas[o] in SHIPPED | lexicon()["traded"] for o in on)


def of_trade(cast: Cast, f: Filled) -> bool:
    """Whether a status, licence or bill is one of trade or sanctions, by the words before it."""
    document = cast.document
    front = {document.lower_lemmas[c] for t in f.hit.more for c in kids(document, t, "amod", "compound", "nmod")}
    return bool(front & lexicon()["trade_words"])


def trusted(cast: Cast, f: Filled) -> bool:
    """Whether a list or status is that of favoured partners in trade ("white list", "list of trusted export destinations")."""
    document = cast.document
    behind = [o for t in (f.hit.token, *f.hit.more) for w, o in prepositions(document, t) if w in ("from", "of", "off")]
    behind += [o for t in behind for w, o in prepositions(document, t) if w == "from"]
    lists = [t for t in (*f.hit.more, *behind) if document.lower_lemmas[t] in ("list", "whitelist", "status", "treatment")]
    words = {document.lower_words[x] for t in lists for x in document.subtree(t)}
    return any(document.lower_lemmas[t] == "whitelist" for t in lists) or bool(words & lexicon()["favour"])


def of_sanctions(cast: Cast, f: Filled) -> bool:
    """Whether a bill or package is one of sanctions."""
    return not MEASURES.isdisjoint(_what(cast.document, f.hit.more))


def trade(cast: Cast, f: Filled) -> bool:
    """Whether a ban or limit is on goods or trade."""
    document, noun = cast.document, f.hit.token
    near = [
        *kids(document, noun, "compound", "amod"),
        *(o for word, o in prepositions(document, noun) if word in ("on", "of", "against")),
    ]
    near += [o for t in tuple(near) for _, o in prepositions(document, t)]
    return any(document.lower_lemmas[t] in lexicon()["traded"] for t in near)


def entry(cast: Cast, f: Filled) -> bool:
    """Whether somebody is kept from entering a country."""
    document, verb = cast.document, f.hit.token
    below = [v for p in kids(document, verb, "prep") for v in kids(document, p, "pcomp", "pobj")] + kids(
        document, verb, "xcomp"
    )
    return any(document.lower_lemmas[v] in lexicon()["entering"] for v in below)


def visas(cast: Cast, f: Filled) -> bool:
    """Whether visas of officials are refused."""
    document = cast.document
    below = [t for t in document.subtree(f.hit.token) if t > f.hit.token]
    words = {document.lower_lemmas[t] for t in below}
    return "visa" in words and bool(words & lexicon()["officials"])


EARLY: Conditions = {
    "donor-subject": donors,
    "dealing": lambda cast, f: bool(deals(cast.document, f.hit.token)),
    "laden": laden,
    "assets": assets,
    "no-assets": lambda cast, f: not assets(cast, f),
    "restrictive": restrictive,
    "no-sport": no_sport,
    "unforced": unforced,
    "entry": entry,
    "summed": summed,
    "of-help": of_help,
    "as-aid": as_aid,
    "of-aid": of_aid,
    "as-aid-or-sum": lambda cast, f: as_aid(cast, f) or summed_up(cast, f),
    "bill-of-aid": lambda cast, f: of_aid(cast, f) or bill_of_aid(cast, f),
    "goods-traded": goods_traded,
    "of-trade": of_trade,
    "of-sanctions": of_sanctions,
    "trusted": trusted,
    "of-costs": of_costs,
    "stopped": lambda cast, f: not any(word == "from" for t in f.hit.more for word, _ in prepositions(cast.document, t)),
    "sum-object": lambda cast, f: any(o in cast.money_at for o in logical_objects(cast.document, f.hit.token)),
    "trade": trade,
    "visas": visas,
}
"""Those on the trigger and the words around it alone, by their names in the frames."""
LATE: Conditions = {
    "public-payer": public_payer,
    "state-source": lambda cast, f: bool(parties(f.source)) and set(parties(f.source)) <= (cast.countries | BLOCS),
    "public-aid": public_aid,
    "material": material,
    "lender": lender,
    "not-of-airline": not_of_airline,
    "counted": counted,
    "not-home": lambda cast, f: not home_tax(cast, f),
    "state-target": lambda cast, f: bool(parties(f.target)) and set(parties(f.target)) <= cast.countries,
}
"""Those that ask for who acts and is acted on."""
