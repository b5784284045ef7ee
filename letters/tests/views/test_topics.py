"""The index of topics over all volumes, and the page of each topic."""

from django.test import TestCase
from django.utils.html import escape

from letters.ingest.volumes.edition import derive_sections
from letters.models import (
    Document,
    DocumentStatus,
    Edition,
    Entry,
    SectionText,
    Topic,
)
from letters.models.topics import topic_key
from letters.tests.factories import make_document, make_edition, make_entry
from letters.tests.ingest.volumes.files import PERSONS, bring_in
from letters.tests.tei.volume.samples import chapter, document, file_of

INDEX = """
<div type="section" xml:id="index"><head>Index</head><list type="index">
<item xml:id="in1">Berlin (<hi>see also</hi> Germany), <ref target="#pg_2">2</ref>,
  <ref target="#pg_77">77</ref><list>
    <item>access to, <ref target="#d1">1</ref>–<ref target="#d9">9</ref><list>
      <item>Kennedy on, <ref target="#pg_1">1</ref></item></list></item>
  </list></item>
<item>Germany. <hi>See</hi> <ref target="#in1">Berlin</ref></item>
<item>North Atlantic Treaty Organization (NATO), <ref target="#d1">1</ref></item>
<item><persName corresp="#p_RD1">Rusk, Dean</persName>:<list>
  <item>tea, <ref target="#d1">1</ref></item></list></item>
</list></div>
"""


def volume(back=INDEX):
    body = chapter(document("d1") + '<pb n="2" xml:id="pg_2"/>' + document("d2"))
    pages = f'<pb n="1" xml:id="pg_1"/>{body}'
    return file_of(pages, front=PERSONS, back=back)


def another_volume():
    index = INDEX.replace("Berlin (", "BERLIN (").replace("access to", "airlift to")
    return volume(index).replace("frus1961-63v06", "frus1961-63v05")


class TopicCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(volume())
        bring_in(another_volume(), "frus1961-63v05.xml")

    def listed(self, query=""):
        response = self.client.get(f"/topics/{query}")
        return {topic.key: topic for topic in response.context["listed"]}


class TopicListTests(TopicCase):
    def test_headings_of_all_volumes_are_one_index(self):
        # The page cache, the headings, the terms, and of the page, topics and terms.
        with self.assertNumQueries(5):
            topics = self.listed()
        self.assertEqual(
            [*topics],
            ["berlin", "germany", "nato", "north-atlantic-treaty-organization"],
        )
        berlin = topics["berlin"]
        self.assertEqual((berlin.volumes, berlin.places), (2, 10))

    def test_a_term_is_a_topic_with_its_explanation(self):
        nato = self.listed()["nato"]
        self.assertEqual(nato.volumes, 0)
        self.assertEqual(nato.term.meanings, ["North Atlantic Treaty Organization"])

    def test_a_letter_or_words_narrow_it(self):
        cases = {
            "?letter=b": ["berlin"],
            "?words=airlift": ["berlin"],
            "?words=kennedy+access": ["berlin"],
            "?words=atlantic": ["nato", "north-atlantic-treaty-organization"],
        }
        for query, keys in cases.items():
            with self.subTest(query):
                self.assertEqual([*self.listed(query)], keys)

    def test_people_of_the_lists_are_found_by_words_alone(self):
        self.assertNotIn("rusk-dean", self.listed())
        self.assertIn("rusk-dean", self.listed("?words=tea"))

    def test_hidden_volumes_add_nothing(self):
        hidden = Document.objects.filter(edition__identifier="frus1961-63v05")
        hidden.update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.listed()["berlin"].volumes, 1)
        self.assertEqual(self.listed("?words=airlift"), {})
        self.assertNotContains(self.client.get("/topics/berlin/"), "airlift")

    def test_without_any_index_it_says_so(self):
        Topic.objects.all().delete()
        Entry.objects.all().delete()
        response = self.client.get("/topics/")
        self.assertContains(response, "No volume here has an index or a list of terms.")


class TopicDetailTests(TopicCase):
    def test_a_term_is_found_by_its_key_however_it_is_written(self):
        edition = Edition.objects.first()
        names = (
            "Ölfrage",
            "Plan d'Action",
            "“Détente”",
            "Test Ban (LTBT)",
            "§ 5 Clause",
        )
        for number, name in enumerate(names):
            make_entry(edition, f"t_{number}", kind="term", name=name)
        for name in names:
            with self.subTest(name):
                response = self.client.get(f"/topics/{topic_key(name)}/")
                self.assertContains(response, escape(name))

    def test_volumes_are_told_apart(self):
        # The page cache, the headings, the volumes with their pages, the documents, and
        # the terms by their words.
        with self.assertNumQueries(5):
            response = self.client.get("/topics/berlin/")
        volumes = response.context["volumes"]
        held = [volume.edition.identifier for volume in volumes]
        self.assertEqual(held, ["frus1961-63v05", "frus1961-63v06"])
        self.assertContains(response, "airlift to", 1)
        self.assertContains(response, "access to", 1)

    def test_places_lead_to_pages_and_documents(self):
        response = self.client.get("/topics/berlin/")
        edition = "/editions/frus1961-63v06"
        for link in (
            f'<a href="{edition}/pages/2/">2</a>',
            f'<a href="{edition}/pages/1/">1</a>',
            '<a href="/documents/frus1961-63v06/d1/">1</a>',
        ):
            with self.subTest(link):
                self.assertContains(response, link, html=True)

    def test_what_is_not_held_stays_words(self):
        response = self.client.get("/topics/berlin/")
        self.assertContains(response, ", 77")
        self.assertNotContains(response, "pages/77/")
        self.assertNotContains(response, "/d9/")

    def test_a_hidden_document_is_no_link(self):
        Document.objects.filter(identifier="frus1961-63v06/d1").update(
            status=DocumentStatus.DRAFT
        )
        response = self.client.get("/topics/berlin/")
        self.assertNotContains(response, "frus1961-63v06/d1/")

    def test_a_former_identifier_leads_to_the_document(self):
        moved = Document.objects.get(identifier="frus1961-63v06/d1")
        moved.former_identifiers.create(identifier=moved.identifier)
        Document.objects.filter(pk=moved.pk).update(identifier="frus1961-63v06/d1a")
        response = self.client.get("/topics/berlin/")
        self.assertContains(response, '"/documents/frus1961-63v06/d1a/"')

    def test_a_heading_leads_to_the_one_it_refers_to(self):
        response = self.client.get("/topics/germany/")
        self.assertContains(response, '<a href="/topics/berlin/">Berlin</a>', html=True)

    def test_it_tells_what_lists_of_terms_say(self):
        # One more, for the terms that are called so.
        for key, queries in (("nato", 4), ("north-atlantic-treaty-organization", 6)):
            with self.subTest(key):
                with self.assertNumQueries(queries):
                    response = self.client.get(f"/topics/{key}/")
                self.assertContains(response, "/entries/t_NATO1/")

    def test_a_heading_leads_to_the_person_of_the_list(self):
        # The person, too.
        with self.assertNumQueries(6):
            response = self.client.get("/topics/rusk-dean/")
        self.assertContains(response, "/editions/frus1961-63v06/entries/p_RD1/")

    def test_entries_of_lists_lead_to_their_topics(self):
        entries = "/editions/frus1961-63v06/entries"
        for key, topic in (("p_RD1", "rusk-dean"), ("t_NATO1", "nato")):
            with self.subTest(key):
                response = self.client.get(f"{entries}/{key}/")
                self.assertContains(response, f'"/topics/{topic}/"')
        unlisted = self.client.get(f"{entries}/p_KNS1/")
        self.assertNotContains(unlisted, '"/topics/k')

    def test_the_index_of_a_volume_leads_to_that_of_all(self):
        response = self.client.get("/editions/frus1961-63v06/sections/index/")
        self.assertContains(response, "The indexes of all volumes in one")

    def test_an_unknown_topic_is_not_found(self):
        self.assertEqual(self.client.get("/topics/zqx/").status_code, 404)

    def test_a_long_topic_goes_on_on_further_pages(self):
        places = '<ref target="#pg_2">2</ref>, ' * 100
        lines = "".join(f"<item>part {n}, {places}</item>" for n in range(20))
        index = (
            '<div type="section" xml:id="index"><list type="index">'
            f"<item>Iran, <list>{lines}</list></item></list></div>"
        )
        bring_in(volume(index))
        first = self.client.get("/topics/iran/")
        last = self.client.get("/topics/iran/?page=4")
        self.assertContains(first, "part 5,")
        self.assertNotContains(first, "part 6,")
        self.assertContains(last, "part 19,")
        self.assertContains(last, ", continued")
        self.assertLess(len(first.content), 100_000)


class DerivedTopicTests(TestCase):
    def test_another_import_writes_those_of_the_new_file(self):
        bring_in(volume())
        bring_in(volume(INDEX.replace("Germany.", "Saxony.")))
        keys = list(Topic.objects.values_list("key", flat=True))
        self.assertIn("saxony", keys)
        self.assertNotIn("germany", keys)

    def test_a_file_without_an_index_leaves_none(self):
        bring_in(volume())
        bring_in(volume(""))
        self.assertFalse(Topic.objects.exists())

    def test_the_topics_of_older_imports_are_derived_beside_the_server(self):
        bring_in(volume())
        Topic.objects.all().delete()
        SectionText.objects.update(derivation_version=0)
        list(derive_sections(SectionText.objects.awaiting()))
        self.assertEqual(Topic.objects.count(), 4)

    def test_terms_of_volumes_without_an_index_are_topics(self):
        edition = make_edition("frus-a")
        make_document("frus-a/d1", "Text.", edition=edition)
        make_entry(edition, "t_1", "SALT", kind=Entry.Kind.TERM, description="Talks")
        response = self.client.get("/topics/salt/")
        self.assertContains(response, "Talks")
