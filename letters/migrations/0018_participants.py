"""Who took part in a conversation, and for which side."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0015_names_of_transactions"),
    ]

    operations = []
