"""The programs that serve: each started, started again when it ends, and ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass, field

from django.conf import settings

from archive.serving.parent_watch import VARIABLE

MOST_ENDINGS, ENDINGS_SECONDS = 4, 60


@dataclass
class Child:
    """A program of the archive. `restart_seconds` after it has ended it is started again;
    never, if that is None, nor when one that `has_an_end` has succeeded."""

    name: str
    arguments: tuple[str, ...]
    restart_seconds: float | None = None
    has_an_end: bool = False
    _process: subprocess.Popen[bytes] | None = None
    _restart_at: float | None = field(default=None, init=False)
    _endings: deque[float] = field(
        default_factory=lambda: deque(maxlen=MOST_ENDINGS), init=False
    )

    def start(self, port: int) -> None:
        self._restart_at = None
        self._process = subprocess.Popen(
            [sys.executable, *self.arguments],
            cwd=settings.BASE_DIR,
            env={**os.environ, "PORT": str(port), VARIABLE: "1"},
            stdin=subprocess.PIPE,
            # Ctrl-C reaches only us, and we end the children in good order.
            start_new_session=True,
        )

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll() if self._process else None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self.exit_code is None

    @property
    def keeps_ending(self) -> bool:
        """Whether it has ended so often, in so short a time, that it cannot work here."""
        return (
            len(self._endings) == MOST_ENDINGS
            and self._endings[-1] - self._endings[0] < ENDINGS_SECONDS
        )

    def start_again_if_due(self, port: int) -> None:
        """Called again and again. It says so, and waits without keeping anybody."""
        code = self.exit_code
        is_done = code == 0 and self.has_an_end
        if code is None or is_done or self.restart_seconds is None:
            return
        now = time.monotonic()
        if self._restart_at is None:
            self._restart_at = now + self.restart_seconds
            self._endings.append(now)
            sys.stderr.write(f"The {self.name} has ended; it is started again.\n")
        elif now >= self._restart_at:
            self.start(port)

    def tell_to_end(self) -> None:
        if self.is_running and self._process:
            self._process.terminate()

    def wait(self, seconds: float) -> None:
        if self._process:
            self._process.wait(seconds)

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
