"""What a figure was measured on and with."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from pathlib import Path

from communique.annotate.pipeline import carriers

(CARRIER,) = carriers().values()
PACKAGES = ("communique", "spacy", "thinc", "numpy", CARRIER.package)


def told() -> str:
    """Processor, load, Python and the versions of what does the work."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor())
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{name or platform.machine()}, {os.cpu_count()} processors, {load}; Python {platform.python_version()}; "
        + ", ".join(f"{package} {importlib.metadata.version(package)}" for package in PACKAGES)
    )
