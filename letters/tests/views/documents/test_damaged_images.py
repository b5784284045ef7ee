"""A scan whose file is damaged is never served, and the archivists are told."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from letters.facsimile import master_path
from letters.ingest.media_folders import masters_folder
from letters.ingest.scan_checks import check_scans
from letters.models import Problem
from letters.tests.admin.pages import change_address, send
from letters.tests.facsimile.damage import cut_short, flip_byte, make_unreadable
from letters.tests.factories import make_archivist, make_document
from letters.tests.views.documents.test_images import make_scan, scan_bytes


class DamagedImageTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()

    def setUp(self):
        self.content = scan_bytes()
        self.scan = make_scan(self.document, content=self.content)
        self.path = master_path(masters_folder(), self.scan.sha256)
        self.addCleanup(self.restore)

    def restore(self):
        if self.path.is_dir():
            self.path.rmdir()
        self.path.unlink(missing_ok=True)
        self.path.write_bytes(self.content)

    def status(self, size="original"):
        return self.client.get(self.scan.address(size)).status_code


class DamagedImageTests(DamagedImageTestCase):
    def test_no_size_of_a_damaged_scan_is_served(self):
        self.assertEqual((self.status("400"), self.status()), (200, 200))
        for damage in (flip_byte, cut_short, make_unreadable):
            damage(self.path)
            for size in ("original", "400", "1200"):
                with self.subTest(damage=damage.__name__, size=size):
                    self.assertEqual(self.status(size), 503)
            self.restore()

    def test_no_cache_keeps_the_answer(self):
        flip_byte(self.path)
        response = self.client.get(self.scan.address("400"))
        self.assertEqual(response["Cache-Control"], "no-store")
        self.assertFalse(response.has_header("ETag"))
        self.assertContains(response, "restore it from a backup", status_code=503)

    def test_a_restored_scan_is_served_again(self):
        flip_byte(self.path)
        self.status()
        self.restore()
        self.assertEqual((self.status("400"), self.status()), (200, 200))

    def test_however_many_readers_meet_it_it_is_one_problem(self):
        flip_byte(self.path)
        self.status()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            self.status()
            self.status("400")

        problem = Problem.objects.get()
        self.assertEqual(problem.excerpt, self.scan.sha256)
        self.assertIn("Scan of page 2 (p2.png)", problem.message)
        written = [query["sql"] for query in queries if is_write(query["sql"])]
        self.assertEqual(written, [])

    def test_a_sound_scan_costs_no_query_about_problems(self):
        with CaptureQueriesContext(connection) as queries:
            self.status()
        self.assertFalse([q for q in queries if 'FROM "letters_problem"' in q["sql"]])

    def test_a_missing_scan_is_a_problem_too(self):
        self.path.unlink()
        self.assertEqual(self.status(), 404)
        self.assertEqual(Problem.objects.get().code, "missing-scan")

    def test_a_problem_follows_what_is_wrong_now(self):
        flip_byte(self.path)
        check_scans(self.document, masters_folder())
        self.path.unlink()
        check_scans(self.document, masters_folder())
        self.assertEqual(Problem.objects.get().code, "missing-scan")

    def test_every_document_with_the_scan_has_the_problem(self):
        make_scan(make_document("other"), content=self.content)
        flip_byte(self.path)
        self.status()
        self.assertEqual(Problem.objects.count(), 2)


class ProblemsInTheAdminTests(DamagedImageTestCase):
    def setUp(self):
        super().setUp()
        self.client.force_login(make_archivist())

    def form(self):
        return self.client.get(change_address(self.document))

    def test_the_form_shows_a_damaged_scan_before_any_reader_meets_it(self):
        flip_byte(self.path)
        form = self.form()
        self.assertContains(form, "Scan of page 2 (p2.png)")
        self.assertContains(form, f"The scan {self.scan.sha256} is damaged")
        self.assertNotContains(form, self.scan.address("400"))

    def test_it_shows_the_problem_until_the_scan_is_mended(self):
        flip_byte(self.path)
        self.form()
        self.restore()
        self.assertNotContains(self.form(), "is damaged")
        self.assertFalse(Problem.objects.exists())

    def test_a_document_with_a_damaged_scan_can_be_saved(self):
        flip_byte(self.path)
        response = send(self.client, self.document, title="Saved all the same")
        self.assertEqual(response.status_code, 302)
        self.assertTrue(Problem.objects.exists())

    def test_the_problem_goes_with_the_scan(self):
        flip_byte(self.path)
        send(self.client, self.document, **{"page_images-0-DELETE": "on"})
        self.form()
        self.assertFalse(Problem.objects.exists())


def is_write(sql: str) -> bool:
    return sql.lstrip("( ").upper().startswith(("INSERT", "UPDATE", "DELETE"))
