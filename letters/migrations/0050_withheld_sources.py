"""Files that have the text of a document that was deleted for good."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0049_counted_reports")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="source_is_withheld",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="The file also has the text of a document that was deleted for "
                "good.",
            ),
        ),
    ]
