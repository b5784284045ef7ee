"""What was corrected in public texts, and what readers are told of it."""

import django.db.models.deletion
from django.db import migrations, models

_NOTE = "SELECT letters_note_changes_of('letters_textcorrection');"


class Migration(migrations.Migration):
    dependencies = [("letters", "0039_life_dates_and_offices")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="public_reason",
            field=models.CharField(
                blank=True,
                default="",
                help_text="What readers are told of a correction.",
                max_length=300,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="revision",
            name="reason",
            field=models.CharField(
                blank=True,
                help_text="For archivists; readers do not see it.",
                max_length=300,
            ),
        ),
        migrations.CreateModel(
            name="TextCorrection",
            fields=[
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="correction",
                        serialize=False,
                        to="letters.revision",
                    ),
                ),
                (
                    "corrected",
                    models.DateTimeField(help_text="When the revision was saved."),
                ),
                (
                    "former_number",
                    models.PositiveIntegerField(
                        help_text="The number of the public revision before it."
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("words", "Words"),
                            ("markup", "Markup alone"),
                            ("unknown", "Not known"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "parts",
                    models.JSONField(
                        default=list,
                        help_text="The label of each corrected part, how many of its "
                        "words, and what became of it.",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="letters.document",
                    ),
                ),
            ],
            options={"ordering": ["-corrected"]},
        ),
        migrations.AddIndex(
            model_name="textcorrection",
            index=models.Index(fields=["corrected"], name="correction_corrected"),
        ),
        migrations.RunSQL(_NOTE, migrations.RunSQL.noop),
    ]
