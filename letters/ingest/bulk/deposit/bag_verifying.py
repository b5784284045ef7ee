"""Is a bag whole, and one that this version can read? Asked before anything is read."""

from __future__ import annotations

import os
from pathlib import Path

import bagit

from letters.ingest.bulk.deposit.bag_layout import FORMAT, FORMAT_KEY, BagRefusedError


def verify_bag(folder: Path) -> bagit.Bag:
    """The bag at `folder`, each of whose files has the digest that its manifest says.

    Raises BagRefusedError, which names every file that has not.
    """
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            if (path := Path(parent, name)).is_symlink():
                raise BagRefusedError(f"{path} is a link, which no bag of ours has.")
    try:
        bag = bagit.Bag(str(folder))
        bag.validate()
    except bagit.BagValidationError as error:
        faults = "; ".join(map(str, error.details)) or str(error)
        raise BagRefusedError(
            f"The bag is damaged, and nothing was imported: {faults}. Get it again from "
            "where it came from."
        ) from error
    except (bagit.BagError, OSError, ValueError) as error:
        raise BagRefusedError(f"This is no bag that can be read: {error}") from error
    if bag.info.get(FORMAT_KEY) != FORMAT:
        raise BagRefusedError(
            f"bag-info.txt says {FORMAT_KEY} “{bag.info.get(FORMAT_KEY, '')}”; this "
            f"version reads {FORMAT}."
        )
    return bag
