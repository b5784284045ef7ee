"""Path converters: the form of identifiers and keys in an address."""

from letters.models.identifiers import DOCUMENT_PATTERN


class DocumentIdentifierConverter:
    """One part, or an edition's identifier and a part: "frus1981-88v04/d190"."""

    regex = DOCUMENT_PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class KeyConverter:
    """A page's label, a footnote's mark: anything without a slash."""

    regex = r"[^/\x00]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
