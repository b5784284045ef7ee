"""Places of datelines as rows, with the forms of their names."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import letters.models.identifiers

# The index has the names of places. What a document prints is watched already.
WATCH = """
    SELECT letters_note_changes_of('letters_place');
    SELECT letters_note_changes_of('letters_placevariant');
    CREATE FUNCTION letters_documents_at(places bigint[])
    RETURNS TABLE (document_id bigint)
    LANGUAGE sql AS $$
        -- Whoever gives one of them a variant at this moment commits before this and is
        -- seen below, or after the end of this transaction.
        SELECT FROM letters_place WHERE id = ANY (places) ORDER BY id FOR UPDATE;

        WITH kept AS (
            SELECT coalesce(merged_into_id, id) AS id
            FROM letters_place WHERE id = ANY (places)
        ), named AS (
            SELECT variant.name FROM letters_placevariant AS variant
            JOIN letters_place AS place ON place.id = variant.place_id
            WHERE place.id IN (SELECT id FROM kept)
                OR place.merged_into_id IN (SELECT id FROM kept)
        )
        SELECT event.document_id FROM letters_correspondenceevent AS event
        WHERE place IN (SELECT name FROM named)
        UNION
        SELECT id FROM letters_document
        WHERE dateline_place IN (SELECT name FROM named);
    $$;
    SELECT letters_watch(
        'letters_place',
        'SELECT * FROM letters_documents_at(
            ARRAY(SELECT unnest(ARRAY[id, merged_into_id]) FROM changed)
        )',
        '{identifier, latitude, longitude}'
    );
    SELECT letters_watch(
        'letters_placevariant',
        'SELECT * FROM letters_documents_at(ARRAY(SELECT place_id FROM changed))
        UNION
        SELECT document_id FROM letters_correspondenceevent
        WHERE place IN (SELECT name FROM changed)
        UNION
        SELECT id FROM letters_document
        WHERE dateline_place IN (SELECT name FROM changed)'
    );
"""
UNWATCH = r"""
    DO $$
    DECLARE
        noted record;
    BEGIN
        FOR noted IN
            SELECT tgname, tgrelid::regclass AS relation FROM pg_trigger
            WHERE NOT tgisinternal AND tgrelid IN (
                'letters_place'::regclass, 'letters_placevariant'::regclass
            )
        LOOP
            EXECUTE format('DROP TRIGGER %I ON %s', noted.tgname, noted.relation);
        END LOOP;
    END
    $$;
    DROP FUNCTION letters_documents_at;
"""


def _printed(length: int) -> models.CharField:
    return models.CharField(
        blank=True,
        default="",
        editable=False,
        help_text="As the dateline prints it, of a document that nobody sent.",
        max_length=length,
    )


def _primary_key() -> models.BigAutoField:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def _degrees(limit: int, example: str) -> models.DecimalField:
    return models.DecimalField(
        blank=True,
        decimal_places=5,
        help_text=f"In degrees, {example}",
        max_digits=8,
        null=True,
        validators=[
            django.core.validators.MinValueValidator(-limit),
            django.core.validators.MaxValueValidator(limit),
        ],
    )


class Migration(migrations.Migration):
    """Rows are made as documents are derived again."""

    dependencies = [("letters", "0027_repositories")]

    operations = [
        migrations.AddField(
            "document", "dateline_place", _printed(200), preserve_default=False
        ),
        migrations.AddField(
            "document", "dateline_time", _printed(60), preserve_default=False
        ),
        migrations.CreateModel(
            "Place",
            [
                ("id", _primary_key()),
                (
                    "identifier",
                    models.CharField(
                        max_length=100,
                        unique=True,
                        validators=[letters.models.identifiers.validate_part],
                    ),
                ),
                (
                    "name",
                    models.CharField(help_text="The authorized form.", max_length=200),
                ),
                ("latitude", _degrees(90, "north positive: 55.75222.")),
                ("longitude", _degrees(180, "east positive: 37.61556.")),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        help_text="The place that this one is another name of.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="identities",
                        to="letters.place",
                    ),
                ),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.CreateModel(
            "PlaceVariant",
            [
                ("id", _primary_key()),
                ("name", models.CharField(max_length=200, unique=True)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="variants",
                        to="letters.place",
                    ),
                ),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.AddConstraint(
            "place",
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_coordinates_both_or_none",
                violation_error_message="Give both coordinates, or neither.",
            ),
        ),
        migrations.AddIndex(
            "correspondenceevent", models.Index(fields=["place"], name="event_place")
        ),
        migrations.AddIndex(
            "document",
            models.Index(fields=["dateline_place"], name="document_dateline_place"),
        ),
        migrations.RunSQL(WATCH, UNWATCH),
    ]
