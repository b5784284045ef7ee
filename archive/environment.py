"""Read settings from the environment, and refuse values that make no sense."""

from __future__ import annotations

import logging
import os
import re
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}

# Settings that were renamed, each with the former name that operators may still use.
FORMER_NAMES = {"LETTERS_PAGE_CACHE": "LETTERS_KEEPS_PAGES"}

logger = logging.getLogger(__name__)


def flag(name: str, *, default: bool) -> bool:
    value = _read(name)
    if value == "":
        return default
    try:
        return FLAGS[value.lower()]
    except KeyError:
        message = f"{name} is {value!r}; it must be 1 or 0."
        raise ImproperlyConfigured(message) from None


def number(name: str, *, default: int) -> int:
    value = _read(name)
    if value == "":
        return default
    if not value.isascii() or not value.isdigit():
        message = f"{name} is {value!r}; it must be a whole number."
        raise ImproperlyConfigured(message)
    return int(value)


def names(name: str) -> list[str]:
    """A list written with commas."""
    parts = (part.strip() for part in _read(name).split(","))
    return [part for part in parts if part]


def contact(name: str) -> str:
    """An e-mail or a web address, or nothing."""
    value = os.environ.get(name, "").strip()
    if value and not re.fullmatch(r"https?://\S+|[^\s@:]+@[^\s@:]+", value):
        message = f"{name} is {value!r}; it must be an e-mail or a web address."
        raise ImproperlyConfigured(message)
    return value


def web_address(name: str) -> str:
    """A web address, or nothing."""
    value = os.environ.get(name, "").strip()
    if value and not re.fullmatch(r"https?://\S+", value):
        message = f"{name} is {value!r}; it must be a web address."
        raise ImproperlyConfigured(message)
    return value


def one_of(name: str, default: str, *others: str) -> str:
    value = _read(name) or default
    if value not in (default, *others):
        choices = ", ".join((default, *others))
        message = f"{name} is {value!r}; it must be one of: {choices}."
        raise ImproperlyConfigured(message)
    return value


def folder(name: str, *, default: Path) -> Path:
    return Path(_read(name) or default).expanduser().resolve()


def secret(name: str, *, stored_in: Path) -> str:
    """The secret in the environment, or else one made once and stored in a file."""
    if name in os.environ:
        if len(os.environ[name]) < 50:
            message = f"{name} must have at least 50 characters, hard to guess."
            raise ImproperlyConfigured(message)
        return os.environ[name]
    try:
        if not stored_in.exists():
            _store_new_secret(stored_in)
        return stored_in.read_text().strip()
    except PermissionError as error:
        message = (
            f"{error}. It belongs to the user who first started the archive here: "
            "do this as that user, or give LETTERS_VAR a folder of your own."
        )
        raise ImproperlyConfigured(message) from error


def _read(name: str) -> str:
    """The value of a setting, under its former name too; empty if there is none."""
    former = FORMER_NAMES.get(name)
    if former and os.environ.get(former) and not os.environ.get(name):
        logger.warning("%s is now called %s: rename it.", former, name)
        # Moved, so that programs started from here do not warn again.
        os.environ[name] = os.environ.pop(former)
    return os.environ.get(name, "")


def _store_new_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    unfinished.touch(mode=0o600, exist_ok=False)
    unfinished.write_text(secrets.token_urlsafe(50))
    try:
        # Unlike a rename, a link fails when another process was first.
        path.hardlink_to(unfinished)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
