"""A text that newer rules refuse stays as older ones derived it, and that is known."""

from django.db import migrations, models

# The search index does not read these columns: see sql/index_queue.sql.
WATCH = """
    SELECT letters_watch(
        'letters_transcription',
        ignored => '{{tei, html, is_in_notation, derivation_version{further}}}'
    )
"""
WATCH_SECTIONS = """
    SELECT letters_watch_for_sections(
        'letters_sectiontext', 'SELECT section_id FROM changed',
        '{{tei, html, derivation_version{further}}}'
    )
"""
HELP = (
    "The version of the derivation that last refused this text, or 0. What was derived "
    "before stays."
)


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0016_searched_sections"),
    ]

    operations = [
        migrations.AddField(
            "transcription",
            "refused_version",
            models.PositiveIntegerField(default=0, editable=False, help_text=HELP),
        ),
        migrations.AddField(
            "transcription",
            "attempts",
            models.PositiveSmallIntegerField(
                default=0,
                editable=False,
                help_text="How often its derivation was begun and came to no end.",
            ),
        ),
        migrations.RunSQL(
            WATCH.format(further=", refused_version, attempts"),
            WATCH.format(further=""),
        ),
        migrations.AddField(
            "sectiontext",
            "refused_version",
            models.PositiveIntegerField(default=0, help_text=HELP),
        ),
        migrations.AddField(
            "sectiontext",
            "refusal",
            models.TextField(blank=True, default="", help_text="Why it was refused."),
            preserve_default=False,
        ),
        migrations.RunSQL(
            WATCH_SECTIONS.format(further=", refused_version, refusal"),
            WATCH_SECTIONS.format(further=""),
        ),
        migrations.AlterField(
            "problem",
            "origin",
            models.CharField(
                choices=[
                    ("import", "When it was read in"),
                    ("text", "In the text as it stands"),
                    ("scan", "In the file of a page scan"),
                    ("derivation", "When newer rules read the text"),
                ],
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            "problem",
            models.UniqueConstraint(
                condition=models.Q(("origin", "derivation")),
                fields=("document",),
                name="one_refusal_for_each_document",
            ),
        ),
    ]
