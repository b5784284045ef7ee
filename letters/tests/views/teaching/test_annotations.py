"""A teacher annotates a text: in the form for a part, with selected words, with regions."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from django.http import HttpResponse
from django.test import TestCase
from django.urls import reverse
from lxml import html

from letters.ingest.saving import Edit, save_document
from letters.models import Annotation, AnnotationTarget, Document, PageImage
from letters.tests.factories import (
    LETTER,
    annotate,
    make_document,
    make_reading,
    make_tei,
)
from letters.tests.views.teaching.desks import client_of, make_teacher

SIGNATURE = "N. Khrushchev"


class Cases(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = make_teacher()
        cls.document = make_document()
        reading = make_reading(cls.document, owner=cls.teacher)
        cls.reading, cls.item = reading, reading.items.get()
        cls.other = make_document("other", title="Another letter")
        segments = cls.document.segments.order_by("position")
        cls.text = cls.document.transcription.text
        cls.paragraph = next(
            f"segment:{row.key}"
            for row in segments
            if cls.text[row.start : row.end].startswith("I have received")
        )

    def setUp(self):
        self.client = client_of(self.teacher)

    @property
    def address(self) -> str:
        return reverse("letters:teach-annotate", args=[self.reading.slug, self.item.pk])

    def address_of(self, annotation: Annotation, action: str = "") -> str:
        name = f"letters:teach-annotation{action}"
        return reverse(name, args=[self.reading.slug, self.item.pk, annotation.number])

    def send(self, **typed: Any) -> HttpResponse:
        values = {"part": self.paragraph, "kind": "explanation", "body": "Why?"}
        return self.client.post(self.address, {**values, **typed})

    def change(self, annotation: Annotation, **typed: Any) -> HttpResponse:
        """Open the form, fill in, save: with what a browser would send of the rest."""
        address = self.address_of(annotation)
        values = self.form_of(self.client.get(address))
        return self.client.post(address, {**values, **typed})

    def form_of(self, response: HttpResponse) -> dict[str, Any]:
        page = html.fromstring(response.content.decode())
        (form,) = page.xpath("//form[contains(@class, 'annotation-form')]")
        values = dict(form.form_values())
        texts = form.xpath(".//textarea[@name]")
        values |= {area.name: (area.text or "").removeprefix("\n") for area in texts}
        return values

    def saved(self) -> Annotation:
        return Annotation.objects.get()

    def errors(self, response: HttpResponse) -> str:
        self.assertEqual(422, response.status_code)
        self.assertFalse(Annotation.objects.exists())
        page = html.fromstring(response.content.decode())
        return " ".join(
            page.xpath("string(//div[contains(@class, 'error-summary')])").split()
        )


class PageTests(Cases):
    def page(self):
        return html.fromstring(self.client.get(self.address).content.decode())

    def test_each_paragraph_note_and_passage_can_be_annotated(self):
        offered = {
            link.split("part=")[1].replace("%3A", ":").partition(":")[0]
            for link in self.page().xpath("//a/@href[contains(., '?part=')]")
        }
        self.assertEqual({"segment", "note", "passage", "item"}, offered)

    def test_annotated_words_are_marked_and_listed(self):
        annotate(self.item, "some understanding")
        page = self.page()
        self.assertEqual(
            "some understanding", page.get_element_by_id("a-1").text_content()
        )
        listed = page.get_element_by_id("annotation-1").text_content()
        self.assertIn("Explanation 1", listed)
        self.assertIn("some understanding", listed)

    def test_links_are_no_part_of_what_is_annotated(self):
        annotate(self.item, "received your letter")
        self.assertEqual(200, self.client.get(self.address).status_code)

    def test_lost_words_are_told(self):
        annotation = annotate(self.item, "some understanding")
        AnnotationTarget.objects.update(start=None, end=None, state="lost")
        listed = self.page().get_element_by_id(f"annotation-{annotation.number}")
        self.assertIn("not found in the text any more", listed.text_content())

    def test_a_text_that_is_withdrawn_is_not_shown_to_the_teacher_either(self):
        annotate(self.item, "some understanding", body="My own words")
        Document.objects.filter(pk=self.document.pk).update(status="draft")
        response = self.client.get(self.address)
        self.assertContains(response, "not among those that readers are shown")
        self.assertContains(response, "My own words")
        self.assertNotContains(response, "some understanding")
        self.assertNotContains(response, "I have received")

    def test_a_page_that_is_gone_is_told(self):
        self.item.extent, self.item.page_key = "page", "9"
        self.item.save()
        response = self.client.get(self.address)
        self.assertContains(response, "Page 9 is no longer in the text")

    def test_the_queries_do_not_grow_with_the_annotations(self):
        annotate(self.item, "some understanding")
        with self.assertNumQueries(21):
            self.client.get(self.address)
        for _ in range(5):
            annotate(self.item, "the situation")
        with self.assertNumQueries(21):
            self.client.get(self.address)


class GuardTests(Cases):
    def test_another_teachers_reading_is_not_there(self):
        annotation = annotate(self.item, "some understanding")
        client = client_of(make_teacher("other"))
        for address in (self.address, self.address_of(annotation)):
            with self.subTest(address=address):
                self.assertEqual(404, client.get(address).status_code)
                self.assertEqual(404, client.post(address, {}).status_code)
        for action in ("-delete", "-restore"):
            address = self.address_of(annotation, action)
            self.assertEqual(404, client.post(address, {"revision": 0}).status_code)
        self.assertTrue(Annotation.objects.present().exists())

    def test_whoever_is_not_signed_in_is_asked_to(self):
        response = self.client_class().get(self.address)
        self.assertRedirects(
            response,
            f"{reverse('letters:teach-login')}?next={self.address}",
            fetch_redirect_response=False,
        )

    def test_an_item_of_another_reading_is_not_there(self):
        other = make_reading(self.other, owner=self.teacher)
        address = reverse("letters:teach-annotate", args=[other.slug, self.item.pk])
        self.assertEqual(404, self.client.get(address).status_code)

    def test_a_part_that_is_not_there_is_told(self):
        response = self.client.get(self.address, {"part": "segment:nowhere"})
        self.assertContains(
            response, "There is no paragraph “nowhere”", status_code=404
        )

    def test_a_part_of_no_kind_shows_the_text(self):
        for part in ("", "x", "x:y", ":", "segment" * 100):
            with self.subTest(part=part):
                response = self.client.get(self.address, {"part": part})
                self.assertContains(response, "I have received")


class NewTests(Cases):
    def test_selected_words_are_annotated(self):
        response = self.send(words="some understanding", start=60, end=77)
        self.assertRedirects(
            response, f"{self.address}#a-1", fetch_redirect_response=False
        )
        target = self.saved().targets.get()
        self.assertEqual("some understanding", target.exact)
        self.assertEqual(self.text.index("some understanding"), target.start)

    def test_a_script_opens_the_form_with_its_words(self):
        response = self.send(open="1", words="some understanding", start=1, end=2)
        typed = self.form_of(response)
        self.assertEqual("some understanding", typed["words"])
        self.assertEqual(("1", "2"), (typed["start"], typed["end"]))
        self.assertContains(response, "I have received your letter of October 25.")
        self.assertFalse(Annotation.objects.exists())

    def test_without_a_script_the_box_is_there_to_read(self):
        response = self.client.get(self.address, {"part": self.paragraph})
        self.assertContains(response, "readonly")
        self.assertContains(response, "I have received your letter of October 25.")

    def test_only_kinds_that_the_part_may_have_are_offered(self):
        for part, missing in (("item:", "comparison"), (self.paragraph, "region")):
            with self.subTest(part=part):
                response = self.client.get(self.address, {"part": part})
                self.assertNotContains(response, f'name="kind" value="{missing}"')

    def test_first_and_last_words_are_enough(self):
        self.send(first_words="I have", last_words="October 25.")
        exact = self.saved().targets.get().exact
        self.assertEqual("I have received your letter of October 25.", exact)

    def test_without_words_the_whole_paragraph_is_annotated(self):
        self.send()
        exact = self.saved().targets.get().exact
        self.assertTrue(exact.startswith("I have") and exact.endswith("situation."))

    def test_a_note_is_annotated(self):
        self.send(part="note:1", words="Document 11")
        target = self.saved().targets.get()
        self.assertEqual(("1", "Document 11"), (target.footnote, target.exact))

    def test_an_item_has_no_more_annotations_than_a_page_bears(self):
        annotate(self.item)
        with patch("letters.teaching.limits.MOST_ANNOTATIONS", 1):
            response = self.send(body="One more")
        self.assertContains(response, "at most 1 annotations", status_code=422)
        self.assertEqual("One more", self.form_of(response)["body"])
        self.assertEqual(1, Annotation.objects.count())

    def test_a_conditional_passage_is_annotated(self):
        self.send(part="passage:offer")
        self.assertIn("prepared to withdraw", self.saved().targets.get().exact)

    def test_the_item_as_a_whole_is_annotated(self):
        self.send(part="item:")
        self.assertFalse(self.saved().targets.exists())

    def test_words_without_end_are_refused_with_their_place(self):
        names = ("words", "first_words", "last_words", "other_words")
        names += ("other_first_words", "other_last_words")
        for name in names:
            with self.subTest(name):
                response = self.send(kind="comparison", **{name: "a " * 10_001})
                self.assertIn("These are 20,002 characters", self.errors(response))
                form = response.context["form"]
                self.assertIn(name, form.errors)
                self.assertEqual("a " * 10_001, form[name].value())

    def test_words_that_are_not_there_are_refused_and_kept(self):
        response = self.send(words="these missiles", body="My words")
        self.assertIn("“these missiles” does not stand in", self.errors(response))
        typed = self.form_of(response)
        self.assertEqual("these missiles", typed["words"])
        self.assertEqual("My words", typed["body"])

    def test_one_of_several_places_is_chosen(self):
        response = self.send(words="of")
        typed = self.form_of(response)
        self.assertEqual("2", typed["choices_offered"])
        typed["choice"] = "2"
        self.client.post(self.address, typed)
        self.assertIn(" the situation", self.saved().targets.get().suffix)

    def test_a_choice_of_other_words_does_not_count(self):
        typed = self.form_of(self.send(words="of"))
        response = self.client.post(self.address, {**typed, "choice": 2, "words": "I"})
        self.assertIn("“I” stands 2 times", self.errors(response))

    def test_a_document_that_was_withdrawn_meanwhile_keeps_what_was_typed(self):
        Document.objects.filter(pk=self.document.pk).update(status="draft")
        response = self.send(words="some understanding", body="My words")
        self.assertIn("not among those that readers are shown", self.errors(response))
        self.assertEqual("My words", self.form_of(response)["body"])
        self.assertNotContains(response, "I have received", status_code=422)

    def test_words_beyond_the_extent_are_refused(self):
        self.item.extent, self.item.page_key = "page", "2"
        self.item.save()
        response = self.send(words="I have received")
        self.assertIn(
            "does not stand in the paragraph “situation.”", self.errors(response)
        )

    def test_a_form_without_a_part_is_refused(self):
        self.assertIn("Nothing says what of the text", self.errors(self.send(part="")))

    def test_counts_of_a_browser_may_be_anything(self):
        for count in ("x", "-5", "9" * 400, "1e3"):
            with self.subTest(count=count):
                self.send(words="some understanding", start=count, end=count)
                self.assertEqual("some understanding", self.saved().targets.get().exact)
                Annotation.objects.all().delete()


class KindTests(Cases):
    def test_an_explanation_needs_words(self):
        self.assertIn("Write what students", self.errors(self.send(body="")))

    def test_covered_words_need_none(self):
        self.send(body="", is_whited_out="on")
        self.assertTrue(self.saved().is_whited_out)

    def test_a_link_needs_an_address(self):
        self.assertIn("Give the address", self.errors(self.send(kind="link")))
        self.send(kind="link", address="https://www.archives.gov/")
        self.assertEqual("https://www.archives.gov/", self.saved().address)

    def test_addresses_that_run_scripts_are_refused(self):
        for address in (
            "http://user:pw@host.example/",
            "https://user@host.example/",
            "https://a.example/\u202ex",
            "https://a.example/\uffff",
        ):
            with self.subTest(ascii(address)):
                self.errors(self.send(kind="link", address=address))
        response = self.send(kind="link", address="javascript:alert(1)")
        self.assertIn("valid URL", self.errors(response))

    def test_other_kinds_have_no_address(self):
        response = self.send(address="https://example.org/")
        self.assertIn("Only a link has an address", self.errors(response))

    def test_a_question_has_choices_and_right_ones(self):
        choices = "Hartman\n\nDobrynin\nGromyko"
        self.send(kind="question", asks="choice", choice_lines=choices, right="3, 1")
        annotation = self.saved()
        self.assertEqual(["Hartman", "Dobrynin", "Gromyko"], annotation.choices)
        self.assertEqual(("choice", [0, 2]), (annotation.asks, annotation.solution))

    def test_what_does_not_make_a_question_is_refused(self):
        question = {"kind": "question", "asks": "choice", "choice_lines": "a\nb"}
        for typed, told in (
            ({"choice_lines": "a"}, "Give at least two"),
            ({"choice_lines": "a\nb\na"}, "Line 3 is the same as line 1"),
            ({"choice_lines": "a\n" * 21}, "These are 21 lines"),
            ({"choice_lines": "a\n" + "b" * 301}, "Line 2 has 301 characters"),
            ({"right": "3"}, "“3” is none of the numbers from 1 to 2"),
            ({"right": "0"}, "“0” is none of the numbers"),
            ({"right": "²"}, "“²” is none of the numbers"),
            ({"asks": "order", "right": "1"}, "Only a question with a choice"),
            ({"asks": "text"}, "belong to a question with a choice"),
            ({"kind": "term"}, "belong to a question with a choice"),
        ):
            with self.subTest(told=told):
                self.assertIn(told, self.errors(self.send(**{**question, **typed})))

    def test_a_passage_to_be_found_is_in_the_text(self):
        response = self.send(kind="question", asks="passage", part="item:")
        self.assertIn("in the words of the text", self.errors(response))

    def test_a_comparison_has_a_passage_in_another_item(self):
        others = make_reading(self.other, owner=self.teacher).items.get()
        others.reading = self.reading
        others.save()
        self.send(
            kind="comparison",
            words="the situation",
            other_item=others.pk,
            other_first_words="We are",
            other_last_words="them.",
        )
        first, second = self.saved().targets.all()
        self.assertEqual(
            (self.document.pk, self.other.pk), (first.document_id, second.document_id)
        )
        self.assertEqual("We are prepared to withdraw them.", second.exact)

    def test_a_comparison_without_the_other_passage_is_refused(self):
        response = self.send(kind="comparison", other_item=self.item.pk)
        self.assertIn("Give the words of the other passage", self.errors(response))

    def test_both_passages_are_refused_at_once(self):
        told = self.errors(
            self.send(kind="comparison", words="nowhere", other_words="not here")
        )
        self.assertIn("“nowhere” does not stand in the paragraph", told)
        self.assertIn("Give the words of the other passage", told)

    def test_items_are_called_by_their_titles(self):
        response = self.client.get(self.address, {"part": self.paragraph})
        self.assertContains(response, ">Khrushchev to Kennedy</option>")

    def test_the_other_passage_is_not_in_other_readings(self):
        other = make_reading(self.other, owner=self.teacher).items.get()
        response = self.send(
            kind="comparison", other_item=other.pk, other_words="understanding"
        )
        self.assertIn("Select a valid choice", self.errors(response))

    def test_a_region_is_on_a_scan(self):
        self.assertIn("A region is on a scan", self.errors(self.send(kind="region")))


class RegionTests(Cases):
    def setUp(self):
        super().setUp()
        PageImage.objects.create(
            document=self.document,
            page_key="2",
            sha256="a" * 64,
            media_type="image/png",
            width=800,
            height=600,
            size=1,
        )

    def region(self, **typed: Any) -> HttpResponse:
        region = {"x": 10, "y": 20, "width": 300, "height": 40}
        part = f"image:{'a' * 64}"
        return self.send(**{"kind": "region", "part": part, **region, **typed})

    def test_a_region_of_a_scan_is_annotated(self):
        self.region()
        target = self.saved().targets.get()
        self.assertEqual(
            (10, 20, 300, 40), (target.x, target.y, target.width, target.height)
        )

    def test_regions_beyond_the_scan_are_refused(self):
        told = self.errors(self.region(width=900))
        self.assertIn("800 pixels wide and 600 high", told)

    def test_a_region_needs_its_four_numbers(self):
        self.assertIn("Give the left edge", self.errors(self.region(x="")))

    def test_a_scan_is_shown_with_its_form(self):
        response = self.client.get(self.address, {"part": f"image:{'a' * 64}"})
        self.assertContains(response, 'class="region-picker"')
        self.assertContains(response, 'data-width="800"')

    def test_only_words_are_covered_or_compared(self):
        self.assertIn("can be covered", self.errors(self.region(is_whited_out="on")))
        self.assertIn(
            "Only words are compared", self.errors(self.region(kind="comparison"))
        )

    def test_a_region_is_moved(self):
        self.region()
        self.change(self.saved(), x="11")
        self.assertEqual(11, self.saved().targets.get().x)


class ChangeTests(Cases):
    def setUp(self):
        super().setUp()
        self.annotation = annotate(self.item, "some understanding")

    def target(self) -> AnnotationTarget:
        return self.annotation.targets.get()

    def test_its_words_change_and_its_place_stays(self):
        before = self.target()
        response = self.change(self.annotation, body="Because.")
        self.assertEqual(302, response.status_code)
        self.assertEqual("Because.", self.saved().body)
        self.assertEqual(before, self.target())

    def test_what_students_are_to_find_is_marked_at_the_desk(self):
        response = self.change(self.annotation, kind="question", asks="passage")
        self.assertTrue(response["Location"].endswith("#a-1"))

    def test_it_is_moved_within_its_paragraph(self):
        self.change(self.annotation, words="the feeling")
        self.assertEqual("the feeling", self.target().exact)

    def test_it_is_moved_anywhere_if_asked(self):
        response = self.change(self.annotation, words=SIGNATURE)
        self.assertContains(
            response, "does not stand in the paragraph", status_code=422
        )
        self.change(self.annotation, words="N. Khrushchev", looks_everywhere="on")
        self.assertEqual(SIGNATURE, self.target().exact)

    def test_a_correction_meanwhile_moves_nothing(self):
        values = self.form_of(self.client.get(self.address_of(self.annotation)))
        notation = LETTER.replace("some understanding", "an understanding")
        save_document(self.document, make_tei(notation), Edit())
        self.client.post(
            self.address_of(self.annotation), {**values, "body": "Because."}
        )
        self.assertEqual("an understanding", self.target().exact)
        self.assertEqual("Because.", self.saved().body)

    def test_two_tabs_lose_nothing(self):
        values = self.form_of(self.client.get(self.address_of(self.annotation)))
        self.change(self.annotation, body="The first tab")
        response = self.client.post(
            self.address_of(self.annotation), {**values, "body": "The second tab"}
        )
        self.assertContains(response, "The first tab", status_code=409)
        self.assertEqual("The second tab", self.form_of(response)["body"])
        self.assertEqual("The first tab", self.saved().body)

    def test_two_tabs_with_other_words_lose_nothing(self):
        values = self.form_of(self.client.get(self.address_of(self.annotation)))
        self.change(self.annotation, words="the feeling")
        response = self.client.post(
            self.address_of(self.annotation), {**values, "words": "the situation"}
        )
        self.assertContains(response, "the feeling", status_code=409)
        self.assertEqual("the feeling", self.target().exact)

    def test_who_has_seen_both_may_save(self):
        values = self.form_of(self.client.get(self.address_of(self.annotation)))
        self.change(self.annotation, body="The first tab")
        values |= {"body": "The second tab", "taken_over": "1"}
        self.client.post(self.address_of(self.annotation), values)
        self.assertEqual("The second tab", self.saved().body)

    def test_a_deleted_one_is_brought_back(self):
        response = self.client.post(
            self.address_of(self.annotation, "-delete"), {"revision": 0}, follow=True
        )
        self.assertContains(response, "Explanation: “Why?” is deleted")
        self.assertFalse(Annotation.objects.present().exists())
        self.client.post(self.address_of(self.annotation, "-restore"))
        self.client.post(self.address_of(self.annotation, "-restore"))
        self.assertTrue(Annotation.objects.present().exists())

    def test_what_was_changed_meanwhile_is_not_deleted(self):
        self.change(self.annotation, body="Another tab")
        response = self.client.post(
            self.address_of(self.annotation, "-delete"), {"revision": 0}, follow=True
        )
        self.assertContains(response, "changed in another tab meanwhile")
        self.assertTrue(Annotation.objects.present().exists())

    def test_an_annotation_that_was_deleted_meanwhile_keeps_what_was_typed(self):
        values = self.form_of(self.client.get(self.address_of(self.annotation)))
        self.annotation.put_away()
        address = self.address_of(self.annotation)
        response = self.client.post(address, {**values, "body": "Because."})
        self.assertContains(response, "deleted in another tab", status_code=422)
        self.assertEqual("Because.", self.form_of(response)["body"])
        self.assertEqual("Why?", self.saved().body)
        self.assertEqual(404, self.client.get(address).status_code)

    def test_an_item_that_was_deleted_meanwhile_keeps_what_was_typed(self):
        self.item.put_away()
        response = self.send(body="Because.")
        self.assertContains(response, "deleted in another tab", status_code=422)
        self.assertEqual("Because.", self.form_of(response)["body"])
        self.assertEqual(404, self.client.get(self.address).status_code)

    def test_the_teacher_sees_marked_what_students_are_to_find(self):
        Annotation.objects.update(kind="question", asks="passage")
        response = self.client.get(self.address)
        self.assertContains(response, "<q>some understanding</q>", html=True)
        self.assertContains(response, 'href="#a-1"')
        self.assertContains(response, 'id="a-1"')

    def test_the_list_says_what_is_asked_and_what_is_right(self):
        Annotation.objects.update(
            kind="question", asks="choice", choices=["Yes", "No"], solution=[1]
        )
        response = self.client.get(self.address)
        self.assertContains(response, "Asked for: a choice")
        self.assertContains(response, "<li>No <strong>(right)</strong></li>", html=True)
        self.assertContains(response, "<li>Yes</li>", html=True)

    def test_a_form_that_is_sent_again_changes_what_it_made(self):
        new = self.client.get(f"{self.address}?part=text")
        values = self.form_of(new) | {"words": "the situation", "body": "A word"}
        self.client.post(self.address, values)
        self.client.post(self.address, values)
        made = Annotation.objects.get(body="A word")
        self.client.post(self.address, values | {"body": "Another word"})
        made.refresh_from_db()
        self.assertEqual("Another word", made.body)
        self.assertEqual(2, Annotation.objects.count())
        again = self.client.post(self.address, values | {"body": "A third word"})
        self.assertContains(again, "Another word", status_code=409)

    def test_the_form_has_all_that_was_saved(self):
        self.change(
            self.annotation,
            kind="question",
            asks="choice",
            choice_lines="a\nb",
            right="2",
        )
        values = self.form_of(self.client.get(self.address_of(self.annotation)))
        self.assertEqual("question", values["kind"])
        self.assertEqual(("a\nb", "2"), (values["choice_lines"], values["right"]))

    def test_lost_words_are_placed_again(self):
        AnnotationTarget.objects.update(
            start=None, end=None, state="lost", segment="p9"
        )
        self.change(self.annotation, words="the situation")
        self.assertEqual("the situation", self.target().exact)
