"""``python -m communique.evaluate.manifest FOLDER``: write the manifest of a corpus from the headers of its files."""

from __future__ import annotations

import sys
from pathlib import Path

from communique.errors import RecordError
from communique.evaluate import markup
from communique.evaluate.gold import MANIFEST, sha256

_HEAD = "# Written by `python -m communique.evaluate.manifest corpora` from the headers of the files; do not edit.\n"


def render(folder: Path) -> str:
    """The manifest's text. RecordError names a file with wrong markup, or an id that two files have."""
    seen: dict[str, str] = {}
    parts = [_HEAD]
    for path in sorted(folder.rglob("*.txt")):
        name = path.relative_to(folder).as_posix()
        header = markup.read(path).header
        if header["id"] in seen:
            raise RecordError(f"{name} and {seen[header['id']]} have the same id {header['id']!r}")
        seen[header["id"]] = name
        values = {"file": name, "sha256": sha256(path), "licence": header["licence"], "split": header["split"]}
        parts.append("\n[[article]]\n" + "".join(f'{key} = "{value}"\n' for key, value in values.items()))
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Write FOLDER/manifest.toml; 2 for a wrong call or wrong markup."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write("usage: python -m communique.evaluate.manifest FOLDER\n")
        return 2
    folder = Path(arguments[0])
    try:
        (folder / MANIFEST).write_text(render(folder), "utf-8")
    except RecordError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
