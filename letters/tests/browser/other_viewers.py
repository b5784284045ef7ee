"""Viewers of other institutions, taken from npm as they are published.

They are no packages of ours: each would bring some hundred others that build it, and a
test needs nothing but the files that browsers load.
"""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import tarfile
from pathlib import Path

import pytest
from django.conf import settings

# The version of each, and the SHA-512 that npm's register of packages states for it.
PACKAGES = {
    "mirador": (
        "4.0.0",
        "uWsE9e2oqSc/lUu+vVwDGhTsycuhGsfZ2KfX6CLfXiT3wgGy6qT9"
        "+q5M3V9Zz72hkdIgsJugKesaowmRtYmvrA==",
    ),
    "universalviewer": (
        "4.4.0",
        "9OVs6uCzeQYw50jg8k2vEGq6hQFu7kEv9OOAlmqVH9duhrpg1xlIqcMIb2rhNQnAxTQd3R13gxJze9UY"
        "kiwdzg==",
    ),
}
FOLDER = Path(settings.NODE_ROOT) / ".other-viewers"
SECONDS = 120


def folder_of(package: str) -> Path:
    """The files of the package, brought once. Skips the test where npm cannot be reached,
    which is a failure in continuous integration."""
    version, digest = PACKAGES[package]
    folder = FOLDER / f"{package}-{version}"
    if not folder.exists():
        try:
            _bring(package, version, digest, folder)
        except (OSError, subprocess.SubprocessError) as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"{package} cannot be had from npm: {error}")
    return folder


def _bring(package: str, version: str, digest: str, folder: Path) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run(  # noqa: S603
        ["npm", "pack", "--silent", f"{package}@{version}"],  # noqa: S607
        cwd=FOLDER,
        env={
            **os.environ,
            "PATH": f"{_own_programs()}{os.pathsep}{os.environ['PATH']}",
        },
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    packed = FOLDER / f"{package}-{version}.tgz"
    found = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if found != digest:
        raise OSError(f"{packed.name} has another SHA-512 than npm states.")
    unpacked = FOLDER / f"{package}.unfinished"
    with tarfile.open(packed) as archive:
        archive.extractall(unpacked, filter="data")
    (unpacked / "package").rename(folder)


def _own_programs() -> Path:
    """Where npm is if script/setup brought it."""
    return Path(settings.BASE_DIR) / ".venv" / "bin"
