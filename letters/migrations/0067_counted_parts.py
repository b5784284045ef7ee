from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0066_inferred_replies")]

    operations = [
        migrations.RemoveIndex(
            model_name="document", name="document_published_in_order"
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["date_earliest", "date_latest", "position", "identifier"],
                name="document_published_in_order",
                condition=models.Q(status="published"),
                include=[
                    *("id", "kind", "carrier", "edition"),
                    *("dateline_place", "archival_unit"),
                ],
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["id"],
                name="document_published",
                condition=models.Q(status="published"),
            ),
        ),
        migrations.AddIndex(
            model_name="correspondenceevent",
            index=models.Index(
                fields=["agent", "document"],
                include=["type", "decision", "footnote_key"],
                name="event_of_agent",
                condition=models.Q(agent__isnull=False),
            ),
        ),
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(
                fields=["key"],
                include=["section"],
                name="topic_of_no_person",
                condition=models.Q(person_key=""),
            ),
        ),
    ]
