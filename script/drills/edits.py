"""Let two editors save one document at the same moment, 200 times.

script/drill edits [--rounds N] [--seed N]

Each round opens the form twice, changes paragraphs, fields and rows at random, and sends
both at once. Every word has to be in the document, or be given back to who typed it; what
is asked is settled, and then every word has to be there. Any word lost is a failure.
"""

from __future__ import annotations

import argparse
import os
import sys

import pytest

TEST = "letters/tests/admin/documents/test_random_saves.py"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1962)
    options = parser.parse_args()
    os.environ["LETTERS_ROUNDS_OF_EDITS"] = str(options.rounds)
    os.environ["LETTERS_SEED_OF_EDITS"] = str(options.seed)
    return int(pytest.main(["-q", "-s", "-p", "no:cacheprovider", TEST]))


if __name__ == "__main__":
    sys.exit(main())
