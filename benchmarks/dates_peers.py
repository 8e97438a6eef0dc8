"""The tagger of times on the test cases of its peers: the share right, class by class.

    python benchmarks/dates_peers.py recognizers CASES.jsonl     Microsoft Recognizers-Text (Specs/DateTime/English, MIT)
    python benchmarks/dates_peers.py duckling CASES.jsonl        Duckling (Time/EN and Duration/EN, BSD-3-Clause)

``--wrong N`` lists the first N that are wrong and in scope, ``--spec NAME`` takes another spec of Recognizers-Text than the
end-to-end one. A case is right when an expression that overlaps it has its value and the same first and last day (a clock
time: the same minute). What a case asks for that TIMEX3, the record or news does not know is out of scope and counted apart
(``dates_peers.toml`` says why). Where a peer gives several readings ("Friday": the last and the next), one of them must be
met; what Duckling decides for a calendar ("Friday" is the coming one) is counted apart. The data is not part of the project.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.kinds.dates import Date, tag
from communique.kinds.dates.periods import first_day

ONE_DAY = dt.timedelta(1)
CLASSES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["class"]
OPEN = "open and partial intervals"
OTHER_HOLIDAYS = "holidays of other calendars and of one country, days of action"
FRACTIONS = "fractions and sums of units in speech"
CHAT = "words of calendars and chats"
PARTIAL = re.compile(r"\b(?:early|late|mid|end|beginning|start|later|last|past|next|for)\b")
HOLIDAYS = re.compile(
    "christmas|halloween|boxing|new year'?s|may day|valentine|st\\.? patrick|independence|bastille|veterans|armistice|labor day"
    "|thanksgiving|memorial day|columbus|presidents|martin luther|mother'?s|father'?s|easter|good friday|palm sunday|ash wed"
)
SECONDS = {
    "Second": 1,
    "Minute": 60,
    "Hour": 3600,
    "Day": 86400,
    "Week": 604800,
    "Month": 2628000,
    "Quarter": 7884000,
    "Year": 31536000,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One expectation: text, day of reference, where the expression stands, and what it may mean."""

    text: str
    day: str
    start: int
    end: int
    kind: str
    answers: tuple[tuple[str, str], ...]
    out: str | None


def reasons(words: str) -> list[str]:
    """The classes out of scope that the words of a case show, in their order."""
    folded = words.lower()
    return [c["name"] for c in CLASSES if any(re.search(pattern, folded) for pattern in c["patterns"])]


def reason(words: str) -> str | None:
    """The first class that the words of a case put out of scope, None where they are in scope."""
    return next(iter(reasons(words)), None)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def recognizers(path: Path, spec: str) -> Iterator[Case]:
    """The cases of one spec of Recognizers-Text that have a reference and a resolution."""
    for row in rows(path):
        if row["spec"] != spec or not row["reference"]:
            continue
        for result in row["results"]:
            if result["values"] and result["start"] is not None and result["type"]:
                yield recognizers_case(row, result)


def recognizers_case(row: dict[str, Any], result: dict[str, Any]) -> Case:
    """One result of Recognizers-Text as a case."""
    kind = result["type"].split(".")[-1]
    start, length = result["start"], result["length"] or len(result["text"])
    out = recognizers_out(kind, result)
    return Case(row["input"], row["reference"][:10], start, start + length, kind, recognizers_answers(kind, result), out)


def recognizers_out(kind: str, result: dict[str, Any]) -> str | None:
    """Why a result of Recognizers-Text is out of scope."""
    first, words = result["values"][0], result["text"]
    if kind.endswith("range") and re.search(r"\b(?:earlier|later|to date)\b", words.lower()):
        return OPEN
    part = re.search(r"T(?:MO|AF|EV|NI|DT)$", first.get("timex") or "")
    if kind == "timezone":
        return "time zones alone"
    if kind.endswith("range") and (first.get("Mod") or first.get("mod") or not {"start", "end"} <= first.keys()) and not part:
        return OPEN
    if kind in ("timerange", "datetimerange") and not part:
        return "intervals between clock times"
    if first.get("value") == "not resolved" and kind != "set":
        return CHAT
    if kind == "set" and re.search(r"T\d|WD|^T", first.get("timex") or ""):
        return "sets with a time of day"
    if kind == "set" or (kind == "duration" and not re.search("few|several|some", words)):
        return None
    why = reason(words)
    return None if why and why.startswith("clock figures") else why


def recognizers_answers(kind: str, result: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The answers that a result of Recognizers-Text allows; its intervals end before the last day named."""
    found = []
    for value in result["values"]:
        timex = value.get("timex") or ""
        if kind in ("date", "datetime", "time"):
            found.append((value.get("value") or "", timex))
        elif part := re.search(r"T(?:MO|AF|EV|NI)$", timex):
            found.append((value.get("start", "")[:10].replace(value.get("start", ""), "") + part[0], timex))
        elif kind == "daterange" and {"start", "end"} <= value.keys():
            found.append((value["start"][:10], value["end"][:10]))
        else:
            found.append((timex, timex))
    return tuple(found)


def duckling(path: Path) -> Iterator[Case]:
    """The cases of Duckling: each phrase is a text of its own."""
    for row in rows(path):
        for phrase in row["examples"]:
            yield duckling_case(row, phrase)


def duckling_case(row: dict[str, Any], phrase: str) -> Case:
    """One phrase of Duckling as a case; its reference is 2013-02-12, a Tuesday."""
    reference = "2013-02-15" if row["section"] == "diffCorpus" else "2013-02-12"
    moments = [
        dt.datetime(*(int(part) for part in re.findall(r"-?\d+", group)[:6]))
        for group in re.findall(r"\((\d+(?:, \d+){5})\)", row["expected"])
    ]
    grain = re.search(r"\)\)? (\w+)", row["expected"])
    kind, answers = duckling_answers(row["expected"], moments, grain[1] if grain else "")
    out = duckling_out(row, phrase, moments, reference, kind)
    return Case(phrase, reference, 0, len(phrase), kind, answers, out)


def duckling_answers(expected: str, moments: list[dt.datetime], grain: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Kind and answers of an expectation of Duckling."""
    if length := re.match(r"\(DurationData (\d+) (\w+)\)", expected):
        return "duration", ((length[1], length[2]),)
    if not moments:
        return "era", ()
    first = moments[0]
    if grain in ("Hour", "Minute", "Second"):
        return "datetime", ((first.isoformat(" "), ""),)
    if len(moments) == 2:
        return "daterange", ((first.date().isoformat(), moments[1].date().isoformat()),)
    return ("date" if grain == "Day" else "period"), ((first.date().isoformat(), grain),)


def duckling_out(row: dict[str, Any], phrase: str, moments: list[dt.datetime], reference: str, kind: str) -> str | None:
    """Why a phrase of Duckling is out of scope."""
    if row["section"] == "latentCorpus":
        return "bare figures and words taken as times on demand"
    if "Holiday" in row["expected"] and not HOLIDAYS.search(phrase.lower()):
        return OTHER_HOLIDAYS
    if "Open" in row["expected"]:
        return OPEN
    if kind == "datetime" and len(moments) == 2:
        return "intervals between clock times"
    if kind == "duration":
        return FRACTIONS if FRACTIONS in reasons(phrase) else None
    if kind == "era":
        return "years before Christ, which have no first day here"
    if why := reason(phrase):
        return why
    if kind == "daterange" and re.search(
        r"\b(?:early|late|mid|end|beginning|start|later|last|past|next|for)\b", phrase.lower()
    ):
        return OPEN
    ahead = moments and moments[0].date() > dt.date.fromisoformat(reference)
    named = re.search(r"\d{4}|next|coming|this|tomorrow|after|following|last", phrase.lower())
    return "the coming one where news means the last (Friday, March, the 5th)" if ahead and not named else None


def is_right(case: Case, found: list[Date]) -> bool:
    """Whether what was found where a case's expression stands meets one of its answers."""
    return any(meets(case.kind, answer, found) for answer in case.answers)


def meets(kind: str, answer: tuple[str, str], found: list[Date]) -> bool:
    """Whether one answer is met; an interval also by two expressions that are its two ends ("from March to June")."""
    first, second = answer
    if kind == "daterange" and re.fullmatch(r"\d{4}-\d\d-\d\d", second):
        before = (dt.date.fromisoformat(second) - ONE_DAY).isoformat()
        ends = {second, before}
        whole = any(d.begin == first and (d.until in ends or is_last(second, d)) for d in found)
        return whole or (len(found) > 1 and found[0].begin == first and bool({found[-1].begin, found[-1].until} & ends))
    return any(meets_one(kind, first, second, d) for d in found)


def is_last(second: str, date: Date) -> bool:
    """Whether the last part of a range begins with a day: "2014-2018" ends in 2018, for the peer with its first day."""
    head, bar, tail = (date.value or "").partition("/")
    begin = first_day(tail) if head and bar else None
    return begin is not None and begin.isoformat() == second


def meets_one(kind: str, first: str, second: str, date: Date) -> bool:
    """Whether one expression meets an answer that is no interval."""
    value = date.value or ""
    if kind == "date":
        return date.begin == date.until == first
    if kind == "period":
        return date.begin == first and date.until != first
    if kind == "datetime":
        return value == second or (date.type == "TIME" and value[:16] == first.replace(" ", "T")[:16])
    if kind == "time":
        return date.type == "TIME" and value.partition("T")[2][:5] == first[:5]
    if kind == "duration" and second in SECONDS:
        return date.type == "DURATION" and length_of(value) == float(first) * SECONDS[second]
    if kind in ("duration", "set") and length_of(value) == length_of(first) > 0:
        return True
    return (
        value == first
        or (kind == "set" and value == second)
        or (kind.endswith("range") and bool(first) and value.endswith(first))
    )


_PARTS = {"Y": 31536000, "M": 2628000, "W": 604800, "D": 86400, "Q": 7884000}


def length_of(value: str) -> float:
    """The seconds of a TIMEX3 duration, a month taken as a twelfth of a year; -1 where it has no number."""
    match = re.fullmatch(r"P((?:[\d.]+[YMWDQ])*)(?:T((?:[\d.]+[HMS])*))?", value)
    if match is None:
        return -1
    days = sum(float(n) * _PARTS[unit] for n, unit in re.findall(r"([\d.]+)([YMWDQ])", match[1]))
    clock = sum(float(n) * {"H": 3600, "M": 60, "S": 1}[unit] for n, unit in re.findall(r"([\d.]+)([HMS])", match[2] or ""))
    return days + clock


def run(cases: Iterator[Case], wrong: int) -> None:
    """Print the share right by kind and, for what is out of scope, by class."""
    scope: dict[str, list[bool]] = {}
    out: dict[str, list[bool]] = {}
    for case in cases:
        found = [d for d in tag(case.text, case.day).values if d.start < case.end and d.end > case.start]
        right = is_right(case, found)
        (out if case.out else scope).setdefault(case.out or case.kind, []).append(right)
        if not right and not case.out and wrong > 0:
            wrong -= 1
            print("wrong", case.kind, repr(case.text), case.answers[:2], [(d.text, d.value) for d in found])
    table("means the same in news", scope)
    table("out of scope", out)


def table(title: str, kinds: dict[str, list[bool]]) -> None:
    """Print one table of counts."""
    total = [right for some in kinds.values() for right in some]
    print(f"{title}: {sum(total)} of {len(total)} right ({100 * sum(total) / max(1, len(total)):.1f} %)")
    for name, some in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"  {name:60} {sum(some):4} of {len(some):4}")


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("peer", choices=("recognizers", "duckling"))
    parser.add_argument("cases", type=Path)
    parser.add_argument("--spec", default="DateTimeModel")
    parser.add_argument("--wrong", type=int, default=0)
    options = parser.parse_args()
    read = recognizers(options.cases, options.spec) if options.peer == "recognizers" else duckling(options.cases)
    run(read, options.wrong)


if __name__ == "__main__":
    main()
