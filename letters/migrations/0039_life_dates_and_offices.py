"""Life dates as exact as they are known, and the offices of people and when."""

import re

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

# No later statement changes the table while triggers of this one are due.
COPY_YEARS = """
    UPDATE letters_agent SET
        birth_edtf = CASE WHEN born BETWEEN 1000 AND 2999 THEN born::text ELSE '' END,
        death_edtf = CASE WHEN died BETWEEN 1000 AND 2999 THEN died::text ELSE '' END
    WHERE born IS NOT NULL OR died IS NOT NULL;
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
"""
# What is more exact than a year is lost, as it was not there before.
COPY_YEARS_BACK = """
    UPDATE letters_agent SET born = substring(birth_edtf FROM '^[0-9]{4}')::smallint,
        died = substring(death_edtf FROM '^[0-9]{4}')::smallint
    WHERE birth_edtf <> '' OR death_edtf <> '';
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
"""
ON_THE_WEB = django.core.validators.RegexValidator(
    r"^https?://[^\s\x00-\x20\x7f-\x9f]+\Z",
    "An address on the web begins with https:// or http://.",
    flags=re.IGNORECASE,
)
NOTE = "SELECT letters_note_changes_of('letters_agentoffice');"


class Migration(migrations.Migration):
    dependencies = [("letters", "0038_archival_description")]

    operations = [
        migrations.AddField(
            "agent",
            "birth_edtf",
            models.CharField("born", blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            "agent",
            "death_edtf",
            models.CharField("died", blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.RunSQL(COPY_YEARS, COPY_YEARS_BACK),
        migrations.RemoveField("agent", "born"),
        migrations.RemoveField("agent", "died"),
        migrations.AlterField(
            "agent",
            "authority",
            models.URLField(
                "other authority record",
                blank=True,
                help_text="The address of its page: GND, ISNI …",
                validators=[ON_THE_WEB],
            ),
        ),
        migrations.CreateModel(
            name="AgentOffice",
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
                    "title",
                    models.CharField(
                        help_text="“Secretary of State”, “Ambassador to the Soviet "
                        "Union”.",
                        max_length=300,
                    ),
                ),
                (
                    "held_edtf",
                    models.CharField(blank=True, max_length=60, verbose_name="held"),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="How it is known, for readers.",
                        max_length=300,
                    ),
                ),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offices",
                        to="letters.agent",
                    ),
                ),
            ],
            options={"ordering": ["held_edtf", "pk"]},
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
    ]
