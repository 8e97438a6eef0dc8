"""The built wheel is the whole package: every data file, and a command that works without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"


def test_the_wheel_holds_every_file_and_reads_an_article(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        tmp_path,
        ROOT,
    ]
    subprocess.run(build, check=True, timeout=300)
    (wheel,) = tmp_path.glob("communique-*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    files = {path.relative_to(SOURCE) for path in (SOURCE / "communique").rglob("*") if path.is_file()}
    expected = {path for path in files if "__pycache__" not in path.parts}
    assert expected <= {path.relative_to(installed) for path in installed.rglob("*")}
    done = subprocess.run(
        [sys.executable, "-c", "from communique.cli import main; main()", "extract", ROOT / "examples" / "fisheries-talks.txt"],
        env=os.environ | {"PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=300,
    )
    assert json.loads(done.stdout)["events"]
