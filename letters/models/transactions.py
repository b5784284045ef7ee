"""The transaction that writes a row, as the database numbers it."""

from django.db import models
from django.db.models.functions import Cast

CURRENT_TRANSACTION = Cast(
    Cast(models.Func(function="pg_current_xact_id"), models.TextField()),
    models.BigIntegerField(),
)
