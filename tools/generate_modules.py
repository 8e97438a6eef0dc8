"""Print the page that lists all modules with what each does, from their docstrings (docs/modules.md)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src"
HEAD = """# Modules
What each module does, from the first sentence of its docstring (`make generated` writes this page, `make check` compares it).
"""


def told(path: Path) -> str:
    """The first sentence of a module's docstring, on one line."""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    first = re.split(r"\n\s*\n", text)[0].replace("\n", " ")
    return re.split(r"(?<=[.:])\s(?=[A-Z`])", first)[0].rstrip(":").replace("``", "`").replace("|", "\\|")


def main() -> None:
    """Print the page."""
    print(HEAD)
    folders = sorted({path.parent for path in SOURCE.rglob("*.py")})
    for folder in folders:
        print(f"## `{'.'.join(folder.relative_to(SOURCE).parts)}`")
        opening = told(folder / "__init__.py") if (folder / "__init__.py").exists() else ""
        print(f"{opening}\n" if opening else "")
        print("| module | what it does |\n|---|---|")
        for path in sorted(folder.glob("*.py")):
            if path.stem != "__init__":
                print(f"| `{path.stem}` | {told(path)} |")
        print()


if __name__ == "__main__":
    main()
