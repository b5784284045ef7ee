"""What is public can be counted off in the order of time without its rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0057_witnesses")]

    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["date_earliest", "date_latest", "position", "identifier"],
                name="document_published_in_order",
                condition=models.Q(status="published"),
                include=["id"],
            ),
        ),
    ]
