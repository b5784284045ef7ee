"""The number of the transaction that writes a row."""

from django.db import models
from django.db.models.functions import Cast

CURRENT_TRANSACTION = Cast(
    Cast(models.Func(function="pg_current_xact_id"), models.TextField()),
    models.BigIntegerField(),
)
