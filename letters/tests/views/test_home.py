"""The home page: what it tells is made from what is held and may be seen."""

from django.test import TestCase, override_settings

from letters.models import Document, DocumentStatus, Edition, FeaturedDocument
from letters.search.query import parse_query
from letters.tests.factories import load_collection, make_agent, make_document

PLAIN = "A letter.\n"


def make_letter(identifier, author, recipient, **fields):
    letter = make_document(identifier, PLAIN, title=identifier, **fields)
    letter.correspondence_events.create(type="sent", agent=author)
    letter.correspondence_events.create(type="received", agent=recipient)
    return letter


class HomePageTests(TestCase):
    def test_it_leads_to_every_list(self):
        main = self.client.get("/").content.decode().partition("<main")[2]
        for name in ("documents", "people", "places", "repositories"):
            with self.subTest(name):
                self.assertIn(f'href="/{name}/"', main.partition("</main")[0])

    def test_an_archive_without_documents_says_so(self):
        response = self.client.get("/")
        self.assertContains(response, "Nothing is published yet.")
        self.assertNotContains(response, "By time")
        self.assertNotContains(response, "Exchanges")

    def test_it_tells_how_much_there_is_and_of_which_years(self):
        edition = Edition.objects.create(
            identifier="frus", title="One", series_title="Foreign Relations"
        )
        make_document("a", date_edtf="1950", edition=edition)
        make_document("b", date_edtf="1962-10-26")
        make_document("c", date_edtf="1970/..")
        make_document("d", date_edtf="1980", status=DocumentStatus.DRAFT)
        words = " ".join(self.client.get("/").text.split())
        self.assertIn("3 documents. Written from 1950 to 1962.", words)
        self.assertIn("From 1 volume of <cite>Foreign Relations</cite>.", words)

    def test_few_years_are_shown_one_by_one_and_many_by_decades(self):
        make_document("first", PLAIN, date_edtf="1950")
        self.assertContains(self.client.get("/"), 'href="/chronology/1950/"')
        for year in range(1951, 1963):
            make_document(str(year), PLAIN, date_edtf=str(year))
        response = self.client.get("/")
        self.assertContains(response, 'href="/chronology/#decade-1950"')
        strip = response.context["front"].strip
        self.assertEqual(
            [bar.year.name for bar in strip.bars], [*map(str, range(1950, 1963))]
        )

    def test_the_people_who_exchanged_most_are_named_first(self):
        one, other, third = (make_agent(name, name, name, ()) for name in "abc")
        make_letter("1", one, third)
        make_letter("2", other, one)
        make_letter("3", one, other)
        draft = make_letter("4", third, other)
        Document.objects.filter(pk=draft.pk).update(status=DocumentStatus.DRAFT)
        rejected = make_letter("5", third, other)
        rejected.correspondence_events.update(decision="rejected")
        exchanges = self.client.get("/").context["front"].exchanges
        told = [({each.one, each.other}, each.count) for each in exchanges]
        self.assertEqual(told, [({one, other}, 2), ({one, third}, 1)])

    def test_what_archivists_chose_stands_before_all_lists_in_their_order(self):
        for position, name in enumerate("cab"):
            document = make_document(name, PLAIN, title=f"Letter {name}")
            FeaturedDocument.objects.create(
                document=document, position=position, words=f"Why {name}."
            )
        Document.objects.filter(identifier="a").update(status=DocumentStatus.DRAFT)
        response = self.client.get("/")
        featured = response.context["front"].documents.featured
        self.assertEqual([each.identifier for each in featured], ["c", "b"])
        self.assertContains(response, "Why c.")
        self.assertNotContains(response, "Why a.")

    def test_what_others_refer_to_most_stands_first(self):
        target, citing, draft = (make_document(name, PLAIN) for name in "abc")
        for document in (citing, draft, target):
            document.crossreferences.create(key="x1", start=0, end=1, target=target)
        Document.objects.filter(pk=draft.pk).update(status=DocumentStatus.DRAFT)
        draft.crossreferences.create(key="x2", start=0, end=1, target=citing)
        front = self.client.get("/").context["front"]
        self.assertEqual(front.documents.cited_most, [target])

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_its_queries_do_not_grow_with_the_archive(self):
        one, other = make_agent("a", "Kennedy, John"), make_agent("b", "Rusk, Dean")
        for number in range(12):
            letter = make_letter(f"letter-{number}", one, other, date_edtf="1962")
            if number < 6:
                FeaturedDocument.objects.create(document=letter, position=number)
        # What is held of years and kinds, the editions, the exchanges with their people,
        # the documents of all lists, readings and corrections.
        with self.assertNumQueries(6):
            response = self.client.get("/")
        self.assertEqual(len(response.context["front"].documents.newest), 4)

    def test_the_newest_stand_first_without_the_letters_inside_them(self):
        carrier, other, inside = (make_document(name, PLAIN) for name in "abc")
        Document.objects.filter(pk=inside.pk).update(carrier=carrier)
        newest = self.client.get("/").context["front"].documents.newest
        self.assertEqual(newest, [other, carrier])

    def test_what_archivists_chose_is_not_told_again_as_new(self):
        chosen = make_document("chosen", PLAIN)
        FeaturedDocument.objects.create(document=chosen, position=1)
        response = self.client.get("/")
        self.assertNotContains(response, "New here")
        self.assertNotContains(response, "Nothing is published yet.")
        other = make_document("other", PLAIN)
        front = self.client.get("/").context["front"]
        self.assertEqual(front.documents.newest, [other])

    def test_its_examples_of_searches_are_of_what_is_held(self):
        load_collection()
        front = self.client.get("/").context["front"]
        self.assertEqual(
            front.examples,
            [
                (
                    "(from:Reagan to:Andropov) OR (from:Andropov to:Reagan)",
                    "what Reagan and Andropov wrote to each other",
                ),
                ("kind:draft-letter date:1983", "Draft letter, 1983"),
                ("has:conditional", "what was to be said only on a condition"),
            ],
        )
        for query, _ in front.examples:
            with self.subTest(query):
                self.assertEqual(parse_query(query).not_understood, ())
