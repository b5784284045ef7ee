"""Which paragraphs of a translation stand beside which of the original."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0058_document_order")]

    operations = [
        migrations.AddField(
            model_name="documentrelation",
            name="parallel_rows",
            field=models.JSONField(
                blank=True,
                default=list,
                editable=False,
                help_text="Of a translation: which paragraphs stand beside each other, "
                "as an archivist left them. Empty while they are only proposed.",
            ),
        ),
    ]
