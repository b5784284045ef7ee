"""Read settings from the environment, and refuse what cannot be meant."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "")
    if value == "":
        return default
    try:
        return FLAGS[value.lower()]
    except KeyError:
        message = f"{name} is {value!r}; it must be 1 or 0."
        raise ImproperlyConfigured(message) from None


def number(name: str, *, default: int) -> int:
    value = os.environ.get(name, "")
    if value == "":
        return default
    if not value.isascii() or not value.isdigit():
        message = f"{name} is {value!r}; it must be a whole number."
        raise ImproperlyConfigured(message)
    return int(value)


def names(name: str) -> list[str]:
    """A list written with commas."""
    parts = (part.strip() for part in os.environ.get(name, "").split(","))
    return [part for part in parts if part]


def contact(name: str) -> str:
    """An e-mail or a web address, or nothing."""
    value = os.environ.get(name, "").strip()
    if value and not re.fullmatch(r"https?://\S+|[^\s@:]+@[^\s@:]+", value):
        message = f"{name} is {value!r}; it must be an e-mail or a web address."
        raise ImproperlyConfigured(message)
    return value


def folder(name: str, *, default: Path) -> Path:
    return Path(os.environ.get(name) or default).expanduser().resolve()


def secret(name: str, *, kept_in: Path) -> str:
    """The secret the environment gives, or else one made once and kept in a file."""
    if name in os.environ:
        if len(os.environ[name]) < 50:
            message = f"{name} must have at least 50 characters, hard to guess."
            raise ImproperlyConfigured(message)
        return os.environ[name]
    try:
        if not kept_in.exists():
            _keep_new_secret(kept_in)
        return kept_in.read_text().strip()
    except PermissionError as error:
        message = (
            f"{error}. It belongs to the user who first started the archive here: "
            "do this as that user, or give LETTERS_VAR a folder of your own."
        )
        raise ImproperlyConfigured(message) from error


def _keep_new_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    mine = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    mine.touch(mode=0o600, exist_ok=False)
    mine.write_text(secrets.token_urlsafe(50))
    try:
        # Unlike a rename, a link fails when another process was first.
        path.hardlink_to(mine)
    except FileExistsError:
        pass
    finally:
        mine.unlink()
