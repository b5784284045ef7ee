"""The script of a backup, as another server than the one it was taken from gets it."""

from unittest import TestCase

from archive.backups.postgres_programs import _understood

SETTING = b"SET transaction_timeout = 0;\n"


class UnderstoodTests(TestCase):
    def test_what_another_server_does_not_know_is_left_out(self):
        version = (
            b"ALTER TABLE ONLY public.a ALTER COLUMN id SET (pg_attver=26386352);\n"
        )
        others = b"ALTER TABLE ONLY public.a ALTER COLUMN id SET (n_distinct=5);\n"
        script = [SETTING, b"CREATE SCHEMA public;\n", version, others]
        self.assertEqual(list(_understood(script)), [others])

    def test_rows_are_left_as_they_are(self):
        script = [b"COPY public.a (words) FROM stdin;\n", SETTING, b"\\.\n", SETTING]
        self.assertEqual(list(_understood(script)), script[:3])
