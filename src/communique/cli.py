"""The command ``communique``. Data goes to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from communique import console
from communique.collector import resting
from communique.console import Format
from communique.errors import CommuniqueError

app = typer.Typer(
    help="Reads news about negotiations, diplomacy and defence and writes down what it says, with evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Engine(str, Enum):  # noqa: UP042 - typer shows the values of a str enum
    """Who does the work of a run."""

    serial = "serial"
    processes = "processes"
    ray = "ray"
    dask = "dask"


class Tables(str, Enum):  # noqa: UP042 - as above
    """The forms of tables in a folder."""

    csv = "csv"
    parquet = "parquet"


class Split(str, Enum):  # noqa: UP042 - as above
    """The parts of annotated data."""

    tune = "tune"
    check = "check"


Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, patterns, or - for standard input.")]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar="OUT", help="- for standard output, or NAME.jsonl, NAME.jsonl.gz.")
]
RunOutput = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help="-, NAME.jsonl, NAME.jsonl.gz, NAME.sqlite, NAME.duckdb, postgresql://..., a folder.",
    ),
]
Model = Annotated[str | None, typer.Option(metavar="NAME|PATH", help="Another installed spaCy pipeline, or a folder with one.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Reference date where the source has none (ISO 8601).")]
MinConfidence = Annotated[float | None, typer.Option(metavar="0..1", help="Leave out events below this confidence.")]
OmitText = Annotated[bool, typer.Option("--omit-text", help="Leave the article's text out of the record.")]
Map = Annotated[
    list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="A table's column for a field; repeatable.")
]
Limit = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=VALUE", help="A bound on what is read, as seconds=60; repeatable (docs/ingest.md)."),
]
Trafilatura = Annotated[
    bool,
    typer.Option(
        "--trafilatura", help="Ask trafilatura about the body of pages as well (extra trafilatura; takes twice as long)."
    ),
]
Config = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help="A TOML file with settings.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No summary on standard error.")]


@app.command()
def extract(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="One article: a file, or - for standard input.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="- for standard output, or a file.")] = "-",
    model: Model = None,
    published: Published = None,
    min_confidence: MinConfidence = None,
    omit_text: OmitText = False,
    format: Annotated[Format | None, typer.Option(help="Default: json on a terminal, jsonl (one line) in a pipe.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="On standard error: the frame, rule and evidence of each event.")
    ] = False,
    map: Map = None,
    limit: Limit = None,
    trafilatura: Trafilatura = False,
    settings: Config = None,
) -> None:
    """Print the record of one article, or write it to a file: as JSON, as tables, or as a page for the browser.

    Example: communique extract article.txt --published 2020-08-20 --format html -o page.html
    """
    chosen = console.settings(settings, model, published, min_confidence, omit_text)
    article = console.one(source, map, limit, trafilatura)
    from communique.extractor import Extractor
    from communique.ingest.gate import refusal

    if doubt := refusal(article):
        print(f"{article.id}: {doubt.reason}: read all the same", file=sys.stderr)

    extractor = Extractor(chosen)
    record = extractor.extract(article)
    if explain:
        for line in extractor.explain(article):
            print(line, file=sys.stderr)
    console.put(record, format, output)


@app.command()
def run(
    sources: Sources,
    output: RunOutput,
    model: Model = None,
    published: Published = None,
    min_confidence: MinConfidence = None,
    omit_text: OmitText = False,
    map: Map = None,
    limit: Limit = None,
    trafilatura: Trafilatura = False,
    settings: Config = None,
    to: Annotated[Tables | None, typer.Option("--to", help="Also write tables into the folder OUT.")] = None,
    engine: Annotated[Engine | None, typer.Option(help="Default: processes where there is enough work, else serial.")] = None,
    workers: Annotated[int, typer.Option(min=0, metavar="N", help="Worker processes; 0: as many as processors.")] = 0,
    shard: Annotated[str | None, typer.Option(metavar="I/N", help="Only the I-th of N parts, for job arrays.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Replace results of other sources or settings.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Progress as JSON lines on standard error.")] = False,
    quiet: Quiet = False,
) -> None:
    """Extract the records of many articles; one that cannot be read never ends the run.

    A folder, or a database, as OUT keeps what is done: the same command again does what is missing (docs/archives.md).
    What is not English, no article (index pages, galleries) or a stub before a paywall is told apart and not extracted.

    Example: communique run archive/ more.jsonl -o out/ --to parquet
    """
    from communique.batch.progress import progress
    from communique.batch.run import Order
    from communique.batch.run import run as run_all

    order = Order(
        tuple(sources),
        output,
        console.settings(settings, model, published, min_confidence, omit_text),
        console.way(map, limit, trafilatura),
        engine.value if engine else None,
        workers,
        console.part(shard),
        fresh,
        to.value if to else None,
    )
    tally = run_all(order, progress(quiet, log_json))
    if tally.failed or not tally.read:
        raise typer.Exit(1 if tally.extracted else 3)


@app.command()
def status(output: Annotated[str, typer.Argument(metavar="OUT", help="The folder or database of a run.")]) -> None:
    """Say how far a run is: its shards, what became of its articles, whether it is going on.

    Example: communique status out/
    """
    from communique.batch.status import lines

    print("\n".join(lines(output)))


@app.command()
def ingest(
    sources: Sources,
    output: Output,
    map: Map = None,
    limit: Limit = None,
    trafilatura: Trafilatura = False,
    quiet: Quiet = False,
) -> None:
    """Turn sources into clean articles, a line each: any language, no model, nothing filtered.

    Example: communique ingest pages/ -o articles.jsonl
    """
    from communique.ingest.write import articles

    console.write(console.read(sources, map, limit, trafilatura), output, quiet, articles)


Run = Annotated[str, typer.Argument(metavar="OUT", help="What a run wrote: NAME.jsonl, its folder, NAME.sqlite, NAME.duckdb.")]


@app.command()
def report(
    out: Run,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where the pages go; a new folder.")],
    quiet: Quiet = False,
) -> None:
    """Write pages of a run that need no server: the archive with charts and filters, and each article with its evidence.

    Example: communique report records.jsonl -o report/
    """
    from communique.view.report import write_report

    count = write_report(out, output)
    if not quiet:
        print(f"{output / 'index.html'} and the pages of {count} articles", file=sys.stderr)


@app.command()
def serve(
    out: Run,
    port: Annotated[int, typer.Option(min=0, max=65535, help="On 127.0.0.1; 0 takes any that is free.")] = 8765,
) -> None:
    """Serve the same pages on this machine, for archives of any size; Ctrl-C stops it. Best with NAME.duckdb.

    Example: communique serve records.duckdb
    """
    from communique.view.serve import serve

    serve(out, port, lambda address: print(f"{address}  (Ctrl-C stops it)", file=sys.stderr, flush=True))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A corpus, a folder of gold JSON files, or one of them.")],
    records: Annotated[Path | None, typer.Argument(metavar="[RECORDS]", help="Records to judge; without: extract now.")] = None,
    floors: Annotated[Path | None, typer.Option(metavar="FILE", help="Exit 1 where a figure is below its floor.")] = None,
    split: Annotated[Split | None, typer.Option(help="Only the articles of this split.")] = None,
    errors: Annotated[int, typer.Option(metavar="N", help="Also print up to N disagreements.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
    model: Model = None,
) -> None:
    """Print precision, recall and F1 against annotated articles.

    Example: communique evaluate corpora --floors corpora/floors.toml
    """
    import json

    from communique.evaluate import check_floors, run
    from communique.extractor import Extractor

    report = run(gold, records, Extractor(console.settings(None, model, None, None, False)), split.value if split else None)
    print(json.dumps(report.as_dict()) if as_json else report.table(errors))
    if failures := check_floors(report, floors) if floors else []:
        print("\n".join(failures), file=sys.stderr)
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from communique.record import schema_text

    print(schema_text(), end="")


@resting()
def main() -> None:
    """Run the command; every expected error is one line on standard error and the exit code of the contract."""
    try:
        app(standalone_mode=True)
    except CommuniqueError as error:
        print(f"communique: {error}", file=sys.stderr)
        with suppress(OSError):
            sys.stdout.close()
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
