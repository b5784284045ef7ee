"""Who took part in a conversation, and for which side."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0015_names_of_transactions"),
    ]

    operations = []
