"""The two transcriptions of the demonstration collection, as they are."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "transcriptions"
EDITION = (_FOLDER / "frus1981-88v04-d190.txt").read_text(encoding="utf-8")
FILM = (_FOLDER / "reagan-andropov-draft-1983.txt").read_text(encoding="utf-8")

# The word that each note of the printed letter stands after.
ANCHORS = {
    "1": "Chernenko",
    "2": "countries.",
    "3": "dialogue.",
    "4": "March 2.",
    "5": "Bush.",
    "6": "forward.",
    "7": "resolved.",
}
