"""The words of which references are made."""

from unittest import TestCase

from letters.tei.references.grammar import Word, read_tokens

CASES = {
    Word.SERIES: ["Foreign Relations, 1950"],
    Word.IBID: ["Ibid.", "ibid."],
    Word.VOLUME: ["Volume II", "vol. 3"],
    Word.PART: ["Part 2", "part II"],
    Word.DOCUMENT: ["Document 5", "documents 7"],
    Word.FOOTNOTE: ["Footnote 3", "footnote 3"],
    Word.PAGE: ["Page 7", "pp. 7"],
    Word.SUPRA: ["Supra", "supra"],
    Word.INFRA: ["Infra", "infra"],
    Word.OTHER_WORK: [
        *("Bulletin", "Public Papers", "American Foreign Policy", "Basic Documents"),
        *("Current Documents", "Congressional Record", "Official Records", "Stat."),
        *("Documents on German", "New York Times", "Washington Post", "TIAS."),
        *("Foreign Affairs, July 19", "Treaty Series", "UST", "Cmd.", "U.N. Doc"),
        *("SC, ", "GA, ", "Suppl.", "suppl.", "21st sess.", "2nd yr.", "3d sess."),
        *("3rd sess.", "28th sess.", "H. Doc", "S. Rept", "House Document", "Yearbook"),
        *("Digest", "Diaries", "Memoirs", "Hearings", "Papers of "),
    ],
}


class WordTests(TestCase):
    def test_it_finds_each_word_within_a_text(self):
        for word, spellings in CASES.items():
            for spelling in spellings:
                with self.subTest(spelling):
                    tokens = read_tokens(f"See the {spelling} of it")
                    self.assertEqual([token.word for token in tokens], [word])
