"""“Same person?”: proposals shown, merged, and refused for good."""

from django.test import TestCase
from lxml import html

from letters.models import AgentDistinction, AgentMerge
from letters.tests.admin.pages import form_of
from letters.tests.factories import make_agent, make_archivist, make_edition
from letters.tests.ingest.test_people import list_person, merged_into

SAME = "/admin/letters/agent/same/"
NAMES = [
    ("rusk", "Rusk, Dean", "Secretary of State until 1969"),
    ("rostow", "Rostow, Walt W.", "Counselor of the Department"),
    ("khrushchev", "Khrushchev, Nikita S.", "Chairman of the Council of Ministers"),
]


class SameCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        for volume in ("frus1", "frus2"):
            edition = make_edition(volume)
            for key, name, description in NAMES:
                is_second = volume == "frus2" and key == "khrushchev"
                listed = "Khrushchev, Nikita Sergeyevich" if is_second else name
                agent = make_agent(f"{volume}-{key}", listed, "", ())
                list_person(edition, key, listed, agent, description)
        cls.anna = make_archivist()

    def setUp(self):
        self.client.force_login(self.anna)

    def headings(self, address=SAME):
        page = html.fromstring(self.client.get(address).content.decode())
        return [heading.text_content() for heading in page.xpath("//fieldset/h2")]


class ShowingTests(SameCase):
    def test_the_surest_come_first(self):
        expected = [
            "Rostow, Walt W.",
            "Rusk, Dean",
            "Khrushchev, Nikita S. · Khrushchev, Nikita Sergeyevich",
        ]
        self.assertEqual(self.headings(), expected)

    def test_they_are_chosen_by_degree_and_by_letter(self):
        cases = [
            ("?degree=identical", ["Rostow, Walt W.", "Rusk, Dean"]),
            ("?degree=initials&letter=R", []),
            ("?letter=K", ["Khrushchev, Nikita S. · Khrushchev, Nikita Sergeyevich"]),
        ]
        for query, expected in cases:
            with self.subTest(query):
                self.assertEqual(self.headings(SAME + query), expected)

    def test_what_is_no_choice_shows_all(self):
        for query in ("?degree=x&letter=%00", "?letter=RR", "?page=0", "?page=x%00"):
            with self.subTest(query):
                self.assertEqual(len(self.headings(SAME + query)), 3)

    def test_what_volumes_say_stands_side_by_side(self):
        page = self.client.get(SAME)
        entry = "<strong>Rusk, Dean</strong>, Secretary of State until 1969"
        self.assertContains(page, entry, count=2)
        self.assertContains(page, "frus2</a>", count=3)

    def test_the_evidence_is_told_in_words(self):
        page = self.client.get(SAME)
        words = "Same name but for initials (Sergeyevich; S.)"
        self.assertContains(
            page, f"<li>{words}; “Chairman of the Council of Ministers”"
        )

    def test_every_field_has_a_name_for_those_who_hear_it(self):
        page = html.fromstring(self.client.get(SAME).content.decode())
        for field in page.xpath("//form[@id='same_form']//input[@type!='hidden']"):
            label = page.xpath("//label[@for=$id]", id=field.get("id") or "-")
            name = field.get("aria-label") or label or field.get("type") == "submit"
            self.assertTrue(name, html.tostring(field))

    def test_the_queries_do_not_grow_with_the_proposals(self):
        # Session and user; entries, records without, distinctions; records, what is
        # merged into them, their entries, their events.
        with self.assertNumQueries(9):
            self.client.get(SAME)


class DecidingTests(SameCase):
    def send(self, query="", **values):
        address = f"{SAME}{query}"
        form = form_of(self.client.get(address), "same_form")
        members = self.members(address)
        return self.client.post(address, {**form, **members, **values}, follow=True)

    def members(self, address):
        page = html.fromstring(self.client.get(address).content.decode())
        boxes = page.xpath("//input[contains(@name, 'members')]")
        members = {}
        for box in boxes:
            members.setdefault(box.get("name"), []).append(box.get("value"))
        return members

    def test_the_checked_are_merged_and_the_others_left(self):
        page = self.send("?degree=identical", checked=["2"], _merge="x")

        self.assertEqual(merged_into(), {"frus2-rusk": "frus1-rusk"})
        self.assertContains(page, "stands for frus2-rusk, too")
        self.assertEqual(page.request["QUERY_STRING"], "degree=identical")
        reason = AgentMerge.objects.get().reason
        self.assertTrue(reason.startswith("Proposed: Identical name. Same name; "))

    def test_all_of_a_page_can_be_checked_at_once(self):
        page = html.fromstring(self.client.get(f"{SAME}?checked=1").content.decode())
        boxes = page.xpath("//input[@name='checked']/@checked")
        self.send("?checked=1", checked=["1", "2", "3"], _merge="x")
        self.assertEqual(len(boxes), 3)
        self.assertEqual(len(merged_into()), 3)
        self.assertEqual(self.headings(), [])

    def test_another_record_can_stay(self):
        second = self.members(SAME)["group-2-members"][1]
        self.send(checked=["2"], _merge="x", **{"group-2-kept": second})
        self.assertEqual(merged_into(), {"frus1-rusk": "frus2-rusk"})

    def test_different_people_are_not_proposed_again(self):
        self.send(checked=["1"], _distinguish="x")
        distinction = AgentDistinction.objects.get()
        self.assertEqual(distinction.editor, self.anna)
        self.assertEqual(len(self.headings()), 2)
        self.assertEqual(merged_into(), {})

    def test_what_makes_no_sense_changes_nothing(self):
        cases = [
            ({}, "Nothing was checked"),
            ({"checked": ["x", "99"]}, "required"),
            ({"checked": ["1"], "group-1-members": ["1"]}, "not one of the available"),
            ({"checked": ["1"], "group-1-members": ["\0"]}, "Null characters"),
        ]
        for values, message in cases:
            with self.subTest(message):
                self.assertContains(self.send(_merge="x", **values), message)
        self.assertEqual(merged_into(), {})
