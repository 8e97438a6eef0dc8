"""The record: what one article becomes, as types, to and from JSON, and its JSON Schema (docs/record.md)."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from communique.errors import RecordError
from communique.events.value import Event
from communique.kinds.agreements.value import Agreement
from communique.kinds.amounts.value import Amount
from communique.kinds.dates.value import Date
from communique.kinds.people.value import Person
from communique.kinds.troops.value import Troops
from communique.model import Article, Block, Unresolved
from communique.parties.value import Party

if TYPE_CHECKING:
    from pandas import DataFrame
    from pydantic import TypeAdapter

SCHEMA_VERSION = "1"
ATOMS = frozenset({str, int, float, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Producer:
    """What made a record: the program, the language model, and a hash of the settings that shape results."""

    name: str
    version: str
    model: str
    model_version: str
    settings: str


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """The article as the record gives it; ``text`` is None where it was left out."""

    id: str
    origin: str | None
    format: str
    url: str | None
    publisher: str | None
    title: str | None
    byline: tuple[str, ...]
    published: str | None
    modified: str | None
    dateline: str | None
    section: str | None
    language: str | None
    access: str | None
    page_type: str | None
    text: str | None
    text_sha256: str
    blocks: tuple[Block, ...]
    provenance: dict[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One article and everything it says."""

    schema_version: str
    producer: Producer
    article: ArticleRecord
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[Date, ...] = ()
    troops: tuple[Troops, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    events: tuple[Event, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON's own types, keys in the order of the contract, decimals as strings."""
        result: dict[str, Any] = plain(self)
        return result

    def to_json(self, indent: int | None = None) -> str:
        """The record as one JSON object (one line without ``indent``)."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _repr_html_(self) -> str:
        """The marked text and the events, for notebooks."""
        from communique.view.notebook import to_html

        return to_html(self)

    def to_displacy(self) -> dict[str, Any]:
        """The marks as ``spacy.displacy.render(..., manual=True)`` takes them, for its styles "ent" and "span"."""
        from communique.view.notebook import to_displacy

        return to_displacy(self)

    def to_dataframe(self, facts: str = "events") -> DataFrame:
        """One list of the record as a pandas data frame, a row a fact (extra: ``communique[pandas]``)."""
        from communique.view.notebook import to_dataframe

        return to_dataframe(self, facts)

    @staticmethod
    def from_json(line: str | bytes) -> Record:
        """A record from its JSON. RecordError says where it breaks the schema."""
        from pydantic import ValidationError

        try:
            return _adapter().validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "(root)"
            raise RecordError(f"not a record of schema {SCHEMA_VERSION}: {where}: {first['msg']}") from None


def to_line(row: dict[str, Any]) -> str:
    """A record's object, or an article's, as a line of JSON Lines."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def plain(value: Any) -> Any:
    """A dataclass, tuple or decimal as JSON's own types; a trailing underscore of a field name is dropped."""
    kind: Any = type(value)
    if kind in ATOMS:
        return value
    if kind is tuple or kind is list:
        return [plain(item) for item in value]
    if kind is dict:
        return {key: plain(item) for key, item in value.items()}
    if kind is Decimal:
        return format(value, "f")
    return {key: plain(getattr(value, name)) for key, name in _keys(kind)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind))


@cache
def _keys(kind: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a dataclass by their names in JSON."""
    return tuple((name.rstrip("_"), name) for name in _names(kind))


def article_record(article: Article, omit_text: bool = False) -> ArticleRecord:
    """The article part of a record."""
    values = {name: getattr(article, name) for name in _names(ArticleRecord) if hasattr(article, name)}
    values["text"] = None if omit_text else article.text
    values["text_sha256"] = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    values["provenance"] = dict(article.provenance)
    return ArticleRecord(**values)


@cache
def _adapter() -> TypeAdapter[Record]:
    from pydantic import TypeAdapter

    return TypeAdapter(Record)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record: every key required, nothing else allowed in objects."""
    schema = _adapter().json_schema(mode="serialization", by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        if "properties" in part:
            part["required"] = list(part["properties"])
            part["additionalProperties"] = False
            for field in part["properties"].values():
                field.pop("default", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "communique record", **schema}


def schema_text() -> str:
    """The JSON Schema as it is committed and shipped (``communique/schema/record.schema.json``)."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
