from django.db import migrations

# The search index does not read these columns: see sql/index_queue.sql.
WATCH = """
    SELECT letters_watch(
        'letters_transcription', ignored => '{{tei, html, is_in_notation, {version}}}'
    )
"""


class Migration(migrations.Migration):
    """The columns are renamed, and the search goes on ignoring one of them."""

    dependencies = [
        ("letters", "0007_names_of_the_page_cache"),
    ]

    operations = [
        migrations.RenameField("Transcription", "rules", "derivation_version"),
        migrations.RenameField("SectionText", "rules", "derivation_version"),
        migrations.RunSQL(
            WATCH.format(version="derivation_version"), WATCH.format(version="rules")
        ),
    ]
