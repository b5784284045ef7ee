"""What stands in `{…}`: an identifier, words, and keys with their values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from letters.tei.errors import NotationError
from letters.tei.nodes import ID, Attributes

_XML = "{http://www.w3.org/XML/1998/namespace}"

# Notation keys and the TEI attributes they stand for; the others are TEI's own names.
_OWN_KEYS = {
    "by": "hand",
    "effect": "ana",
    "lang": f"{_XML}lang",
    "xmlid": ID,
}
_TEI_NAMES = (
    *("ana", "bytes", "calendar", "cert", "cols", "corresp", "dur", "ed", "evidence"),
    *("extent", "facs", "from", "function", "hand", "height", "id", "key", "mimeType"),
    *(
        "n",
        "next",
        "notAfter",
        "notBefore",
        "part",
        "path",
        "place",
        "prev",
        "quantity",
    ),
    *("readable", "reason", "ref", "rend", "rendition", "resp", "role", "rows"),
    *("sameAs", "scope", "seq", "source", "style", "subtype", "target", "targetEnd"),
    *("to", "type", "unit", "url", "when", "who", "width"),
)
# A pointer to something of this text, which is written without its "#".
_POINTERS = {"by": "#", "effect": "#"}
# Keys that say also what the words are: the notation of an archive's own keys for
# people and terms leaves out what all of them begin with.
_SHORT = {
    "p": ("person", "corresp", "#p_"),
    "t": ("term", "target", "#t_"),
    "see": ("ref", "target", ""),
    "when": ("date", "when", ""),
}
KEYS = {**{name: name for name in _TEI_NAMES}, **_OWN_KEYS}
_KNOWN = ", ".join(sorted({*KEYS, *_SHORT}))

IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_USUAL_IDENTIFIER = "#"

_ATTRIBUTE = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}="#.]+(?:\.[^\s{}="#.]+)*)
      | \.(?P<class>[\w-]+)
      | (?P<key>[A-Za-z]+)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s{}"]+))
      | (?P<usual>\#)(?=\s|\Z)
    )""",
    re.VERBOSE,
)
_BACKSLASHED = re.compile(r"\\(.)", re.DOTALL)
_UNQUOTED_VALUE = re.compile(r"[\w#/:.,+-]+")


@dataclass(frozen=True, slots=True)
class AttributeList:
    """What stands in `{…}`: an identifier, class words, and TEI attributes.

    `implied` is the word that a key such as `p` says of the span.
    """

    identifier: str = ""
    classes: tuple[str, ...] = ()
    attributes: Attributes = field(default_factory=dict)
    implied: str = ""

    def with_identifier(self) -> dict[str, str]:
        attributes = dict(self.attributes)
        return {ID: self.identifier, **attributes} if self.identifier else attributes


def parse_attributes(text: str, usual_identifier: str = "") -> AttributeList:
    """Read the inside of `{…}`; a lone `#` in it is the `usual_identifier`.

    Raises NotationError without a place.
    """
    identifier, classes, attributes, implied = "", [], {}, ""
    at, end = 0, len(text.rstrip())
    while at < end:
        part = _ATTRIBUTE.match(text, at)
        if not part or (part["usual"] and not usual_identifier):
            raise NotationError(
                f"“{text[at:].strip()}” is not an attribute. Write {{#id .word key="
                'value}, with quotes round a value that holds spaces: key="…".'
            )
        at = part.end()
        if part["usual"]:
            identifier = usual_identifier
        elif part["id"]:
            identifier = _check_identifier(part["id"])
        elif part["class"]:
            classes.append(part["class"])
        else:
            value = part["bare"] or _BACKSLASHED.sub(r"\1", part["quoted"] or "")
            word, name, value = _attribute(part["key"], value)
            attributes[name] = value
            implied = implied or word
    return AttributeList(identifier, tuple(classes), attributes, implied)


def _check_identifier(text: str) -> str:
    if not IDENTIFIER.fullmatch(text):
        raise NotationError(
            f"“#{text}” cannot be an identifier: use letters, digits, “-”, “_” and "
            "“.”, beginning with a letter."
        )
    return text


def _attribute(key: str, value: str) -> tuple[str, str, str]:
    """The word that the key implies, the TEI attribute that it is, and its value."""
    if key in _SHORT:
        word, name, start = _SHORT[key]
        return word, name, start + value
    if key not in KEYS:
        raise NotationError(f"“{key}” is not a key. Known: {_KNOWN}.")
    return "", KEYS[key], _POINTERS.get(key, "") + value


def format_attributes(attributes: AttributeList, usual_identifier: str = "") -> str:
    """`attributes` as `{…}`, or "" where there are none.

    A class word that a key implies is left out.
    """
    identifier, rest = attributes.identifier, dict(attributes.attributes)
    if identifier and not IDENTIFIER.fullmatch(identifier):
        rest[ID], identifier = identifier, ""
    short = _short_key(attributes.classes, rest)
    words = [word for word in attributes.classes if not short or word != short[0]]
    parts = [f".{word}" for word in words]
    if identifier:
        parts.append("#" if identifier == usual_identifier else f"#{identifier}")
    if short:
        parts.append(f"{short[1]}={_quote(rest.pop(short[2])[len(short[3]) :])}")
    for name, value in sorted(rest.items()):
        parts.append(_format(name, value))
    return "{" + " ".join(parts) + "}" if parts else ""


def _short_key(
    words: tuple[str, ...], attributes: Attributes
) -> tuple[str, str, str, str] | None:
    """The word left out, the key that implies it, its attribute and where that begins."""
    for key, (word, name, start) in _SHORT.items():
        value = attributes.get(name, "")
        if word in words and value.startswith(start) and len(value) > len(start):
            return word, key, name, start
    return None


def _format(name: str, value: str) -> str:
    for key, start in _POINTERS.items():
        if KEYS[key] == name and value.startswith(start):
            return f"{key}={_quote(value.removeprefix(start))}"
    return f"{_KEY_OF_ATTRIBUTE.get(name, name)}={_quote(value)}"


_KEY_OF_ATTRIBUTE = {
    attribute: key for key, attribute in KEYS.items() if key not in _POINTERS
}


def _quote(value: str) -> str:
    if _UNQUOTED_VALUE.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
