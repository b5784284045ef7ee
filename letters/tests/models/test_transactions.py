"""The name of a transaction, under which its changes are noted."""

from django.db import connection, transaction
from django.test import TransactionTestCase


def current_transaction():
    with connection.cursor() as cursor:
        cursor.execute("SELECT letters_current_transaction()")
        return cursor.fetchone()[0]


class CurrentTransactionTests(TransactionTestCase):
    def test_it_is_the_same_until_the_transaction_ends(self):
        with transaction.atomic():
            first = current_transaction()
            with transaction.atomic():
                self.assertEqual(current_transaction(), first)
            self.assertEqual(current_transaction(), first)

    def test_each_transaction_has_another(self):
        names = {current_transaction() for _ in range(3)}
        with transaction.atomic():
            names.add(current_transaction())
        self.assertEqual(len(names), 4)

    def test_one_begun_in_a_savepoint_lasts_beyond_it(self):
        with transaction.atomic():
            with transaction.atomic():
                within = current_transaction()
            self.assertEqual(current_transaction(), within)
