"""The pages of a run: one of the archive, which holds what it draws, and one of each article."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from communique.errors import UsageError
from communique.sinks.reading import open_run
from communique.sinks.restore import records
from communique.view.archive import Archive, Filter, Key
from communique.view.article import article_page
from communique.view.pages import Page, data_island, render
from communique.view.rows import articles_of, event_rows, people_rows, troop_rows

STYLES = ("base.css", "report.css")
SCRIPTS = ("charts.js", "report.js")
EVENTS = 50_000
"""So many events a page can hold; above, a server does the asking."""
PEOPLE = 2_000
GROUP = 500
"""Facts whose articles are in memory together."""
FOLDER = "articles"


def write_report(out: str, folder: Path) -> int:
    """Write the pages of a run into a folder, and count its articles.

    UsageError where the folder holds something else, or the run is too large for static pages.
    """
    _prepare(folder)
    with open_run(out) as reader:
        archive = Archive(reader)
        events = archive.count(Filter())
        if events > EVENTS:
            raise UsageError(f"{out} has {events:,} events, more than a page can hold ({EVENTS:,}): use communique serve {out}")
        ids = archive.articles()
        names = {article: f"{FOLDER}/{number:06}.html" for number, article in enumerate(ids, 1)}
        (folder / FOLDER).mkdir(exist_ok=True)
        for record in records(reader, ids):
            page = article_page(record, home="../index.html")
            (folder / names[record.article.id]).write_bytes(page.encoded())
        (folder / "index.html").write_bytes(archive_page(archive, _view(archive, names)).encoded())
    return len(ids)


def archive_page(archive: Archive, view: Mapping[str, Any] | None) -> Page:
    """The page of an archive, with all that it draws or, without ``view``, with the script asking the page's own server."""
    parties, types = archive.parties(), archive.types()
    return render(
        "report.html",
        STYLES,
        SCRIPTS,
        connect=view is None,
        title="What the articles say",
        articles=archive.size(),
        parties=sorted(parties, key=lambda party: party[1]),
        types=types,
        data=data_island({"parties": parties, "view": view}),
    )


def _view(archive: Archive, names: Mapping[str, str]) -> dict[str, Any]:
    address = names.__getitem__
    events, troops = archive.events(Filter(), EVENTS), archive.troops(Filter(), EVENTS)
    return {
        "events": [row for group in _groups(events) for row in event_rows(articles_of(archive, group), group, address)],
        "troops": [row for group in _groups(troops) for row in troop_rows(articles_of(archive, group), group, address)],
        "people": people_rows(archive, Filter(), PEOPLE, address),
    }


def _groups(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    return (keys[start : start + GROUP] for start in range(0, len(keys), GROUP))


def _prepare(folder: Path) -> None:
    """Make the folder; one that holds an older report is emptied of it, one that holds anything else is refused."""
    mark = folder / ".communique-report"
    try:
        if folder.exists() and any(folder.iterdir()) and not mark.exists():
            raise UsageError(f"-o {folder}: there is something else in it: give a new folder")
        folder.mkdir(parents=True, exist_ok=True)
        mark.touch()
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
    except OSError as error:
        raise UsageError(f"-o {folder}: cannot be written: {error.strerror}") from None
