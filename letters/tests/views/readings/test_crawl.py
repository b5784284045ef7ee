"""A crawl of the whole archive finds no word of what is not public in readings."""

import re
from html import unescape

from django.test import TestCase

from letters.models import Annotation, Document, DocumentStatus
from letters.tests.factories import annotate, make_document, make_reading, make_report

SECRET = "Zqxcanary"
_LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)')
# Far more than there are.
MOST_PAGES = 400


class CrawlTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        hidden = make_document("hidden", f"{SECRET} text.", title=SECRET)
        public = make_reading(
            cls.document, hidden, title="A public one", visibility="public"
        )
        cls.unlisted = make_reading(cls.document, title=f"{SECRET} unlisted")
        make_reading(cls.document, title=f"{SECRET} draft", visibility="draft")
        cls.closed = make_reading(
            cls.document, title=f"{SECRET} closed", visibility="closed"
        )
        cls.annotate(public, hidden)
        make_report(cls.document, message=SECRET, name=SECRET, words_now=SECRET)
        Document.objects.filter(pk=hidden.pk).update(status=DocumentStatus.DRAFT)

    @classmethod
    def annotate(cls, reading, hidden):
        """With words of a document that was published then, here and in its own item."""
        shown, withdrawn = reading.items.all()
        annotate(shown, "your letter", body="A note that all may read.")
        comparison = annotate(
            shown, "your letter", kind=Annotation.Kind.COMPARISON, body=SECRET
        )
        comparison.targets.create(
            position=1, document=hidden, start=0, end=9, exact=SECRET
        )
        annotate(withdrawn, SECRET, body=SECRET)
        withdrawn.heading = withdrawn.introduction = SECRET
        withdrawn.save()

    def crawl(self, *starts):
        """The pages that links lead to, by their addresses."""
        waiting, pages = [*starts], {}
        while waiting and len(pages) < MOST_PAGES:
            address = waiting.pop()
            if address in pages or address.startswith(("/search", "/admin", "/static")):
                continue
            response = self.client.get(address, follow=True)
            is_text = response["Content-Type"].startswith(("text/", "application/ld+"))
            # Files of many documents are streamed, and are closed when they are read.
            content = response.getvalue()
            pages[address] = content.decode() if is_text else ""
            waiting += map(unescape, _LINK.findall(pages[address]))
        return pages

    def test_nothing_leads_to_it_and_no_page_has_a_word_of_it(self):
        pages = self.crawl("/", "/robots.txt")

        self.assertLess(len(pages), MOST_PAGES)
        self.assertTrue(
            any("A note that all may read." in page for page in pages.values())
        )
        telling = [address for address, page in pages.items() if SECRET in page]
        self.assertEqual(telling, [])
        for reading in (self.unlisted, self.closed):
            self.assertFalse(any(reading.slug in page for page in pages.values()))

    def test_a_closed_reading_tells_nothing_at_any_of_its_addresses(self):
        start = self.closed.get_absolute_url()
        for tail in ("", "1/", "annotations.jsonld", "handout/", "embed/"):
            with self.subTest(tail):
                response = self.client.get(f"{start}{tail}")
                self.assertIn(response.status_code, (404, 410))
                self.assertNotIn(SECRET, response.content.decode())
