"""A page from the cache is always as it would be made anew."""

import gzip
import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client, TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext

from letters.middleware import page_cache
from letters.models import (
    Agent,
    Annotation,
    CachedPage,
    ContentVersion,
    Document,
    DocumentRelation,
    DocumentStatus,
    Reading,
)
from letters.tests.factories import annotate, make_document, make_reading

ADDRESS = "/documents/letter/"


class CachedPageTests(TransactionTestCase):
    def setUp(self):
        self.document = make_document("letter", title="A letter")

    def test_a_page_is_made_once(self):
        self.client.get(ADDRESS)
        with self.assertNumQueries(1):
            again = self.client.get(ADDRESS)
        self.assertContains(
            again, "<title>A letter, October 26, 1962 – Letters archive</title>"
        )
        self.assertEqual(again["Content-Type"], "text/html; charset=utf-8")
        self.assertEqual(again["Cache-Control"], "no-cache")
        self.assertEqual(again["Vary"], "Accept-Encoding, Cookie")
        self.assertIn("Content-Security-Policy", again)

    def test_it_is_the_same_as_when_it_was_made(self):
        first, second = self.client.get(ADDRESS), self.client.get(ADDRESS)
        self.assertEqual(first.content, second.content)
        self.assertEqual(dict(first.headers), dict(second.headers))

    def test_an_unlisted_reading_tells_browsers_the_same_from_the_cache(self):
        address = make_reading(self.document).get_absolute_url()
        self.client.get(address)
        with self.assertNumQueries(1):
            again = self.client.get(address)
        self.assertEqual(again["Referrer-Policy"], "no-referrer")
        self.assertEqual(again["X-Robots-Tag"], "noindex")

    def test_a_reading_that_closes_on_a_day_is_made_anew(self):
        reading = make_reading(self.document, closes_on=date(2999, 1, 1))
        self.client.get(reading.get_absolute_url())
        self.assertFalse(CachedPage.objects.exists())

    def test_a_note_that_was_changed_is_seen_at_once(self):
        reading = make_reading(self.document)
        annotation = annotate(reading.items.get(), "your letter", body="Former.")
        address = f"{reading.get_absolute_url()}1/"
        self.assertContains(self.client.get(address), "Former.")
        Annotation.objects.filter(pk=annotation.pk).update(body="Present.")
        self.assertContains(self.client.get(address), "Present.")
        annotation.targets.update(start=2, end=6, exact="have")
        self.assertContains(self.client.get(address), "<q>have</q>")

    def test_it_is_sent_compressed_to_those_who_accept_that(self):
        plain = self.client.get(ADDRESS)
        sent = self.client.get(ADDRESS, headers={"Accept-Encoding": "br, gzip"})
        self.assertEqual(sent["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(sent.content), plain.content)

    def test_a_browser_that_has_it_is_told_so(self):
        etag = self.client.get(ADDRESS)["ETag"]
        with self.assertNumQueries(1):
            again = self.client.get(ADDRESS, headers={"If-None-Match": etag})
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.assertEqual(again["ETag"], etag)

    def test_it_is_served_after_the_database_was_started_again(self):
        first = self.client.get(ADDRESS)
        second_connection = connection.copy()
        with second_connection.cursor() as cursor:
            ended = connection.connection.info.backend_pid
            cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [ended])
        second_connection.close()
        self.assertEqual(self.client.get(ADDRESS).content, first.content)
        self.assertNotEqual(connection.connection.info.backend_pid, ended)

    def test_it_is_served_where_the_connection_was_lost(self):
        first = self.client.get(ADDRESS)
        connection.connection.close()
        self.assertEqual(self.client.get(ADDRESS).content, first.content)

    def test_every_change_is_seen_at_once(self):
        other = make_document("other")
        agent = Agent.objects.create(identifier="k", authorized_name="Kennan, George")
        for address, change, expected in (
            (ADDRESS, lambda: self.rename("New"), "New"),
            ("/", lambda: self.rename("Newer"), "Newer"),
            ("/documents/", lambda: self.rename("Latest of all"), "Latest of all"),
            (
                "/documents/other/",
                lambda: DocumentRelation.objects.create(
                    source=other, target=self.document, type="replies-to"
                ),
                "Latest of all",
            ),
            (
                ADDRESS,
                lambda: self.document.correspondence_events.create(
                    type="sent", agent=agent
                ),
                "Kennan, George",
            ),
            (
                ADDRESS,
                lambda: Agent.objects.filter(pk=agent.pk).update(
                    display_name="George F. Kennan"
                ),
                "George F. Kennan",
            ),
        ):
            with self.subTest(expected, address=address):
                self.assertNotContains(self.client.get(address), expected)
                change()
                self.assertContains(self.client.get(address), expected)

    def rename(self, title):
        Document.objects.filter(pk=self.document.pk).update(title=title)

    def test_what_a_teacher_drafts_leaves_the_pages_in_the_cache(self):
        draft = make_reading(self.document, visibility="draft")
        self.client.get(ADDRESS)
        annotation = annotate(draft.items.get(), "your letter", body="Former.")
        Annotation.objects.filter(pk=annotation.pk).update(body="Present.")
        draft.items.update(introduction="To begin with.")
        Reading.objects.update(title="Another title")
        annotation.delete()
        with self.assertNumQueries(1):
            self.client.get(ADDRESS)

    def test_a_draft_that_is_published_is_seen_at_once(self):
        draft = make_reading(self.document, visibility="draft")
        self.assertNotContains(self.client.get("/readings/"), draft.title)
        Reading.objects.update(visibility="public")
        self.assertContains(self.client.get("/readings/"), draft.title)
        Reading.objects.update(visibility="draft")
        self.assertNotContains(self.client.get("/readings/"), draft.title)

    def test_a_note_that_is_saved_while_its_reading_is_published_is_seen(self):
        reading = make_reading(self.document, visibility="draft")
        annotation = annotate(reading.items.get(), "your letter", body="Former.")
        address = f"{reading.get_absolute_url()}1/"
        first = connection.copy()
        first.set_autocommit(False)
        try:
            with first.cursor() as cursor:
                cursor.execute("UPDATE letters_reading SET visibility = 'unlisted'")
            with ThreadPoolExecutor(1) as executor:
                saving = executor.submit(self.save_note, annotation.pk, "Present.")
                self.wait_for_lock()
                first.commit()
                self.assertContains(self.client.get(address), "annotation")
                saving.result(timeout=30)
        finally:
            first.close()
        self.assertContains(self.client.get(address), "Present.")

    @staticmethod
    def save_note(pk, body):
        Annotation.objects.filter(pk=pk).update(body=body)
        connection.close()

    def wait_for_lock(self):
        for _ in range(300):
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
                if cursor.fetchone()[0]:
                    return
            time.sleep(0.1)
        self.fail("Nobody waits.")

    def test_what_is_withdrawn_is_gone_at_once(self):
        self.client.get(ADDRESS)
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.client.get(ADDRESS).status_code, 404)

    def test_a_change_that_is_committed_last_is_seen_though_it_began_first(self):
        first = connection.copy()
        first.set_autocommit(False)
        try:
            with first.cursor() as cursor:
                cursor.execute("UPDATE letters_document SET title = 'Begun first'")
            make_document("other")
            self.assertNotContains(self.client.get(ADDRESS), "Begun first")
            first.commit()
        finally:
            first.close()
        self.assertContains(self.client.get(ADDRESS), "Begun first")

    def test_what_is_not_committed_is_not_cached(self):
        with transaction.atomic():
            self.rename("Taken back")
            self.assertContains(self.client.get(ADDRESS), "Taken back")
            transaction.set_rollback(True)
        self.assertNotContains(self.client.get(ADDRESS), "Taken back")

    def test_who_is_logged_in_sees_what_others_do_not(self):
        self.client.get(ADDRESS)
        staff = Client()
        staff.force_login(User.objects.create_superuser("archivist"))
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertContains(staff.get(ADDRESS), "A letter")
        self.assertEqual(self.client.get(ADDRESS).status_code, 404)

    def test_nothing_else_is_cached(self):
        for address in (
            "/documents/nothing/",
            f"{ADDRESS}?find=hotline",
            f"{ADDRESS}cite/",
        ):
            with self.subTest(address):
                self.client.get(address)
                self.assertFalse(CachedPage.objects.exists())

    def test_each_address_has_its_own(self):
        make_document("other", title="Another")
        self.client.get(ADDRESS)
        self.assertContains(self.client.get("/documents/other/"), "Another")
        self.client.get(ADDRESS, headers={"Host": "127.0.0.1"})
        self.client.get(f"{ADDRESS}?hide=notes")
        self.assertEqual(CachedPage.objects.count(), 4)

    def test_new_templates_make_new_pages(self):
        self.client.get(ADDRESS)
        with mock.patch.object(page_cache, "_code_version", return_value="another"):
            self.client.get(ADDRESS)
        self.assertEqual(CachedPage.objects.count(), 2)

    def test_templates_of_feeds_are_such_templates(self):
        base = Path(self.enterContext(TemporaryDirectory()))
        (base / "templates").mkdir()
        template = base / "templates" / "feed.xml"
        versions = set()
        for content in ("<feed/>", "<feed></feed>"):
            template.write_text(content)
            os.utime(template, ns=(0, len(content)))
            with self.settings(BASE_DIR=base):
                versions.add(page_cache._code_version.__wrapped__())
        self.assertEqual(len(versions), 2)

    def test_a_page_that_cannot_be_cached_is_sent(self):
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE letters_cachedpage ADD CHECK (FALSE)")
        try:
            with self.assertLogs("letters.middleware.page_cache", "WARNING"):
                self.assertContains(self.client.get(ADDRESS), "A letter")
        finally:
            with connection.cursor() as cursor:
                cursor.execute(
                    "ALTER TABLE letters_cachedpage DROP CONSTRAINT letters_cachedpage_check"
                )

    def test_tidying_discards_former_pages(self):
        self.client.get(ADDRESS)
        self.rename("New")
        page_cache.tidy()
        self.assertFalse(CachedPage.objects.exists())

    def test_many_versions_become_one_before_a_page_is_cached(self):
        for number in range(page_cache.MOST_VERSIONS + 1):
            self.rename(f"Title {number}")
        self.assertContains(self.client.get(ADDRESS), "Title 100")
        self.assertEqual(ContentVersion.objects.count(), 1)
        self.client.get(ADDRESS)
        with self.assertNumQueries(1):
            self.assertContains(self.client.get(ADDRESS), "Title 100")

    def test_a_reader_who_has_the_page_is_sent_no_copy_from_the_database(self):
        etag = self.client.get(ADDRESS)["ETag"]
        with CaptureQueriesContext(connection) as queries:
            self.client.get(ADDRESS, headers={"If-None-Match": etag})
        with connection.cursor() as cursor:
            cursor.execute(queries[0]["sql"])
            self.assertEqual(bytes(cursor.fetchone()[-1]), b"")

    def test_what_depends_on_more_than_the_etag_is_sent_whole(self):
        etag = self.client.get(ADDRESS)["ETag"]
        headers = {"If-None-Match": etag, "If-Match": '"another"'}
        self.assertEqual(self.client.get(ADDRESS, headers=headers).status_code, 412)

    def test_tidying_keeps_the_newest_within_the_most_bytes(self):
        for name in ("", "?hide=notes", "?hide=breaks"):
            self.client.get(f"{ADDRESS}{name}")
        newest = CachedPage.objects.latest("cached")
        with mock.patch.object(page_cache, "MOST_BYTES", len(newest.body) * 3 // 2):
            page_cache.tidy()
        self.assertEqual([page.pk for page in CachedPage.objects.all()], [newest.pk])

    def test_a_page_that_is_made_again_is_new(self):
        self.client.get(ADDRESS)
        CachedPage.objects.update(cached=datetime(1962, 10, 26, tzinfo=UTC))
        self.rename("New")
        self.client.get(ADDRESS)
        self.assertNotEqual(CachedPage.objects.get().cached.year, 1962)

    def test_a_page_that_is_too_long_is_not_cached(self):
        with mock.patch.object(page_cache, "LONGEST_PAGE", 100):
            self.assertContains(self.client.get(ADDRESS), "A letter")
        self.assertFalse(CachedPage.objects.exists())

    def test_many_bytes_are_tidied_at_once(self):
        with (
            mock.patch.object(page_cache, "_TIDY_EVERY_BYTES", 1),
            mock.patch.object(page_cache, "MOST_BYTES", 1),
        ):
            self.client.get(ADDRESS)
        self.assertFalse(CachedPage.objects.exists())

    def test_tidying_keeps_the_newest_of_too_many(self):
        for name in ("", "?hide=notes", "?hide=breaks"):
            self.client.get(f"{ADDRESS}{name}")
        newest = CachedPage.objects.latest("cached").pk
        with mock.patch.object(page_cache, "MOST_PAGES", 1):
            page_cache.tidy()
        self.assertEqual([page.pk for page in CachedPage.objects.all()], [newest])


class ContentVersionTests(TestCase):
    # No page is made of these.
    OTHERS = {
        *("letters_contentversion", "letters_cachedpage", "letters_indexstate"),
        *("letters_indexrequest", "letters_sectionindexrequest"),
        *("letters_settlement", "letters_savedfilter", "letters_deletedrecord"),
        *("letters_countedreport", "letters_registeredfront"),
    }

    def test_every_table_notes_its_changes(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgrelid::regclass::text FROM pg_trigger "
                "WHERE tgname = 'note_change'"
            )
            noted = {name for (name,) in cursor.fetchall()}
        tables = connection.introspection.table_names()
        own = {name for name in tables if name.startswith("letters_")}
        self.assertEqual(own - noted, self.OTHERS)

    def test_within_a_transaction_pages_are_made_anew(self):
        for title in ("First", "Second"):
            make_document(title.lower(), title=title)
            self.assertContains(self.client.get("/documents/"), title)
        self.assertFalse(CachedPage.objects.exists())
