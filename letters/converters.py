"""Path converters: the form of identifiers, keys and dates in an address."""

from letters.models.identifiers import DOCUMENT_PATTERN


class DocumentIdentifierConverter:
    """One part, or an edition's identifier and a part: "frus1981-88v04/d190"."""

    regex = DOCUMENT_PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class VolumeConverter:
    """A volume of *Foreign Relations of the United States*, as its site names them."""

    regex = r"frus[0-9]{4}[A-Za-z0-9-]{0,70}"

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


class YearConverter:
    """A year of four digits, in the one form that it has in an address."""

    regex = r"[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class TwoDigitsConverter:
    """The number of a month or a day: "07"."""

    regex = r"[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class DownloadConverter:
    """The form in which many documents are taken along: the end of a file's name."""

    regex = "zip|csv|jsonl|ris|bib|csl"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ScanNameConverter:
    """The digest of a scan's file, and the number of the page in it if not the first."""

    regex = r"[0-9a-f]{64}(?:\.[1-9][0-9]{0,4})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
