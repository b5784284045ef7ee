"""The API: what it answers is public, and what its description says."""

import json
from datetime import timedelta

from django.test import Client, TestCase
from django.utils import timezone
from openapi_spec_validator import validate

from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_agent,
    make_archivist,
    make_document,
    make_edition,
    make_entry,
    make_tei,
    merge_agents,
)
from letters.tests.search.documents import forget_index, update_index

SECRET = "Zqxcanary"
PRINTED = "/api/1/documents/frus1981-88v04/d190/"


class ApiCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        cls.edition = make_edition()
        cls.kennedy = make_agent()
        for number in range(1, 6):
            letter = make_document(
                f"frus1961-63v06/d{number}",
                edition=cls.edition,
                date_edtf=f"1962-10-2{number}",
            )
            letter.correspondence_events.create(type="received", agent=cls.kennedy)
        cls.letter = letter
        hidden = make_edition("frus1941")
        hidden.title = SECRET
        hidden.save()
        draft = make_document(
            "frus1941/d1",
            f"{SECRET} text. See [Document 1](frus1961-63v06/d1).",
            title=SECRET,
            edition=hidden,
            status=DocumentStatus.DRAFT,
        )
        secret = make_agent("secret", SECRET, SECRET, (SECRET,))
        draft.correspondence_events.create(type="sent", agent=secret)

    def get(self, address, **asked):
        response = self.client.get(address, asked)
        self.assertEqual(response.status_code, 200, response.content)
        return response.json()

    def all_of(self, address, **asked):
        """The items of a list and of all that follow."""
        page = self.get(address, **asked)
        items = page["items"]
        while page["next"]:
            page = self.get(page["next"].removeprefix("http://testserver"))
            items += page["items"]
        return items


class ApiListTests(ApiCase):
    def test_every_document_is_listed_once_whatever_the_length_of_a_page(self):
        names = sorted(
            Document.objects.published().values_list("identifier", flat=True)
        )
        for limit in (1, 2, 100):
            with self.subTest(limit):
                rows = self.all_of("/api/1/documents/", limit=limit)
                self.assertEqual([row["identifier"] for row in rows], names)

    def test_parameters_choose_documents(self):
        for asked, expected in (
            ({"edition": "frus1961-63v06"}, 5),
            ({"edition": "nothing"}, 0),
            ({"kind": "letter", "from": "1984"}, 1),
            ({"from": "1962-10-24", "to": "1962-10"}, 2),
            ({"person": "kennedy-john"}, 5),
            ({"person": "secret"}, 0),
        ):
            with self.subTest(asked):
                self.assertEqual(
                    len(self.all_of("/api/1/documents/", **asked)), expected
                )

    def test_what_changed_since_is_chosen(self):
        before = timezone.now() - timedelta(days=3)
        Document.objects.exclude(pk=self.letter.pk).update(changed=before)
        since = (timezone.now() - timedelta(days=1)).isoformat()
        (row,) = self.all_of("/api/1/documents/", changed_since=since)
        self.assertEqual(row["identifier"], "frus1961-63v06/d5")

    def test_people_and_editions_are_those_that_readers_see(self):
        people = self.all_of("/api/1/people/", limit=1)
        names = {row["identifier"] for row in people}
        self.assertLess({"kennedy-john", "reagan-ronald"}, names)
        self.assertNotIn("secret", names)
        editions = self.all_of("/api/1/editions/", limit=1)
        self.assertEqual(
            [(row["identifier"], row["documents"]) for row in editions],
            [("frus1961-63v06", 5), ("frus1981-88v04", 1)],
        )

    def test_parts_are_listed_in_their_order(self):
        for part in ("pages", "notes", "references"):
            with self.subTest(part):
                whole = self.get(f"{PRINTED}{part}/", limit=100)["items"]
                self.assertEqual(self.all_of(f"{PRINTED}{part}/", limit=2), whole)
                self.assertGreater(len(whole), 2)

    def test_each_list_takes_as_many_queries_however_long_it_is(self):
        # One for the rows; of parts, two for the document or its absence.
        for address, queries in (
            ("/api/1/documents/?limit=100", 1),
            ("/api/1/documents/?limit=100&person=kennedy-john&from=1962", 1),
            ("/api/1/people/?limit=100", 1),
            ("/api/1/editions/?limit=100", 1),
            (f"{PRINTED}pages/?limit=100", 2),
            (f"{PRINTED}notes/?limit=100", 2),
            (f"{PRINTED}references/?limit=100", 2),
        ):
            with self.subTest(address), self.assertNumQueries(queries):
                self.client.get(address)


class OneRecordTests(ApiCase):
    def test_a_document_has_its_text_and_its_people(self):
        answer = self.get(PRINTED)
        document = Document.objects.get(identifier="frus1981-88v04/d190")
        self.assertEqual(answer["text"], document.text)
        self.assertEqual(answer["from"][0]["person"], "reagan-ronald")
        self.assertEqual(answer["date"]["edtf"], document.date_edtf)
        for address in (answer["pages_url"], *answer["files"].values()):
            with self.subTest(address):
                path = address.removeprefix("http://testserver")
                self.assertEqual(self.client.get(path).status_code, 200)

    def test_offsets_of_pages_and_references_count_in_the_text(self):
        text = self.get(PRINTED)["text"]
        for page in self.all_of(f"{PRINTED}pages/"):
            self.assertEqual(page["text"], text[page["start"] : page["end"]])
        notes = {note["key"]: note["text"] for note in self.all_of(f"{PRINTED}notes/")}
        for found in self.all_of(f"{PRINTED}references/"):
            within = notes[found["note"]] if found["note"] else text
            self.assertEqual(within[found["start"] : found["end"]], found["printed"])

    def test_a_former_identifier_gives_the_same_document(self):
        self.letter.identifier = "frus1961-63v06/d50"
        save_document(self.letter, make_tei(LETTER), Edit())
        answer = self.get("/api/1/documents/frus1961-63v06/d5/")
        self.assertEqual(answer["identifier"], "frus1961-63v06/d50")

    def test_another_record_of_a_person_gives_the_same_person(self):
        other = make_agent("jfk", "Kennedy, Jack", "Jack Kennedy", ())
        self.letter.correspondence_events.create(type="sent", agent=other)
        merge_agents(self.kennedy, other)
        answer = self.get("/api/1/people/jfk/")
        self.assertEqual(answer["identifier"], "kennedy-john")
        rows = self.all_of("/api/1/documents/", person="kennedy-john")
        self.assertEqual(len(rows), 5)

    def test_a_hidden_record_that_stands_for_a_person_chooses_nothing(self):
        hidden, named = (make_agent(name, name, name, ()) for name in ("a", "b"))
        self.letter.correspondence_events.create(type="sent", agent=named)
        entry = make_entry(make_edition("frus1945"))
        entry.agent = hidden
        entry.save()
        merge_agents(hidden, named)
        self.assertEqual(len(self.all_of("/api/1/documents/", person="b")), 1)
        self.assertEqual(self.all_of("/api/1/documents/", person="a"), [])

    def test_a_reference_to_what_is_hidden_leads_nowhere(self):
        make_document(
            "frus1961-63v06/d11",
            title=SECRET,
            edition=self.edition,
            status=DocumentStatus.DRAFT,
        )
        address = "/api/1/documents/frus1961-63v06/d5/references/"
        (reference,) = self.all_of(address)
        self.assertEqual(
            reference["target"], "Document 11, Foreign Relations, 1961–1963, Volume VI"
        )
        self.assertEqual(reference["state"], "wanted")


class SearchTests(ApiCase):
    def setUp(self):
        forget_index()
        self.addCleanup(forget_index)

    def test_it_finds_what_readers_find(self):
        update_index()
        answer = self.get("/api/1/search/", q="understanding")
        self.assertEqual(answer["total"], 6)
        self.assertEqual(len(answer["documents"]), 6)
        first = answer["documents"][0]
        self.assertIn("understanding", first["excerpts"][0]["text"])
        self.assertEqual(self.get("/api/1/search/", q=SECRET)["total"], 0)
        self.assertEqual(self.get("/api/1/search/")["documents"], [])

    def test_a_page_of_results_takes_few_queries(self):
        update_index()
        self.client.get("/api/1/search/?q=understanding")
        # The state of the index; the documents of the page.
        with self.assertNumQueries(2):
            self.client.get("/api/1/search/?q=understanding")

    def test_without_an_index_it_says_so(self):
        answer = self.client.get("/api/1/search/", {"q": "x"})
        self.assertEqual(answer.status_code, 503)
        self.assertEqual(answer["Content-Type"], "application/problem+json")
        self.assertIn("Retry-After", answer)


class AnswerTests(ApiCase):
    HIDDEN = (
        *("/api/1/documents/frus1941/d1/", "/api/1/documents/frus1941/d1/pages/"),
        *("/api/1/people/secret/", "/api/1/editions/frus1941/"),
        *(
            "/api/1/nothing/",
            "/api/1/documents/a%0Ab/",
            "/api/1/documents/frus1941/d1/notes/",
        ),
    )

    def test_archivists_get_what_everybody_gets(self):
        self.client.force_login(make_archivist())
        for address in self.HIDDEN:
            with self.subTest(address):
                answer = self.client.get(address)
                self.assertEqual(answer.status_code, 404)
                self.assertEqual(answer["Content-Type"], "application/problem+json")
                self.assertEqual(answer.json()["status"], 404)

    def test_a_wrong_parameter_is_named(self):
        for address, parameter in (
            ("/api/1/documents/?limit=0", "limit"),
            ("/api/1/documents/?limit=101", "limit"),
            ("/api/1/documents/?limit=%2B1", "limit"),
            ("/api/1/documents/?from=1962-13", "from"),
            ("/api/1/documents/?after=a%00b", "after"),
            ("/api/1/documents/?changed_since=1962-10-26T00:00:00", "changed_since"),
            ("/api/1/documents/?kind=postcard", "kind"),
            ("/api/1/people/?after=a/b", "after"),
            (f"{PRINTED}notes/?after=a%00b", "after"),
            (f"{PRINTED}pages/?after=", "after"),
            ("/api/1/search/?page=0", "page"),
        ):
            with self.subTest(address):
                answer = self.client.get(address)
                self.assertEqual(answer.status_code, 400)
                told = answer.json()["parameters"]
                self.assertEqual([one["parameter"] for one in told], [parameter])

    def test_programs_in_other_sites_may_read_all_answers(self):
        for address in (PRINTED, "/api/1/documents/?limit=1", self.HIDDEN[0]):
            with self.subTest(address):
                answer = self.client.get(address)
                self.assertEqual(answer["Access-Control-Allow-Origin"], "*")

    def test_who_has_an_answer_gets_no_second_copy(self):
        for address in (PRINTED, "/api/1/documents/?limit=1", "/api/1/people/"):
            with self.subTest(address):
                etag = self.client.get(address)["ETag"]
                again = self.client.get(address, headers={"If-None-Match": etag})
                self.assertEqual(again.status_code, 304)
                self.assertEqual(again["Access-Control-Allow-Origin"], "*")
                self.assertIn("ETag", again["Access-Control-Expose-Headers"])

    def test_nothing_can_be_changed(self):
        for method in (self.client.post, self.client.put, self.client.delete):
            answer = method(PRINTED)
            self.assertEqual(answer.status_code, 405)
            self.assertEqual(answer["Allow"], "GET, HEAD, OPTIONS")

    def test_a_form_of_another_site_is_answered_as_any_program(self):
        strict = Client(enforce_csrf_checks=True)
        for address in (PRINTED, "/api/1/nothing/", "/api/1/openapi.json"):
            with self.subTest(address):
                answer = strict.post(address)
                self.assertEqual(answer.status_code, 405)
                self.assertEqual(answer["Content-Type"], "application/problem+json")

    def test_browsers_that_ask_first_are_told_that_programs_may(self):
        for address in (PRINTED, "/api/1/search/", "/api/1/openapi.json"):
            with self.subTest(address):
                answer = self.client.options(
                    address, headers={"Access-Control-Request-Headers": "If-None-Match"}
                )
                self.assertEqual(answer.status_code, 204)
                self.assertEqual(answer["Access-Control-Allow-Origin"], "*")
                self.assertEqual(answer["Access-Control-Allow-Headers"], "*")
                self.assertIn("GET", answer["Access-Control-Allow-Methods"])

    def test_a_head_has_the_headers_alone(self):
        answer = self.client.head(PRINTED)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.content, b"")


class ApiDescriptionTests(ApiCase):
    def test_it_is_valid_openapi(self):
        described = self.get("/api/1/openapi.json")
        validate(described)
        self.assertNotIn("letters_views", json.dumps(described))

    def test_the_page_has_an_example_of_each_address_that_answers(self):
        forget_index()
        self.addCleanup(forget_index)
        update_index()
        page = self.client.get("/api/1/")
        examples = [one.example for one in page.context["operations"]]
        self.assertEqual(len(examples), len(self.get("/api/1/openapi.json")["paths"]))
        for example in examples:
            with self.subTest(example):
                self.assertEqual(self.client.get(example).status_code, 200)

    def test_every_answer_that_the_page_names_is_explained_there(self):
        page = self.client.get("/api/1/")
        explained = {one.name for one in page.context["answers"]}
        named = {one.answer for one in page.context["operations"]} | {
            field.link for one in page.context["answers"] for field in one.fields
        }
        self.assertEqual(named - {""} - explained, set())

    def test_the_page_of_an_empty_archive_has_fewer_examples(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        page = self.client.get("/api/1/")
        self.assertNotContains(page, SECRET)
        self.assertEqual(page.context["operations"][1].example, "")
