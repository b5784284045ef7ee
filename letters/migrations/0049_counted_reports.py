"""How many reports a network sent within the hour, for all web processes together.

No page shows it, so that the page cache needs not be told.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0048_corrected_records")]

    operations = [
        migrations.CreateModel(
            name="CountedReport",
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
                ("name_hash", models.CharField(max_length=64)),
                ("sent", models.DateTimeField(db_index=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["name_hash", "sent"], name="report_count_of_name"
                    )
                ],
            },
        ),
    ]
