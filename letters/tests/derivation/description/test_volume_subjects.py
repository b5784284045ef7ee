"""What volumes are about, by their titles."""

from unittest import TestCase

from letters.derivation.description.volume_subjects import volume_subject

SERIES = "Foreign Relations of the United States"


class VolumeSubjectTests(TestCase):
    def test_it_is_what_the_name_does_not_say(self):
        for title, years, volume, subject in (
            (
                f"{SERIES}, 1961–1963, Volume V, Berlin",
                "1961–1963",
                "Volume V",
                "Berlin",
            ),
            (
                f"{SERIES}, 1961-1963, Volume V, Berlin",
                "1961–1963",
                "Volume V",
                "Berlin",
            ),
            (
                f"{SERIES}, 1955–1957, Arab-Israeli Dispute, 1957, Volume XVII",
                "1955–1957",
                "Volume XVII",
                "Arab-Israeli Dispute, 1957",
            ),
            (
                f"{SERIES}, 1952–1954. China and Japan (in two parts): Volume XIV, Part 2",
                "1952–1954",
                "Volume XIV, Part 2",
                "China and Japan (in two parts)",
            ),
            (
                "Soviet Union, January 1983–March 1985",
                "1981–1988",
                "Volume IV",
                "Soviet Union, January 1983–March 1985",
            ),
            (f"{SERIES}, 1961–1963, Volume V", "1961–1963", "Volume V", ""),
            ("Letters", "", "", "Letters"),
            ("", "", "", ""),
        ):
            with self.subTest(title):
                self.assertEqual(volume_subject(title, SERIES, years, volume), subject)
