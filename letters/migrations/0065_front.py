"""The database knows the front, and commits no change that it would outlive."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).parent / "sql" / "front.sql"
_REMOVE = """
    DROP TRIGGER require_closed_front ON letters_contentversion;
    DROP FUNCTION letters_require_closed_front;
    DROP FUNCTION letters_close_front;
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0063_counted_lists")]

    operations = [
        migrations.CreateModel(
            name="RegisteredFront",
            fields=[
                (
                    "only",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("identity", models.UUIDField(editable=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("only", 1)), name="one_front_alone"
                    )
                ]
            },
        ),
        migrations.RunSQL(_SQL.read_text(encoding="utf-8"), _REMOVE),
    ]
