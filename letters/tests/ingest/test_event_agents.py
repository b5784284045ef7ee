"""Records found by the names in events: exactly, or in the list of a volume."""

from datetime import date

from django.test import SimpleTestCase, TestCase

from letters.ingest.called_agents import find_agent
from letters.ingest.event_agents import (
    ANOTHER_MARKED,
    ONLY_INITIALS,
    ONLY_ONE,
    AgentFinder,
    ListedAgent,
)
from letters.tests.factories import make_agent


class FindingAgentsTests(TestCase):
    def test_an_agent_is_found_by_a_variant_or_by_the_display_name(self):
        kennedy = make_agent()
        for name in ("President Kennedy", "John F. Kennedy"):
            with self.subTest(name):
                self.assertEqual(find_agent(name), kennedy)

    def test_the_whole_name_must_be_the_same(self):
        make_agent()
        for name in ("", "Kennedy", "president kennedy", "President Kennedy of Texas"):
            with self.subTest(name):
                self.assertIsNone(find_agent(name))

    def test_of_two_agents_with_one_variant_neither_is_found(self):
        make_agent()
        make_agent("kennedy-robert", "Kennedy, Robert F.", "Robert F. Kennedy")
        self.assertIsNone(find_agent("President Kennedy"))

    def test_of_two_agents_with_one_display_name_neither_is_found(self):
        make_agent()
        make_agent("kennedy-john-junior", "Kennedy, John F., Jr.", known_as=())
        self.assertIsNone(find_agent("John F. Kennedy"))

    def test_a_variant_that_is_the_name_of_another_agent_names_nobody(self):
        make_agent()
        make_agent("other", "Other", "Other", known_as=("John F. Kennedy",))
        self.assertIsNone(find_agent("John F. Kennedy"))

    def test_a_variant_may_equal_the_display_name_of_its_agent(self):
        kennedy = make_agent(known_as=("John F. Kennedy",))
        self.assertEqual(find_agent("John F. Kennedy"), kennedy)


class ListedAgentTests(SimpleTestCase):
    """Of a document of a volume, whose list names three persons."""

    AGENTS = AgentFinder(
        {
            "p_K": ListedAgent(
                "Kennedy, John F.", "President until November 22, 1963", 1
            ),
            "p_R": ListedAgent("Kennedy, Robert F.", "Senator", 3),
            "p_T": ListedAgent("Thompson, Llewellyn E.", "Ambassador to Moscow", 2),
            "p_X": ListedAgent("Unlinked, Anna", "", None),
        }
    )
    DAY = date(1962, 10, 26)

    def agent_of(self, kind, name, person="", day=DAY, evidence="The words."):
        stated = {"person": person, "evidence": evidence}
        return self.AGENTS.agent_of(kind, name, stated, day)

    def test_a_marked_person_is_stated(self):
        self.assertEqual(self.agent_of("sent", "Kennedy", "p_K"), {"agent_id": 1})

    def test_a_mark_that_the_title_contradicts_is_not_believed(self):
        fields = self.agent_of("received", "President Kennedy", "p_R")
        self.assertEqual((fields["agent_id"], fields["certainty"]), (1, "inferred"))
        self.assertIn(ANOTHER_MARKED, fields["evidence"])

    def test_a_mark_of_a_neighbour_in_the_list_is_not_believed(self):
        agents = AgentFinder(
            {
                "p_MFE1": ListedAgent("Maestrone, Frank E.", "", 4),
                "p_MFE2": ListedAgent("Marcos, Ferdinand E.", "", 5),
            }
        )
        stated = {"person": "p_MFE1", "evidence": "The words."}
        named = "Philippine President Marcos"
        self.assertEqual(
            agents.agent_of("received", named, stated, self.DAY)["agent_id"], 5
        )

    def test_a_name_in_another_spelling_is_of_whom_the_mark_says(self):
        self.assertEqual(self.agent_of("sent", "Tomson", "p_T"), {"agent_id": 2})

    def test_a_name_divided_at_a_line_end_is_found(self):
        self.assertEqual(self.agent_of("signed", "Thomp-son")["agent_id"], 2)

    def test_the_only_one_of_a_name_is_inferred_with_the_reason(self):
        fields = self.agent_of("signed", "Thompson")
        self.assertEqual((fields["agent_id"], fields["certainty"]), (2, "inferred"))
        self.assertEqual(fields["evidence"], f"The words. {ONLY_ONE}")

    def test_the_reason_is_a_sentence_of_its_own(self):
        for words in ("Drafted by Thompson on December 19", ""):
            with self.subTest(words):
                fields = self.agent_of("drafted", "Thompson", evidence=words)
                told = f"{words}. {ONLY_ONE}" if words else ONLY_ONE
                self.assertEqual(fields["evidence"], told)

    def test_the_holder_of_an_office_on_that_day_is_inferred(self):
        fields = self.agent_of("received", "the President")
        self.assertEqual((fields["agent_id"], fields["certainty"]), (1, "inferred"))
        later = self.agent_of("received", "the President", day=date(1964, 1, 1))
        self.assertEqual(later, {"agent_id": None})

    def test_of_several_with_one_name_the_office_in_the_list_tells(self):
        agents = AgentFinder(
            {
                "p_AG": ListedAgent("Anderson, George", "Ambassador to Portugal", 8),
                "p_AR": ListedAgent("Anderson, Robert", "Deputy Director", 9),
            }
        )
        stated = {"person": "", "evidence": "The words."}
        name = "the Ambassador to Portugal (Anderson)"
        self.assertEqual(agents.agent_of("sent", name, stated, self.DAY)["agent_id"], 8)

    def test_a_ruler_is_known_by_his_land(self):
        agents = AgentFinder({"p_P": ListedAgent("Pahlavi, Reza", "Shah of Iran", 7)})
        stated = {"person": "", "evidence": "The words."}
        for name, agent in (
            ("the Shah of Iran", 7),
            ("the Shah", 7),
            ("the King of Iran", None),
            ("the Shah of Persia", None),
        ):
            with self.subTest(name):
                found = agents.agent_of("sent", name, stated, self.DAY)
                self.assertEqual(found["agent_id"], agent)

    def test_of_two_with_one_surname_the_title_tells(self):
        self.assertEqual(self.agent_of("sent", "President Kennedy")["agent_id"], 1)
        self.assertIsNone(self.agent_of("sent", "Attorney General Kennedy")["agent_id"])

    def test_initials_of_one_person_of_the_list_are_inferred(self):
        fields = self.agent_of("signed", "JFK")
        self.assertEqual(fields["agent_id"], 1)
        self.assertEqual(fields["evidence"], f"The words. {ONLY_INITIALS}")
        self.assertEqual(self.agent_of("signed", "LBJ"), {"agent_id": None})

    def test_an_office_is_not_looked_up_by_its_last_word(self):
        for office in ("the Embassy in Thompson", "the Department of State"):
            with self.subTest(office):
                self.assertIsNone(self.agent_of("sent", office)["agent_id"])
