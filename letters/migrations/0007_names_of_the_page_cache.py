"""Triggers note each change of what readers see, under the tables' new names.

`sql/changes.sql` still has the former names, which 0005 needs.
"""

from django.db import migrations

NOTE_CHANGE = """
    CREATE OR REPLACE FUNCTION letters_note_change() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
        INSERT INTO {table} DEFAULT VALUES ON CONFLICT (transaction) DO NOTHING;
        RETURN NULL;
    END
    $$;
"""


class Migration(migrations.Migration):
    """The triggers stay: they call the function, which names the table."""

    dependencies = [
        ("letters", "0006_words_of_downloads"),
    ]

    operations = [
        migrations.RenameModel("Change", "ContentVersion"),
        migrations.RenameModel("KeptPage", "CachedPage"),
        migrations.RenameField("CachedPage", "kept", "cached"),
        migrations.RunSQL(
            NOTE_CHANGE.format(table="letters_contentversion"),
            NOTE_CHANGE.format(table="letters_change"),
        ),
    ]
