"""Every session of the database has the limits of the settings."""

from django.db import OperationalError, connection
from django.test import TransactionTestCase, override_settings


class SessionLimitTests(TransactionTestCase):
    def new_session(self):
        session = connection.copy()
        self.addCleanup(session.close)
        return session

    def show(self, session, name):
        with session.cursor() as cursor:
            cursor.execute(f"SHOW {name}")
            return cursor.fetchone()[0]

    @override_settings(STATEMENT_SECONDS=7, LOCK_SECONDS=3)
    def test_they_hold_from_the_first_query_on(self):
        session = self.new_session()
        self.assertEqual(self.show(session, "statement_timeout"), "7s")
        self.assertEqual(self.show(session, "lock_timeout"), "3s")

    def test_a_session_keeps_to_one_process(self):
        name = "max_parallel_workers_per_gather"
        self.assertEqual(self.show(self.new_session(), name), "0")

    @override_settings(STATEMENT_SECONDS=7)
    def test_they_outlast_a_transaction_that_is_rolled_back(self):
        session = self.new_session()
        session.settings_dict["AUTOCOMMIT"] = False
        self.addCleanup(session.settings_dict.update, AUTOCOMMIT=True)
        session.ensure_connection()
        session.rollback()
        self.assertEqual(self.show(session, "statement_timeout"), "7s")

    @override_settings(STATEMENT_SECONDS=1)
    def test_what_takes_longer_ends(self):
        with (
            self.new_session().cursor() as cursor,
            self.assertRaisesMessage(OperationalError, "statement timeout"),
        ):
            cursor.execute("SELECT pg_sleep(20)")

    def test_commands_have_none(self):
        self.assertEqual(self.show(self.new_session(), "statement_timeout"), "0")
