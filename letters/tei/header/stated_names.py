"""The names in a header, and those that a register of the same file gives for a key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.header.letter_header import StatedName
from letters.tei.source import XML_ID, Element, local_name

NAMES = ("persName", "orgName", "name", "rs")
_REGISTERED = ("person", "personGrp", "org", "nym")
# How editions say that they do not know who it was.
_NOBODY = re.compile(
    r"[\[(]?(?:unbekannt(?:er|e)?(?: empfänger(?:in)?| absender(?:in)?)?|unknown"
    r"(?: recipient| sender| correspondent)?|not known|anonym(?:ous|us|e)?|n\. ?n\.?"
    r"|inconnu(?:e)?"
    r"|desconocid[oa]|sconosciut[oa]|onbekend|неизвестн\w{2,3}|unidentified)[\])]?",
    re.IGNORECASE,
)
_UNSURE = ("low", "medium", "unknown")


def words_in(element: Element | None) -> str:
    """Its words on one line, without comments and notes."""
    return " ".join("".join(_texts(element)).split()) if element is not None else ""


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name and name != "note":
            yield from _texts(child)
        yield child.tail or ""


def stated_names(parent: Element, register: dict[str, Element]) -> list[StatedName]:
    """The outermost names in `parent`, in order; without words, the register's."""
    return [
        stated
        for element in parent.iter(*(f"{{*}}{name}" for name in NAMES))
        if not _is_within_name(element, parent)
        and (stated := _stated_name(element, register)).name
        and not _NOBODY.fullmatch(stated.name)
    ]


def read_register(root: Element) -> dict[str, Element]:
    """The entries of all lists of persons and bodies in the file, by their xml:id."""
    entries = root.iter(*(f"{{*}}{name}" for name in _REGISTERED))
    return {str(key): entry for entry in entries if (key := entry.get(XML_ID))}


def _is_within_name(element: Element, parent: Element) -> bool:
    for above in element.iterancestors():
        if above is parent:
            return False
        if local_name(above) in NAMES:
            return True
    return False


def _stated_name(element: Element, register: dict[str, Element]) -> StatedName:
    key = str(element.get("ref") or element.get("key") or element.get("corresp") or "")
    # Several pointers in one attribute are of one person in several files, or of two.
    key = key.split(maxsplit=1)[0] if key.strip() else ""
    name, filed = name_forms(element)
    entry = register.get(_local_key(key)) if key else None
    if entry is not None:
        registered = registered_name(key, entry)
        name, filed = name or registered.name, filed or registered.filed
    is_body = local_name(element) == "orgName" or (
        entry is not None and local_name(entry) == "org"
    )
    return StatedName(
        name=name,
        key=key,
        filed=filed,
        is_person=not is_body and local_name(element) == "persName",
        is_uncertain=element.get("cert") in _UNSURE,
    )


def _local_key(key: str) -> str:
    """The id within its register: behind the file, or a prefix as "psn:" (16.2.3)."""
    file, hash_sign, local = key.rpartition("#")
    is_prefixed = not (file or hash_sign) and "//" not in key
    return local.rpartition(":")[2] if is_prefixed else local


def registered_name(key: str, entry: Element) -> StatedName:
    """The main name of an entry of a register; without one, its name is empty."""
    names = entry.findall("{*}persName") or entry.findall("{*}orgName")
    names = names or entry.findall("{*}name")
    names.sort(key=lambda name: name.get("type") not in ("main", "preferred", "reg"))
    name, filed = name_forms(names[0]) if names else ("", "")
    is_person = local_name(entry) != "org"
    return StatedName(name, f"#{key.rpartition('#')[2]}", filed, is_person=is_person)


def name_forms(element: Element) -> tuple[str, str]:
    """The name as written, and the form for sorting if its parts are told apart."""
    surname = words_in(element.find("{*}surname"))
    forename = " ".join(filter(None, map(words_in, element.findall("{*}forename"))))
    filed = f"{surname}, {forename}" if surname and forename else ""
    parts = [child for child in element if local_name(child)]
    is_bare = not any((c.tail or "").strip(" \t\r\n") for c in parts)
    if filed and is_bare and not (element.text or "").strip():
        is_inverted = local_name(parts[0]) == "surname"
        whole = " ".join(filter(None, map(words_in, parts)))
        return (filed if is_inverted else whole), filed
    name = words_in(element)
    return name, filed or (name if name.count(",") == 1 else "")
