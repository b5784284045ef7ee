"""Static files from the front-end packages in node_modules/.

A package holds hundreds of files; only those that settings.NODE_FILES lists are
published, under the names it gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core import checks
from django.core.files.storage import FileSystemStorage


class NodeFilesStorage(FileSystemStorage):
    """Opens each listed file under the name it is published as."""

    def path(self, name: str) -> str:
        return str(Path(self.location) / settings.NODE_FILES[name])


class NodeFilesFinder(BaseFinder):
    def __init__(self, *_args: Any, **_options: Any) -> None:
        self.storage = NodeFilesStorage(location=settings.NODE_ROOT)

    def check(self, **_options: Any) -> list[checks.CheckMessage]:
        missing = [
            source
            for name, source in settings.NODE_FILES.items()
            if not self.storage.exists(name)
        ]
        if not missing:
            return []
        return [
            checks.Error(
                f"Missing in {settings.NODE_ROOT}: {', '.join(missing)}",
                hint="Run script/setup, which installs the front-end packages.",
                id="archive.E001",
            )
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if kwargs:
            find_all = self._check_deprecated_find_param(find_all=find_all, **kwargs)
        is_ours = path in settings.NODE_FILES and self.storage.exists(path)
        if not is_ours:
            return []
        source = self.storage.path(path)
        return [source] if find_all else source

    def list(
        self, _ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, NodeFilesStorage]]:
        for name in settings.NODE_FILES:
            yield name, self.storage
