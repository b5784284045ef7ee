"""A teacher's words are placed where they stand, or refused with their place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.models import Document, PageImage, ReadingItem
from letters.teaching.annotatable_parts import Part
from letters.teaching.checked_places import (
    CheckedPlace,
    PlacingError,
    SaidRegion,
    SaidWords,
    SeveralPlacesError,
)
from letters.teaching.item_texts import ExtentError, ItemTexts, NotShownError
from letters.teaching.placing import find_in_item, place_region, place_words
from letters.tests.factories import make_reading

TEI = """<div xmlns="http://www.tei-c.org/ns/1.0" type="document">
<p>We would be<lb/>able to agree.<note n="1">See the 𝔐 letter.<note n="2">Not found;
see the list.</note></note> We would agree, 𝔐 or not, and the talks would go on.</p>
<p>These talks are <del>not</del> the same talks.
<gap reason="not-declassified" extent="1 line"/> Then <pb n="2"/>the other talks began,
and the end.</p>
<table><row><cell>Range</cell><cell>5,500 km</cell></row>
<row><cell>Range</cell><cell>600 km</cell></row></table>
<p>On the third page<pb n="3"/> nothing is said of the end.<note n="3">In
Moscow.</note></p>
</div>"""


class Cases(TestCase):
    @classmethod
    def setUpTestData(cls):
        document = Document(identifier="talks", title="Talks", status="published")
        save_document(document, TEI, Edit())
        cls.document = Document.objects.get()
        cls.item = make_reading(cls.document).items.get()

    def texts(self, **extent: Any) -> ItemTexts:
        for name, value in extent.items():
            setattr(self.item, name, value)
        return ItemTexts(self.item)

    def part(self, number: int) -> Part:
        return Part("segment", self.texts().segments[number].key)

    def words_at(self, place: CheckedPlace) -> str:
        return self.texts().text_of(place.footnote)[place.start : place.end]

    def place(self, part: Part, words: str = "", **said: Any) -> CheckedPlace:
        return place_words(self.texts(), SaidWords(part, words=words, **said))

    def refused(self, part: Part, words: str = "", **said: Any) -> str:
        with self.assertRaises(PlacingError) as refusal:
            self.place(part, words, **said)
        return str(refusal.exception)


class WordsTests(Cases):
    def test_words_stand_where_the_browser_counted(self):
        # "We would" of the second sentence: 21 letters stand before it.
        place = self.place(self.part(0), "We would", start=21, end=28)
        self.assertEqual("We would", self.words_at(place))
        self.assertEqual(" agree,", self.texts().text[place.end :][:7])

    def test_letters_beyond_16_bits_move_nothing(self):
        first = self.texts().text.split("\n")[0]
        before = first[: first.index("the talks")]
        count = len("".join(before.split()).encode("utf-16-le")) // 2
        place = self.place(self.part(0), "the talks", start=count, end=count + 8)
        self.assertEqual("the talks", self.words_at(place))

    def test_a_line_break_is_white_space(self):
        place = self.place(self.part(0), "be able")
        self.assertEqual("be\u2028able", self.words_at(place))

    def test_wrong_offsets_are_not_believed(self):
        place = self.place(self.part(0), "agree, 𝔐 or not", start=1, end=4)
        self.assertEqual("agree, 𝔐 or not", self.words_at(place))

    def test_offsets_beyond_the_part_are_not_believed(self):
        for start, end in ((10**9, 10**9 + 2), (7, 10**9), (9, 3), (-4, 2)):
            with self.subTest(start=start):
                place = self.place(self.part(0), "or not", start=start, end=end)
                self.assertEqual("or not", self.words_at(place))

    def test_words_of_another_paragraph_are_refused_with_words_and_place(self):
        told = self.refused(self.part(0), "the other talks")
        self.assertIn("“the other talks” does not stand in the paragraph “We", told)

    def test_repeated_words_ask_which_one_is_meant(self):
        with self.assertRaises(SeveralPlacesError) as several:
            self.place(self.part(1), "talks")
        occurrences = several.exception.occurrences
        self.assertEqual([1, 2, 3], [place.number for place in occurrences])
        self.assertTrue(occurrences[0].before.endswith("These "))
        self.assertTrue(occurrences[1].before.endswith("not the same "))

    def test_the_chosen_one_of_repeated_words_is_taken(self):
        place = self.place(self.part(1), "talks", choice=3, choices=3)
        self.assertEqual(" began", self.texts().text[place.end :][:6])

    def test_a_choice_of_what_has_changed_is_asked_again(self):
        for choice, choices in ((2, 2), (4, 3), (0, 3), (-1, 3)):
            with self.subTest(choice=choice), self.assertRaises(SeveralPlacesError):
                self.place(self.part(1), "talks", choice=choice, choices=choices)

    def test_words_that_stand_there_very_often_are_asked_for_more(self):
        text = "<p>" + "and so on, " * 20 + "</p>"
        tei = f'<div xmlns="http://www.tei-c.org/ns/1.0" type="document">{text}</div>'
        save_document(self.document, tei, Edit())
        self.assertIn("20 times", self.refused(self.part(0), "so on"))

    def test_words_across_paragraphs_are_placed(self):
        said = SaidWords(self.part(0), self.part(1), words="go on.\nThese talks")
        place = place_words(self.texts(), said)
        self.assertEqual("go on.\nThese talks", self.words_at(place))

    def test_words_across_paragraphs_are_counted_in_the_first_and_the_last(self):
        said = SaidWords(
            self.part(0), self.part(1), words="on. These talks", start=68, end=10
        )
        first = self.texts().text.split("\n")[0]
        letters = len("".join(first.split()).encode("utf-16-le")) // 2
        said = replace(said, start=letters - len("on."))
        place = place_words(self.texts(), said)
        self.assertEqual("on.\nThese talks", self.words_at(place))

    def test_words_that_end_before_they_begin_are_refused(self):
        said = SaidWords(self.part(1), self.part(0), words="agree")
        with self.assertRaisesRegex(PlacingError, "end before they begin"):
            place_words(self.texts(), said)

    def test_words_from_the_text_into_a_note_are_refused(self):
        told = self.refused(self.part(0), "agree. See", last_part=Part("note", "1"))
        self.assertIn("one text at a time", told)

    def test_words_across_a_page_break_are_placed(self):
        place = self.place(self.part(1), "Then the other")
        self.assertEqual("Then the other", self.words_at(place))

    def test_what_stands_for_a_gap_can_be_marked(self):
        gap = next(mark for mark in self.texts().marks if mark.kind == "withheld")
        place = self.place(self.part(1), f"same talks. {gap.text} Then")
        self.assertIn(gap.text, self.words_at(place))

    def test_struck_words_belong_to_the_text(self):
        self.assertIn("does not stand", self.refused(self.part(1), "are the same"))
        place = self.place(self.part(1), "are not the same")
        self.assertEqual("are not the same", self.words_at(place))

    def test_equal_cells_of_a_table_are_told_apart(self):
        table = next(
            Part("segment", row.key)
            for row in self.texts().segments
            if "km" in self.texts().text[row.start : row.end]
        )
        with self.assertRaises(SeveralPlacesError):
            self.place(table, "Range")
        place = self.place(table, "Range", start=12, end=17)
        self.assertEqual("\n600 km", self.texts().text[place.end :][:7])

    def test_cells_in_a_row_are_marked_together(self):
        table = self.part(2)
        self.assertEqual("Range\n600", self.words_at(self.place(table, "Range 600")))

    def test_words_without_end_are_refused(self):
        self.assertIn("20,001 characters", self.refused(self.part(0), "a" * 20_001))


class WholePartTests(Cases):
    def test_without_words_the_whole_paragraph_is_meant(self):
        words = self.words_at(self.place(self.part(0)))
        self.assertTrue(words.startswith("We would be") and words.endswith("go on."))

    def test_a_note_has_a_text_of_its_own(self):
        place = self.place(Part("note", "1"), "𝔐 letter")
        self.assertEqual("1", place.footnote)
        self.assertEqual("𝔐 letter", self.words_at(place))

    def test_a_note_within_a_note_is_another_one(self):
        self.assertIn("note 1", self.refused(Part("note", "1"), "Not found"))
        place = self.place(Part("note", "2"), "see the list")
        self.assertEqual(("2", "see the list"), (place.footnote, self.words_at(place)))

    def test_a_mark_is_marked_as_a_whole(self):
        mark = next(mark for mark in self.texts().marks if mark.is_struck)
        self.assertEqual("not", self.words_at(self.place(Part("mark", mark.key))))

    def test_a_text_that_the_document_carries_is_marked_as_a_whole(self):
        start = self.texts().text.index("On the third page")
        letter = Document(identifier="carried", title="Carried", status="published")
        words = self.texts().text[start:]
        tei = f'<div xmlns="http://www.tei-c.org/ns/1.0" type="document"><p>{words}</p></div>'
        save_document(letter, tei, Edit())
        Document.objects.filter(pk=letter.pk).update(
            carrier=self.document, carried_as="letter", carried_from=start
        )
        place = self.place(Part("letter", "letter"))
        self.assertEqual(words, self.words_at(place))

    def test_a_part_that_is_not_there_is_refused(self):
        for kind in ("segment", "note", "mark", "passage", "letter", "image"):
            with self.subTest(kind=kind):
                self.assertIn("There is no", self.refused(Part(kind, "nowhere")))


class FromToTests(Cases):
    def between(self, first: str, last: str, number: int = 0, **said: Any) -> str:
        said = {"first_words": first, "last_words": last, **said}
        return self.words_at(self.place(self.part(number), **said))

    def test_from_the_first_to_the_last_words(self):
        self.assertEqual(
            "able to agree. We would agree, 𝔐", self.between("able to", "𝔐")
        )

    def test_the_first_and_the_last_words_may_overlap(self):
        self.assertEqual("other talks began", self.between("other talks", "began", 1))

    def test_one_end_alone_is_refused(self):
        told = self.refused(self.part(0), first_words="able")
        self.assertIn("both the first and the last words", told)

    def test_the_end_that_is_missing_is_named(self):
        told = self.refused(self.part(0), first_words="able", last_words="in Moscow")
        self.assertIn("“in Moscow” does not stand in the paragraph", told)

    def test_last_words_before_the_first_ones_are_refused(self):
        told = self.refused(self.part(0), first_words="go on", last_words="able to")
        self.assertIn("“go on … able to” does not stand", told)

    def test_several_passages_ask_which_one_is_meant(self):
        with self.assertRaises(SeveralPlacesError) as several:
            self.between("We would", "agree")
        found = [place.words for place in several.exception.occurrences]
        self.assertEqual(3, len(found))
        self.assertEqual("We would agree", found[-1])

    def test_ends_that_stand_everywhere_take_no_time(self):
        tei = TEI[: TEI.index("<p>")] + f"<p>{'a b ' * 9999}</p></div>"
        save_document(self.document, tei, Edit())
        told = self.refused(self.part(0), first_words="a", last_words="b")
        self.assertIn("Give more of the words", told)

    def test_the_chosen_passage_is_taken(self):
        words = self.between("We would", "agree", choice=3, choices=3)
        self.assertEqual("We would agree", words)


class ExtentTests(Cases):
    def test_words_beyond_the_page_are_refused(self):
        page = self.texts(extent="page", page_key="2")
        segment = page.segments[0]
        part = Part("segment", segment.key)
        self.assertIn("the other talks", page.text[page.start : page.end])
        with self.assertRaisesRegex(PlacingError, "does not stand in"):
            place_words(page, SaidWords(part, words="These talks"))

    def test_a_paragraph_is_counted_from_where_the_page_begins(self):
        page = self.texts(extent="page", page_key="2")
        said = SaidWords(Part("segment", page.segments[0].key), words="the")
        place = place_words(page, replace(said, start=0, end=3))
        self.assertEqual(page.start, place.start)

    def test_a_whole_paragraph_is_what_the_page_has_of_it(self):
        page = self.texts(extent="page", page_key="2")
        place = place_words(page, SaidWords(Part("segment", page.segments[0].key)))
        self.assertEqual("the other talks began, and the end.", self.words_at(place))

    def test_notes_of_other_pages_are_not_there(self):
        page = self.texts(extent="page", page_key="3")
        self.assertEqual(["3"], list(page.notes))
        with self.assertRaisesRegex(PlacingError, "There is no note “1”"):
            place_words(page, SaidWords(Part("note", "1"), words="letter"))

    def test_a_passage_has_the_notes_that_it_calls_for(self):
        key = self.part(0).key
        passage = self.texts(extent="passage", first_segment=key, last_segment=key)
        self.assertEqual(["1", "2"], list(passage.notes))
        self.assertEqual("We would be", passage.text[passage.start :][:11])

    def test_a_page_that_is_gone_is_told(self):
        with self.assertRaisesRegex(ExtentError, "Page 9 is no longer"):
            self.texts(extent="page", page_key="9")

    def test_paragraphs_that_are_gone_are_told(self):
        with self.assertRaisesRegex(ExtentError, "no longer in the text"):
            self.texts(extent="passage", first_segment="p1", last_segment="p99")

    def test_nobody_places_anything_in_a_draft(self):
        Document.objects.update(status="draft")
        with self.assertRaises(NotShownError):
            ItemTexts(ReadingItem.objects.get(pk=self.item.pk))


class ItemTests(Cases):
    def find(self, words: str = "", **said: Any) -> CheckedPlace:
        return find_in_item(self.texts(), SaidWords(Part("item"), words=words, **said))

    def test_words_are_found_in_the_text_and_in_notes(self):
        self.assertEqual("", self.find("the same talks").footnote)
        self.assertEqual("3", self.find("In Moscow").footnote)

    def test_words_in_a_note_and_in_the_text_ask_which_one(self):
        with self.assertRaises(SeveralPlacesError):
            self.find("the end")

    def test_words_that_are_nowhere_are_refused(self):
        with self.assertRaisesRegex(PlacingError, "does not stand in “Talks”"):
            self.find("Reykjavik")


class PlacedRegionTests(Cases):
    def setUp(self):
        self.image = PageImage.objects.create(
            document=self.document,
            page_key="2",
            sha256="a" * 64,
            media_type="image/png",
            width=800,
            height=600,
            size=1,
        )

    def region(self, x: int, y: int, width: int, height: int) -> SaidRegion:
        said = SaidRegion("a" * 64, x, y, width, height)
        return place_region(self.texts(), said)

    def test_a_region_lies_within_the_scan(self):
        self.assertEqual(800, self.region(0, 0, 800, 600).width)

    def test_others_are_refused_with_the_size_of_the_scan(self):
        for region in ((-1, 0, 5, 5), (700, 0, 101, 5), (0, 599, 1, 2)):
            with (
                self.subTest(region=region),
                self.assertRaisesRegex(PlacingError, "800 pixels wide and 600 high"),
            ):
                self.region(*region)

    def test_a_region_without_size_is_refused(self):
        with self.assertRaisesRegex(PlacingError, "at least one pixel"):
            self.region(0, 0, 0, 4)

    def test_a_scan_of_another_page_is_not_there(self):
        page = self.texts(extent="page", page_key="3")
        with self.assertRaisesRegex(PlacingError, "not among those of the item"):
            place_region(page, SaidRegion("a" * 64, 0, 0, 1, 1))
