"""Witnesses of letters, and several conditions for one passage."""

import django.db.models.deletion
from django.db import migrations, models

import letters.models.identifiers

# The pages that tell of them are made anew when they change.
NOTE = """
    SELECT letters_note_changes_of('letters_witness');
    SELECT letters_note_changes_of('letters_passagecondition')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0056_scan_regions"),
    ]

    operations = [
        migrations.AddField(
            model_name="documentrelation",
            name="certainty",
            field=models.CharField(
                choices=[("stated", "Stated"), ("inferred", "Inferred")],
                default="stated",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="documentrelation",
            name="evidence",
            field=models.TextField(
                blank=True, help_text="The words that state it, or why it is inferred."
            ),
        ),
        migrations.AddField(
            model_name="documentrelation",
            name="first_segment",
            field=models.CharField(
                blank=True,
                help_text="Where a part of this document alone is related: the key of its first paragraph, “p3”.",
                max_length=80,
                verbose_name="from paragraph",
            ),
        ),
        migrations.AddField(
            model_name="documentrelation",
            name="last_segment",
            field=models.CharField(
                blank=True, max_length=80, verbose_name="to paragraph"
            ),
        ),
        migrations.AlterField(
            model_name="conditionalpassage",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("included", "Included in what was sent"),
                    ("omitted", "Left out of what was sent"),
                    ("changed", "Included in other words"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="documentrelation",
            name="type",
            field=models.CharField(
                choices=[
                    ("covers", "covers"),
                    ("encloses", "encloses"),
                    ("draft-of", "is a draft of"),
                    ("sent-as", "was sent as"),
                    ("replies-to", "replies to"),
                    ("version-of", "is another version of"),
                    ("revises", "is a revision of"),
                    ("copy-of", "is a copy of"),
                    ("translates", "is a translation of"),
                ],
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="PassageCondition",
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
                    "passage_key",
                    models.CharField(
                        help_text="The name of the passage in its address.",
                        max_length=80,
                        verbose_name="passage",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="The condition, in the words of the one who set it."
                    ),
                ),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="date (EDTF)"
                    ),
                ),
                (
                    "printed_in",
                    models.CharField(
                        blank=True,
                        help_text="The identifier of the document that has the words, held or not: frus1981-88v04/d149.",
                        max_length=160,
                        validators=[
                            letters.models.identifiers.validate_document_identifier
                        ],
                    ),
                ),
                (
                    "citation",
                    models.CharField(
                        blank=True,
                        help_text="That document, as it is cited.",
                        max_length=300,
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="The smallest number stands first: the order of time.",
                    ),
                ),
                (
                    "comes_after",
                    models.BooleanField(
                        default=True,
                        help_text="Otherwise it is told before that.",
                        verbose_name="later than the instruction in the archive",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who set it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="further_conditions_set",
                        to="letters.agent",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passage_conditions",
                        to="letters.document",
                    ),
                ),
            ],
            options={
                "ordering": ["document", "passage_key", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Witness",
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
                    "key",
                    models.SlugField(
                        help_text="A short name of it among the witnesses of the letter.",
                        max_length=80,
                    ),
                ),
                (
                    "is_document",
                    models.BooleanField(
                        default=False,
                        help_text="Or, where parts are named, that part of it.",
                        verbose_name="is the document itself",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("revised-draft", "Revised draft"),
                            ("approved", "Approved text"),
                            ("signed", "Signed original"),
                            ("sent", "Text as sent"),
                            ("received", "Copy received"),
                            ("retained", "Copy retained"),
                            ("printed", "Printed text"),
                            ("translation", "Translation"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="What it is, if it is not the document.",
                        max_length=300,
                    ),
                ),
                (
                    "wanted",
                    models.CharField(
                        blank=True,
                        help_text="The identifier that it has, or will have, here: frus1981-88v04/d149. It is led to once the archive holds it.",
                        max_length=160,
                        validators=[
                            letters.models.identifiers.validate_document_identifier
                        ],
                        verbose_name="printed as",
                    ),
                ),
                (
                    "attested_in",
                    models.CharField(
                        blank=True,
                        help_text="The identifier of the document that tells of it, held or not.",
                        max_length=160,
                        validators=[
                            letters.models.identifiers.validate_document_identifier
                        ],
                    ),
                ),
                (
                    "first_segment",
                    models.CharField(
                        blank=True,
                        help_text="Of a witness that is a part of a document: the key of its first paragraph, “p3”.",
                        max_length=80,
                        verbose_name="from paragraph",
                    ),
                ),
                (
                    "last_segment",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="to paragraph"
                    ),
                ),
                (
                    "date_edtf",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="date (EDTF)"
                    ),
                ),
                (
                    "based_on",
                    models.CharField(
                        blank=True,
                        help_text="The key of the witness that it was made from.",
                        max_length=80,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "evidence",
                    models.TextField(
                        blank=True,
                        help_text="The words that state it, or why it is inferred.",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "document",
                    models.ForeignKey(
                        help_text="A document of the archive that is this witness, or another of the same letter.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="witnesses",
                        to="letters.document",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "witnesses",
                "ordering": ["document", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "key"), name="witness_key_once_per_document"
                    )
                ],
            },
        ),
        migrations.AlterField(
            model_name="problem",
            name="origin",
            field=models.CharField(
                choices=[
                    ("import", "When it was read in"),
                    ("text", "In the text as it stands"),
                    ("scan", "In the file of a page scan"),
                    ("derivation", "When newer rules read the text"),
                    ("witness", "Beside another document"),
                ],
                editable=False,
                max_length=10,
            ),
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
    ]
