"""Readings of teachers: their items, annotations, and the places of these."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import letters.models.readings

# What students see, as any other page, is made anew when one of them changes.
_NOTE = """
    SELECT letters_note_changes_of('letters_reading');
    SELECT letters_note_changes_of('letters_readingitem');
    SELECT letters_note_changes_of('letters_annotation');
    SELECT letters_note_changes_of('letters_annotationtarget');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0031_names_of_identities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "deleted",
                    models.DateTimeField(db_index=True, editable=False, null=True),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "slug",
                    models.SlugField(
                        default=letters.models.readings.random_slug,
                        help_text="The end of its address.",
                        max_length=60,
                        unique=True,
                    ),
                ),
                (
                    "byline",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, as students see it: “Ms. Rivera, history, grade 11”.",
                        max_length=200,
                        verbose_name="by",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("introduction", models.TextField(blank=True, max_length=8000)),
                (
                    "tasks",
                    models.TextField(
                        blank=True,
                        help_text="What is to be done with the reading as a whole.",
                        max_length=8000,
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("draft", "Only me"),
                            ("unlisted", "Everybody who has the link"),
                            ("public", "Everybody; it is listed among the readings"),
                            ("closed", "Closed"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="who may read it",
                    ),
                ),
                (
                    "closes_on",
                    models.DateField(
                        blank=True,
                        help_text="The first day on which it is closed.",
                        null=True,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en",
                        help_text="Of what you write: en, de, fr …",
                        max_length=20,
                    ),
                ),
                ("handed_over", models.DateTimeField(editable=False, null=True)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("changed", models.DateTimeField(auto_now=True)),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="letters.reading",
                    ),
                ),
                (
                    "handed_over_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="readings_handed_over",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Nobody, for a reading of the archive’s own.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReadingItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "deleted",
                    models.DateTimeField(db_index=True, editable=False, null=True),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "document_identifier",
                    models.CharField(editable=False, max_length=160),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("whole", "The whole document"),
                            ("page", "One page"),
                            ("passage", "From one paragraph to another"),
                        ],
                        default="whole",
                        max_length=10,
                    ),
                ),
                ("page_key", models.CharField(blank=True, max_length=80)),
                ("first_segment", models.CharField(blank=True, max_length=80)),
                ("last_segment", models.CharField(blank=True, max_length=80)),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="Instead of the title of the document.",
                        max_length=200,
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True, max_length=8000, verbose_name="words before it"
                    ),
                ),
                (
                    "first_view",
                    models.CharField(
                        blank=True,
                        help_text="The query string of what students see first: passages=met&hide=notes.",
                        max_length=300,
                    ),
                ),
                (
                    "hides_annotations",
                    models.BooleanField(
                        default=False,
                        verbose_name="annotations are hidden until asked for",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        help_text="Empty when the document was deleted.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reading_items",
                        to="letters.document",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="letters.reading",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Annotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "deleted",
                    models.DateTimeField(db_index=True, editable=False, null=True),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "number",
                    models.PositiveIntegerField(
                        editable=False, help_text="Permanent within its item: #a-7."
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("explanation", "Explanation"),
                            ("question", "Question"),
                            ("term", "Term"),
                            ("link", "Link"),
                            ("comparison", "Comparison of two passages"),
                            ("region", "Region of a scan"),
                        ],
                        default="explanation",
                        max_length=12,
                    ),
                ),
                ("body", models.TextField(blank=True, max_length=8000)),
                (
                    "address",
                    models.URLField(
                        blank=True, help_text="Where a link leads.", max_length=1000
                    ),
                ),
                (
                    "asks",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("text", "An answer in words"),
                            ("choice", "A choice"),
                            ("order", "Things put in order"),
                            ("passage", "A passage to be found in the text"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "choices",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What may be chosen; for an order, in the right one.",
                    ),
                ),
                (
                    "solution",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="The numbers of the right choices, from 0; none where opinions differ.",
                    ),
                ),
                (
                    "is_whited_out",
                    models.BooleanField(
                        default=False,
                        verbose_name="the words are covered until asked for",
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("changed", models.DateTimeField(auto_now=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="annotations",
                        to="letters.readingitem",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="AnnotationTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "footnote",
                    models.CharField(
                        blank=True,
                        help_text="The key of the note; empty for the text.",
                        max_length=80,
                    ),
                ),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("exact", models.TextField(blank=True)),
                ("prefix", models.CharField(blank=True, max_length=80)),
                ("suffix", models.CharField(blank=True, max_length=80)),
                (
                    "segment",
                    models.CharField(
                        blank=True,
                        help_text="The key of the paragraph it begins in.",
                        max_length=80,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("placed", "In its place"),
                            ("changed", "Its words were corrected"),
                            ("lost", "Its words are not found"),
                        ],
                        default="placed",
                        max_length=8,
                    ),
                ),
                (
                    "former_words",
                    models.TextField(
                        blank=True,
                        help_text="Before a correction that the teacher has not seen.",
                    ),
                ),
                (
                    "candidates",
                    models.JSONField(
                        default=list,
                        help_text="Where lost words may be: start, end, score.",
                    ),
                ),
                (
                    "image",
                    models.CharField(
                        blank=True,
                        help_text="The SHA-256 of the scan, for a region.",
                        max_length=64,
                    ),
                ),
                ("x", models.PositiveIntegerField(null=True)),
                ("y", models.PositiveIntegerField(null=True)),
                (
                    "width",
                    models.PositiveIntegerField(
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                    ),
                ),
                (
                    "height",
                    models.PositiveIntegerField(
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                    ),
                ),
                (
                    "annotation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="letters.annotation",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="annotation_targets",
                        to="letters.document",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("annotation", "position"), name="annotation_target_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", None), ("start", None)),
                            ("start__lt", models.F("end")),
                            _connector="OR",
                        ),
                        name="annotation_target_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("height", None),
                                ("image", ""),
                                ("width", None),
                                ("x", None),
                                ("y", None),
                            ),
                            models.Q(
                                ("height__gte", 1),
                                ("width__gte", 1),
                                ("x__gte", 0),
                                ("y__gte", 0),
                                models.Q(("image", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="annotation_target_region_is_whole",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="annotation",
            constraint=models.UniqueConstraint(
                fields=("item", "number"), name="annotation_number_once_per_item"
            ),
        ),
        # The tables take their triggers with them.
        migrations.RunSQL(_NOTE, migrations.RunSQL.noop),
    ]
