"""The database knows which state of it the search index has."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    """No page is made of the table, and so no change in it is noted."""

    dependencies = [
        ("letters", "0017_refused_texts"),
    ]

    operations = [
        migrations.CreateModel(
            name="IndexState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("material", models.CharField(editable=False, max_length=9)),
                ("name", models.UUIDField(default=uuid.uuid4, editable=False)),
            ],
        ),
    ]
