"""What lists count, and what is newest, is read from indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0062_sub_series_alone")]

    operations = [
        migrations.AddIndex(
            model_name="crossreference",
            index=models.Index(
                fields=["target", "document"],
                include=["decision"],
                name="reference_to_document",
                condition=models.Q(target__isnull=False),
            ),
        ),
        migrations.AddIndex(
            model_name="correspondenceevent",
            index=models.Index(
                fields=["type", "document"],
                include=["agent", "decision"],
                name="event_of_correspondent",
                condition=models.Q(agent__isnull=False, footnote_key=""),
            ),
        ),
        migrations.AddIndex(
            model_name="correspondenceevent",
            index=models.Index(
                fields=["type", "place"],
                include=["document", "decision"],
                name="event_at_place",
                condition=~models.Q(place=""),
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["created", "id"],
                name="document_newest",
                condition=models.Q(status="published", carrier=None),
            ),
        ),
    ]
