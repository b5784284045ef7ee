"""HTML as a tagged PDF, by WeasyPrint. Only the archive's own files are fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

# From the name of a file to its path, if the archive has it.
Find = Callable[[str], Path | None]

# The scheme of addresses in style sheets, before the name of the file.
SCHEME = "static:"
# And of addresses of pictures that are made for the file.
PICTURE = "picture:"


class PdfUnavailableError(Exception):
    """This machine lacks Pango, the library that sets the type."""


def write_pdf(
    html: str,
    style_sheet: str,
    find: Find,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """A file that conforms to PDF/UA-1. Raises PdfUnavailableError.

    `pictures` are named in the HTML as "picture:" and their name here.
    """
    weasyprint = _weasyprint()
    fetcher = _fetcher(find, pictures)
    fonts = weasyprint.text.fonts.FontConfiguration()
    style = weasyprint.CSS(string=style_sheet, url_fetcher=fetcher, font_config=fonts)
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
    content: bytes = document.write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return content


def _fetcher(find: Find, pictures: Mapping[str, bytes]) -> Any:
    urls = _weasyprint().urls

    class Files(urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, _headers: Any = None) -> Any:
            content = pictures.get(url.removeprefix(PICTURE))
            if url.startswith(SCHEME) and (file := find(url.removeprefix(SCHEME))):
                content = file.read_bytes()
            if content is None:
                raise ValueError(f"{url} is not part of the archive.")
            return urls.URLFetcherResponse(url, content)

    return Files()


@cache
def _weasyprint() -> Any:
    # Imported at first use: it takes a second, and needs a library that a machine may
    # lack.
    try:
        return import_module("weasyprint")
    except OSError as error:
        raise PdfUnavailableError(str(error)) from error
