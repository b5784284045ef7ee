"""A reference to a footnote that its document lacks is wanted.

The database cannot change the expression of a computed column: it is made anew.
"""

from django.db import migrations, models


def state(is_target_held: models.Q) -> models.GeneratedField:
    is_page_held = models.Q(target_page="") | models.Q(is_page_held=True)
    return models.GeneratedField(
        db_persist=True,
        expression=models.Case(
            models.When(~models.Q(target_address=""), then=models.Value("external")),
            models.When(
                is_target_held
                | models.Q(target_identifier="", target_volume__isnull=False)
                & is_page_held,
                then=models.Value("resolved"),
            ),
            default=models.Value("wanted"),
        ),
        output_field=models.CharField(
            max_length=8,
            choices=[
                ("resolved", "In this archive"),
                ("wanted", "Wanted"),
                ("external", "Elsewhere"),
            ],
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("letters", "0011_overruled_targets")]

    operations = [
        migrations.RemoveField("crossreference", "state"),
        migrations.AddField(
            "crossreference",
            "state",
            state(
                models.Q(target__isnull=False)
                & (models.Q(target_footnote="") | ~models.Q(target_note_key=""))
            ),
        ),
    ]
