"""What is hidden is as if it were not there: at every address, for every reader."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from django.test import TestCase
from pypdf import PdfReader

from letters.ingest.saving import Edit, save_document
from letters.models import (
    Agent,
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    Edition,
    SourceFile,
)
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_document,
    make_edition,
    make_tei,
    merge_agents,
)
from letters.tests.ingest.volumes.files import EDITION, FIRST, bring_in, small_volume
from letters.tests.tei.volume.samples import document

HIDDEN = "frus1961-63v05"
# In all that is hidden, and in nothing else.
WORD = "Peregrine"
DRAFT = f"""
<head>2. {WORD} Telegram<note n="1" xml:id="d2fn1">{WORD}: see <ref target="#d1">Document
  1</ref>, Document 77 and <ref target="#pg_2">p. 2</ref>.</note></head>
<dateline><date when="1979-05-04">May 4, 1979</date></dateline>
<p>Reply to <persName corresp="#p_RD1">Rusk</persName>. <pb n="8" xml:id="pg_8"/>{WORD},
  <gloss target="#t_NATO1">NATO</gloss>.<note n="2" xml:id="d2fn2">{WORD}.</note></p>
"""
ANSWER = """
<head>4. Letter to Chairman Khrushchev</head>
<p>On the same page.<note n="1" xml:id="d4fn1">Reply to Document 2. See footnote 2,
  <ref target="#d2">Document 2</ref>.</note></p>
"""
# After the address of a document, and of an edition.
OF_A_DOCUMENT = (
    *("", "tei/", "text/", "notation/", "source/", "revisions/", "revisions/1/"),
    *("notes/1/", "references/x1/", "segments/p1/", "marks/m1/", "passages/offer/"),
    *("pages/8/", "images/0/800/"),
)
OF_AN_EDITION = (
    *("", "persons/", "terms/", "tei/", "find/", "sections/ch1/", "pages/2/"),
    *("pages/8/", "entries/p_RD1/", "entries/t_NATO1/"),
    *("find/d1", "find/d2", "find/d2fn1", "find/pg_2", "find/pg_8"),
)
# Of the form in which mistakes are reported: it has the time.
# What is another one in each answer: a token, and the moment at which it was made.
TOKEN = re.compile('name="written" value="[^"]*"|<responseDate>[^<]*</responseDate>')
LINK = re.compile(r'href="(/[^"#]*)')


def hidden_volume():
    file = small_volume(second=DRAFT).replace(EDITION, HIDDEN)
    return file.replace("Rusk, Dean", f"Rusk, {WORD}").replace("Dear", WORD)


def addresses_of(edition):
    yield f"/wanted/{edition}/"
    for page in (2, 8):
        yield f"/wanted/{edition}/pg_{page}/"
    for part in OF_AN_EDITION:
        yield f"/editions/{edition}/{part}"
    for person in ("KNS1", "RD1"):
        yield f"/people/{edition}-{person}/"
    for number in range(1, 5):
        yield f"/wanted/{edition}/d{number}/"
        for part in OF_A_DOCUMENT:
            yield f"/documents/{edition}/d{number}/{part}"


ADDRESSES = (
    *("/", "/documents/", "/editions/", "/people/", "/wanted/", "/wanted.csv"),
    "/documents/?kind=telegram",
    *addresses_of(EDITION),
    *addresses_of(HIDDEN),
    # What the series does not name either.
    "/editions/hidden/",
    "/editions/hidden/find/d1",
    "/wanted/hidden/",
    "/documents/alone/",
)

# Forms to sign in are new each time, and what is no page says nothing of a volume.
NOT_FOR_READERS = ("/admin/", "/static/", "/teach/")


def words_of(response):
    """All words that a reader gets in the response, whatever kind of file it is."""
    body = response.getvalue()
    match response.headers.get("Content-Type"):
        case "application/pdf":
            read = PdfReader(BytesIO(body))
            sheets = [sheet.extract_text() for sheet in read.pages]
            return "\n".join([*sheets, *map(str, read.metadata.values())])
        case "application/epub+zip" | "application/zip":
            book = zipfile.ZipFile(BytesIO(body))
            files = [book.read(name).decode() for name in book.namelist()]
            return "\n".join([*book.namelist(), *files])
    return TOKEN.sub("", body.decode())


def answer_of(response):
    """Status, headers, body; without the time at which it was made."""
    headers = {name: v for name, v in response.headers.items() if name != "Expires"}
    return response.status_code, headers, words_of(response)


class HiddenCase(TestCase):
    def answer(self, address):
        return answer_of(self.client.get(address))

    @classmethod
    def answers(cls):
        """Responses by address: the addresses above, and all that they link to."""
        reader = cls.client_class()
        answers = {}
        to_visit = list(ADDRESSES)
        while to_visit:
            address = to_visit.pop()
            if address in answers or address.startswith(NOT_FOR_READERS):
                continue
            answers[address] = answer_of(reader.get(address))
            _, headers, content = answers[address]
            to_visit.extend(
                link.replace("&amp;", "&") for link in LINK.findall(content)
            )
            to_visit.append(headers.get("Location", "/").partition("#")[0])
        return answers


class EveryExitTests(HiddenCase):
    """A volume with a draft in its midst, one of drafts alone, and a single draft."""

    @classmethod
    def setUpTestData(cls):
        first = FIRST.replace("Document 3</ref>", "Document 2</ref>").replace(
            "v05#d3", "v05#d2"
        )
        more = document("d4", ANSWER)
        bring_in(small_volume(more, first=first, second=DRAFT))
        bring_in(hidden_volume(), f"{HIDDEN}.xml", status=DocumentStatus.DRAFT)
        cls.hide(Document.objects.get(identifier=f"{EDITION}/d2"))
        make_document("alone", f"{WORD}.", title=WORD, status=DocumentStatus.DRAFT)
        edition = make_edition("hidden")
        Edition.objects.filter(pk=edition.pk).update(title=WORD)
        make_document(
            "hidden/d1", f"{WORD}.", edition=edition, status=DocumentStatus.DRAFT
        )
        cls.hidden_answers = cls.answers()

    @classmethod
    def hide(cls, document):
        document.status = DocumentStatus.DRAFT
        save_document(document, document.transcription.tei, Edit())

    @staticmethod
    def delete_what_is_hidden():
        Document.objects.filter(status=DocumentStatus.DRAFT).delete()
        Edition.objects.exclude(identifier=EDITION).delete()
        Agent.objects.filter(identifier__startswith=HIDDEN, identities=None).delete()

    def test_nothing_of_it_is_anywhere(self):
        for address, (status, _, content) in self.hidden_answers.items():
            with self.subTest(address):
                # Nothing is indexed here: what would search says that it cannot.
                self.assertIn(status, (200, 301, 302, 404, 503))
                self.assertNotIn(WORD, content)
                self.assertNotIn("1979", content)

    def test_every_answer_is_that_of_an_archive_without_it(self):
        hidden = self.hidden_answers
        self.delete_what_is_hidden()
        absent = self.answers()

        self.assertEqual(hidden.keys(), absent.keys())
        for address, answer in hidden.items():
            with self.subTest(address):
                self.assertEqual(answer, absent[address])

    def test_an_archivist_is_shown_all_of_it(self):
        self.client.force_login(make_archivist())
        for address in (
            f"/documents/{EDITION}/d2/",
            f"/editions/{EDITION}/tei/",
            f"/editions/{EDITION}/pages/8/",
            f"/editions/{HIDDEN}/persons/",
        ):
            with self.subTest(address):
                self.assertIn(WORD, self.answer(address)[2])

    def test_the_methods_of_a_reader_tell_no_more(self):
        hidden = f"/documents/{EDITION}/d2/"
        conditions = {"If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT"}
        methods = {
            "head": self.client.head,
            "options": self.client.options,
            "post": self.client.post,
            "conditional": lambda address: self.client.get(address, headers=conditions),
        }
        hidden_pages = {name: ask(hidden) for name, ask in methods.items()}
        self.delete_what_is_hidden()
        for name, ask in methods.items():
            with self.subTest(name):
                hidden_page, absent_page = hidden_pages[name], ask(hidden)
                self.assertEqual(hidden_page.status_code, absent_page.status_code)
                self.assertEqual(hidden_page.content, absent_page.content)
                self.assertEqual(dict(hidden_page.headers), dict(absent_page.headers))


class HiddenPeopleTests(HiddenCase):
    """Records made of the lists of volumes: one public, one hidden."""

    @classmethod
    def setUpTestData(cls):
        bring_in(small_volume())
        bring_in(hidden_volume(), f"{HIDDEN}.xml", status=DocumentStatus.DRAFT)
        cls.shown = Agent.objects.get(identifier=f"{EDITION}-RD1")
        cls.hidden = Agent.objects.get(identifier=f"{HIDDEN}-RD1")

    def assert_hidden(self, *addresses):
        for address in addresses:
            with self.subTest(address):
                content = self.answer(address)[2]
                self.assertNotIn(WORD, content)
                self.assertNotIn(HIDDEN + "-", content)

    def test_one_that_stands_for_a_public_one_stays_hidden(self):
        merge_agents(self.hidden, self.shown)
        shown, hidden = (
            agent.get_absolute_url() for agent in (self.shown, self.hidden)
        )
        self.assertEqual(self.answer(hidden)[0], 404)
        self.assertEqual(self.answer(shown)[0], 200)
        entry = f"/editions/{EDITION}/entries/p_RD1/"
        self.assert_hidden("/people/", shown, entry)
        for address in ("/people/", entry):
            with self.subTest(address):
                self.assertIn(f'href="{shown}"', self.answer(address)[2])

    def test_published_it_stands_for_the_other(self):
        merge_agents(self.hidden, self.shown)
        Document.objects.update(status=DocumentStatus.PUBLISHED)
        response = self.client.get(self.shown.get_absolute_url())
        self.assertRedirects(response, self.hidden.get_absolute_url(), status_code=301)
        self.assertNotIn(f"{EDITION}-RD1", self.answer("/people/")[2])

    def test_one_that_is_merged_into_a_public_one_stays_hidden(self):
        merge_agents(self.shown, self.hidden)
        self.assertEqual(self.answer(self.hidden.get_absolute_url())[0], 404)
        self.assert_hidden("/people/", self.shown.get_absolute_url())

    def test_of_two_that_a_third_stands_for_only_the_public_one_is_seen(self):
        third = make_agent("rusk", "Rusk, D.", "Rusk", known_as=())
        merge_agents(third, self.shown)
        merge_agents(third, self.hidden)
        self.assertEqual(self.answer(self.hidden.get_absolute_url())[0], 404)
        self.assertEqual(
            self.client.get(self.shown.get_absolute_url()).status_code, 301
        )
        self.assert_hidden("/people/", "/people/rusk/")

    def test_a_public_letter_names_its_sender_in_its_own_words(self):
        letter = make_document("letter", "Text.")
        CorrespondenceEvent.objects.create(
            document=letter, type="sent", agent=self.hidden, name_as_written="Mr. Rusk"
        )
        self.assertIn("Mr. Rusk", self.answer("/documents/letter/")[2])
        self.assertEqual(self.answer(self.hidden.get_absolute_url())[0], 404)
        self.assert_hidden("/documents/letter/", "/people/")


class SharedFileTests(HiddenCase):
    def test_a_file_that_a_draft_came_in_too_is_hidden(self):
        file = SourceFile.objects.create(
            name="film.txt", sha256="0" * 64, size=9, content=WORD.encode()
        )
        letter = make_document("letter", "Text.", source_file=file)
        memo = make_document(
            "memo", "Text.", source_file=file, status=DocumentStatus.DRAFT
        )
        address = f"{letter.get_absolute_url()}source/"
        self.assertEqual(self.answer(address)[0], 404)
        self.assertNotIn(address, self.answer("/documents/letter/")[2])

        Document.objects.filter(pk=memo.pk).update(status=DocumentStatus.PUBLISHED)
        self.assertEqual(self.answer(address)[0], 200)
        self.assertIn(address, self.answer("/documents/letter/")[2])


class DraftRevisionTests(HiddenCase):
    """A letter that was public, then withdrawn and edited, then public again."""

    @classmethod
    def setUpTestData(cls):
        letter = cls.letter = make_document("letter", "Alpha beta.\n\nGamma delta.")
        for status, text in (
            (
                DocumentStatus.DRAFT,
                f"Alpha beta.\n\nGamma delta.\n\n{WORD} note.[^7]\n\n[^7]: {WORD}.",
            ),
            (DocumentStatus.DRAFT, "Alpha beta."),
            (DocumentStatus.PUBLISHED, "Alpha beta."),
        ):
            letter.status = status
            save_document(letter, make_tei(text), Edit())

    def test_parts_that_drafts_alone_had_never_were(self):
        retired = self.letter.retired_keys.values_list("kind", "key")
        self.assertLessEqual({("segment", "p3"), ("footnote", "7")}, set(retired))
        for part in ("segments/p3/", "notes/7/"):
            with self.subTest(part):
                self.assertEqual(self.answer(f"/documents/letter/{part}")[0], 404)

    def test_a_part_that_was_public_leads_to_where_it_can_be_read(self):
        _, headers, _ = self.answer("/documents/letter/segments/p2/")
        location = "/documents/letter/revisions/1/#p2"
        self.assertEqual(headers["Location"], location)


class HostileAddressTests(HiddenCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(small_volume())

    def test_no_address_is_too_odd_to_be_answered(self):
        odd = ("%00", "%0A", "%2F", "..%2f", "%ED%A0%80", "%F0%9F%93%9C", "٣", "-1")
        odd = (*odd, "9" * 5000, "x" * 5000, "%25", "%3Cb%3E", "'", "d1%00", "pg_", "d")
        of_an_edition = ("pages", "find", "entries", "sections")
        of_a_document = ("pages", "notes", "references", "segments", "revisions")
        for value in odd:
            for address in (
                *(f"/{name}/{value}/" for name in ("documents", "editions", "people")),
                f"/wanted/{value}/",
                *(f"/editions/{EDITION}/{name}/{value}/" for name in of_an_edition),
                f"/editions/{EDITION}/find/{value}",
                *(f"/documents/{EDITION}/d1/{name}/{value}/" for name in of_a_document),
            ):
                with self.subTest(address[:90]):
                    self.assertIn(self.client.get(address).status_code, (301, 404))

    def test_no_page_of_a_list_is_too_odd_to_be_answered(self):
        lists = ("/documents/", "/people/", "/wanted/", f"/wanted/{HIDDEN}/d3/")
        entry = f"/editions/{EDITION}/entries/p_RD1/"
        pages = ("0", "-1", "٣", "1e9", "nan", "\x00", "\ud800", "9" * 5000, "")
        for address in (*lists, entry, f"/editions/{EDITION}/pages/1/"):
            for page in pages:
                with self.subTest(address=address, page=page[:9]):
                    query = page.encode("utf-8", "surrogatepass")
                    response = self.client.get(address, {"page": query})
                    self.assertEqual(response.status_code, 200)

    def test_a_page_without_a_number_can_be_read(self):
        second = '<p><pb/>One.</p><p><pb n="9"/>Two.</p>'
        bring_in(small_volume(second=second))
        response = self.client.get(f"/documents/{EDITION}/d2/")
        for address in LINK.findall(response.content.decode()):
            if "/pages/" in address:
                with self.subTest(address):
                    self.assertEqual(self.client.get(address).status_code, 200)
