"""Measure how many documents of each volume open in the notation.

script/check notation [VOLUME …]

Opens every document of the volumes of LETTERS_SHARED, or of those that are named, as the
form of an archivist does, and saves it untouched. Prints the share of each volume that
opens in the notation, and why the others do not, with an example. Fails if a share is
below 95 in a hundred, or if an untouched save changes a text.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Sequence

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
django.setup()

from drills.served.archive import say  # noqa: E402

from letters.forms.editable_text import TextFormat, read_editable, write_editable  # noqa: E402
from letters.tei.body import read_document  # noqa: E402
from letters.tei.notation import parse_notation  # noqa: E402
from letters.tei.volume import DocumentSource, read_volume  # noqa: E402
from letters.tests.corpus import VOLUMES, volume  # noqa: E402

LEAST_SHARE = 95.0
_QUOTED = re.compile(r"“[^”]*+”")


def main(arguments: Sequence[str]) -> int:
    names = arguments or sorted(path.stem for path in VOLUMES.glob("frus*.xml"))
    results = [check(name) for name in names]
    return 0 if all(results) else 1


def check(name: str) -> bool:
    """Print what is found in the volume; whether it is as it should be."""
    documents = read_volume(volume(name).read_bytes(), f"{name}.xml").documents
    reasons: Counter[str] = Counter()
    examples: dict[str, str] = {}
    changed = []
    for document in documents:
        why, is_unchanged = open_and_save(document)
        if why:
            reason = _QUOTED.sub("“…”", why)
            reasons[reason] += 1
            examples.setdefault(reason, f"{document.key}: {why}")
        if not is_unchanged:
            changed.append(document.key)
    opened = len(documents) - reasons.total()
    share = 100 * opened / len(documents)
    say(f"{name}: {opened} of {len(documents)} in the notation, {share:.1f} %")
    for reason, count in reasons.most_common():
        say(f"    {count:4} {examples[reason]}")
    for key in changed:
        say(f"    {key} is changed by an untouched save")
    return share >= LEAST_SHARE and not changed


def open_and_save(document: DocumentSource) -> tuple[str, bool]:
    """Why the document is shown as TEI, if it is; whether saving it changes nothing."""
    shown = write_editable(document.tei)
    is_unchanged = read_editable(shown, document.tei) == document.tei
    if shown.format is TextFormat.NOTATION:
        body = read_document(document.tei)
        is_read = parse_notation(shown.content, body.attributes) == body
        return "", is_unchanged and is_read
    return shown.why_tei, is_unchanged


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
