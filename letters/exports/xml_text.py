"""Texts in files of XML, which cannot hold every character that somebody may have typed."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

# The characters that XML 1.0 cannot hold, not even escaped.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def storable_in_xml(text: str) -> str:
    """`text` with blanks for what XML 1.0 cannot hold."""
    return _NOT_IN_XML.sub(" ", text)


def maker_of_elements(namespace: str, nsmap: dict[Any, str]) -> ElementMaker:
    """It makes elements of any text: one control character in the name of a person would
    otherwise be the end of a file of all documents."""
    typemap: Any = {str: _add_text, dict: _add_attributes}
    return ElementMaker(typemap, namespace=namespace, nsmap=nsmap)


def _add_text(element: etree._Element, text: str) -> None:
    storable = storable_in_xml(text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + storable
    else:
        element.text = (element.text or "") + storable


def _add_attributes(element: etree._Element, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        element.set(name, storable_in_xml(value))
