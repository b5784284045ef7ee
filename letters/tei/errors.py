"""The errors of a text that somebody hands in, and where they are."""

from __future__ import annotations


class TeiError(ValueError):
    """A source that cannot be read; says what, where and, if it can, what to do.

    `line` and `column` count from 1 in the text that was handed in; 0 is unknown.
    """

    def __init__(self, message: str, *, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        if not self.line:
            return self.message
        where = f"line {self.line}"
        if self.column:
            where += f", column {self.column}"
        return f"{self.message} ({where})"


class SourceError(TeiError):
    """XML that is not well formed, not UTF-8, too large, or carries a DTD."""


class NotationError(TeiError):
    """Notation that cannot be understood; `others` are further errors of the text."""

    others: tuple[NotationError, ...] = ()


class NotExpressibleError(TeiError):
    """TEI that the notation has no words for; it stays TEI."""
