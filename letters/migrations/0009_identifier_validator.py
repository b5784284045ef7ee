from django.db import migrations, models

from letters.models.identifiers import validate_document_identifier


class Migration(migrations.Migration):
    """The validator is named, so that the words that addresses use may change."""

    dependencies = [
        ("letters", "0008_derivation_version"),
    ]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="identifier",
            field=models.CharField(
                help_text="Permanent: addresses and citations are built from it. When it is changed, the old one leads here.",
                max_length=160,
                unique=True,
                validators=[validate_document_identifier],
            ),
        ),
        migrations.AlterField(
            model_name="formeridentifier",
            name="identifier",
            field=models.CharField(
                max_length=160,
                unique=True,
                validators=[validate_document_identifier],
            ),
        ),
    ]
