"""Boxes on scans, round what the text has there."""

import django.db.models.deletion
from django.db import migrations, models

# What readers see of a scan changes with its boxes.
NOTE = "SELECT letters_note_changes_of('letters_region')"


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0055_scan_states"),
    ]

    operations = [
        migrations.CreateModel(
            name="Region",
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
                ("x", models.PositiveIntegerField(verbose_name="from the left")),
                ("y", models.PositiveIntegerField(verbose_name="from the top")),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mark", "Mark"),
                            ("passage", "Conditional passage"),
                            ("segment", "Paragraph"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="Of the part, as in its address: m3, p12.",
                        max_length=80,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regions",
                        to="letters.document",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regions",
                        to="letters.pageimage",
                        verbose_name="scan",
                    ),
                ),
            ],
            options={
                "verbose_name": "region of a scan",
                "verbose_name_plural": "regions of scans",
                "ordering": ["image", "y", "x", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("height__gt", 0), ("width__gt", 0)),
                        name="region_has_an_area",
                    ),
                    models.UniqueConstraint(
                        fields=("image", "kind", "key"),
                        name="one_region_of_a_part_on_a_scan",
                        violation_error_message="This part has a box on this scan already.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
    ]
