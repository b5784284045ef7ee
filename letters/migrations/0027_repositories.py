"""Repositories and collections that are made of source notes."""

from django.db import migrations, models

# Changes of these alone do not change what the index has of a document.
_WATCH = """
    SELECT letters_watch(
        'letters_repository',
        'SELECT * FROM letters_documents_held_in(ARRAY(SELECT id FROM changed))',
        '{{identifier, cited_as, place{names}}}'
    );
    SELECT letters_watch(
        'letters_archivalunit',
        'SELECT letters_document.id AS document_id FROM letters_document
        WHERE archival_unit_id IN (SELECT id FROM changed)',
        '{{parent_id, level_of_description, title, reference_code{titles}}}'
    );
"""
WATCH = _WATCH.format(names=", folded_name, merged_into_id", titles=", folded_title")
UNWATCH = _WATCH.format(names="", titles="")


class Migration(migrations.Migration):
    """Rows are made, and holdings lead to them, as documents are derived again."""

    dependencies = [("letters", "0026_transmitted_letters")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, UNWATCH),
        migrations.AddField(
            "repository",
            "folded_name",
            models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text="The name under which source notes find it, whatever it is "
                "called.",
                max_length=200,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "repository",
            models.UniqueConstraint(
                condition=~models.Q(folded_name=""),
                fields=("folded_name",),
                name="one_repository_for_a_folded_name",
            ),
        ),
        migrations.AddField(
            "repository",
            "merged_into",
            models.ForeignKey(
                blank=True,
                help_text="The repository that this one is another name of.",
                null=True,
                on_delete=models.SET_NULL,
                related_name="identities",
                to="letters.repository",
            ),
        ),
        migrations.AddField(
            "archivalunit",
            "folded_title",
            models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text="The title under which source notes find it, whatever it is "
                "called.",
                max_length=120,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "archivalunit",
            models.UniqueConstraint(
                condition=~models.Q(folded_title=""),
                fields=("repository", "folded_title"),
                name="one_unit_for_a_folded_title",
            ),
        ),
        migrations.AddField(
            "holding",
            "archival_unit",
            models.ForeignKey(
                null=True,
                on_delete=models.SET_NULL,
                related_name="holdings",
                to="letters.archivalunit",
                verbose_name="collection",
            ),
        ),
        migrations.RunSQL(WATCH, migrations.RunSQL.noop),
    ]
