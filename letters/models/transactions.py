"""The name of the transaction that writes a row.

Not PostgreSQL's own id: a new cluster gives the same ids again, and rows of a restored
backup would pass for those of new changes (migrations/sql/transactions.sql).
"""

from django.db import models

CURRENT_TRANSACTION = models.Func(function="letters_current_transaction")
