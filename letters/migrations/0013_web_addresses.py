"""What was stored before stays as it is, and is shown without a link."""

import re

import django.core.validators
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0012_wanted_notes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="agent",
            name="authority",
            field=models.URLField(
                blank=True,
                help_text="VIAF, Wikidata, LCNAF …",
                validators=[
                    django.core.validators.RegexValidator(
                        "^https?://[^\\s\\x00-\\x20\\x7f-\\x9f]+\\Z",
                        "An address on the web begins with https:// or http://.",
                        flags=re.RegexFlag["IGNORECASE"],
                    )
                ],
                verbose_name="authority record",
            ),
        ),
        migrations.AlterField(
            model_name="edition",
            name="address",
            field=models.URLField(
                blank=True,
                help_text="Where the edition can be read elsewhere.",
                validators=[
                    django.core.validators.RegexValidator(
                        "^https?://[^\\s\\x00-\\x20\\x7f-\\x9f]+\\Z",
                        "An address on the web begins with https:// or http://.",
                        flags=re.RegexFlag["IGNORECASE"],
                    )
                ],
                verbose_name="published at",
            ),
        ),
        AddConstraintNotValid(
            model_name="agent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("authority", ""),
                    ("authority__iregex", "^https?://[^[:space:][:cntrl:]]+$"),
                    _connector="OR",
                ),
                name="agent_authority_on_the_web",
                violation_error_message="An address on the web begins with https:// or http://.",
            ),
        ),
        AddConstraintNotValid(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("address", ""),
                    ("address__iregex", "^https?://[^[:space:][:cntrl:]]+$"),
                    _connector="OR",
                ),
                name="edition_address_on_the_web",
                violation_error_message="An address on the web begins with https:// or http://.",
            ),
        ),
    ]
