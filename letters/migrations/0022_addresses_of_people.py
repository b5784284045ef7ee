"""Readable addresses, life dates and authority identifiers of people."""

from django.core.validators import RegexValidator
from django.db import migrations, models


def identifier(title, pattern, example):
    return models.CharField(
        title,
        blank=True,
        default="",
        help_text=f"Its identifier alone, as {example}.",
        max_length=30,
        validators=[
            RegexValidator(
                rf"^{pattern}\Z", f"An identifier in {title} is like {example}."
            )
        ],
    )


def year(title):
    return models.PositiveSmallIntegerField(title, blank=True, null=True)


def added(name, field):
    return migrations.AddField("agent", name, field, preserve_default=False)


class Migration(migrations.Migration):
    dependencies = [("letters", "0020_participants")]

    operations = [
        migrations.AddField(
            "agent",
            "address",
            models.SlugField(
                blank=True,
                editable=False,
                help_text=(
                    "A readable name in place of the identifier in the address of the "
                    "page: “kissinger-henry-a”. Given once, it stays."
                ),
                max_length=100,
                null=True,
                unique=True,
            ),
        ),
        migrations.AddField("agent", "born", year("year of birth")),
        migrations.AddField("agent", "died", year("year of death")),
        added("viaf", identifier("VIAF", r"[0-9]{1,22}", "108315716")),
        added("wikidata", identifier("Wikidata", r"Q[0-9]{1,12}", "Q66107")),
        added("lcnaf", identifier("LCNAF", r"n[a-z]{0,2}[0-9]{6,12}", "n79022935")),
        added("snac", identifier("SNAC", r"[a-z0-9]{6,12}", "w6rk0pv5")),
    ]
