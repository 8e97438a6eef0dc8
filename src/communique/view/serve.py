"""The pages of a large archive on this machine: loopback only, nothing but reading, and the database does the asking."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from communique.errors import UsageError
from communique.sinks.reading import Reader, open_run
from communique.sinks.restore import records
from communique.view.archive import Archive, Filter
from communique.view.article import article_page
from communique.view.pages import Page, visible_all
from communique.view.report import archive_page
from communique.view.rows import articles_of, event_rows, people_rows, troop_rows

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HOST = "127.0.0.1"
HOSTS = [HOST, "localhost"]
PAGE = 50
"""Events on a page of the table."""
POINTS = 250
"""Points that a chart gets at most, the latest ones."""
PEOPLE = 40
LONGEST = 300
"""Characters of a value in an address."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def serve(out: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve the pages of a run until interrupted; ``ready`` is told the address. UsageError where the port is taken."""
    try:
        import uvicorn
    except ImportError:
        raise UsageError("serve needs starlette and uvicorn: pip install 'communique[serve]'") from None
    with open_run(out) as reader, _socket(port) as listener:
        config = uvicorn.Config(application(reader), log_level="warning", server_header=False, ws="none", lifespan="off")
        ready(f"http://{HOST}:{listener.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[listener])


def _socket(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise UsageError(f"--port {port}: {error.strerror}: give another, or 0 for any that is free") from None
    return listener


def application(reader: Reader) -> Starlette:
    """Three addresses: the archive, what its script asks for, and an article by its id. All else is not found."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import JSONResponse, PlainTextResponse
    from starlette.routing import Route

    archive = Archive(reader)

    def index(request: Request) -> Response:
        return _sent(archive_page(archive, None))

    def data(request: Request) -> Response:
        try:
            chosen, page = asked(request.query_params)
        except ValueError as error:
            return PlainTextResponse(str(error), 400, HEADERS)
        return JSONResponse(visible_all(found(archive, chosen, page)), headers=HEADERS)

    def article(request: Request) -> Response:
        key = request.query_params.get("id", "")
        for record in records(reader, [key]):
            return _sent(article_page(record, home="/"))
        return PlainTextResponse("no such article", 404, HEADERS)

    routes = [Route("/", index), Route("/data.json", data), Route("/article", article)]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)])


def _sent(page: Page) -> Response:
    from starlette.responses import HTMLResponse

    policy = f"{page.policy}; frame-ancestors 'none'"
    return HTMLResponse(page.encoded(), headers={**HEADERS, "Content-Security-Policy": policy})


def asked(values: Mapping[str, str]) -> tuple[Filter, int]:
    """The filter and the page (from 0) of an address's values; ValueError says which is none."""
    party, kind, begin, until = (values.get(name) or None for name in ("party", "type", "from", "to"))
    if any(value and len(value) > LONGEST for value in (party, kind)):
        raise ValueError("party and type are short")
    if any(value and not _DAY.fullmatch(value) for value in (begin, until)):
        raise ValueError("from and to are days: 2024-05-14")
    if not re.fullmatch(r"0|1|[01]?\.\d{1,6}", confidence := values.get("confidence") or "0"):
        raise ValueError("confidence is a number from 0 to 1")
    if not re.fullmatch(r"\d{1,7}", page := values.get("page") or "0"):
        raise ValueError("page is a number from 0")
    return Filter(party, kind, begin, until, float(confidence)), int(page)


def found(archive: Archive, chosen: Filter, page: int) -> dict[str, Any]:
    """What the page draws; charts only with its first page, which is all that the script needs."""
    events = archive.events(chosen, PAGE, page * PAGE)
    sums = [] if page else archive.bargaining(chosen, POINTS)
    counts = [] if page else archive.troops(chosen, POINTS)
    known = articles_of(archive, events, sums, counts)
    result = {"total": archive.count(chosen), "events": event_rows(known, events, _address)}
    if page:
        return result
    return result | {
        "months": archive.months(chosen),
        "bargaining": event_rows(known, sums, _address),
        "troops": troop_rows(known, counts, _address),
        "people": people_rows(archive, chosen, PEOPLE, _address),
    }


def _address(article: str) -> str:
    return f"/article?id={quote(article, safe='', errors='replace')}"
