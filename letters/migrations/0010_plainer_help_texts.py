import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0009_identifier_validator"),
    ]

    operations = [
        migrations.AlterField(
            model_name="agent",
            name="authorized_name",
            field=models.CharField(
                help_text="The form for sorting: “Reagan, Ronald”.", max_length=200
            ),
        ),
        migrations.AlterField(
            model_name="agent",
            name="display_name",
            field=models.CharField(
                blank=True,
                help_text="The form for reading: “Ronald Reagan”.",
                max_length=200,
            ),
        ),
        migrations.AlterField(
            model_name="conditionalpassage",
            name="condition",
            field=models.TextField(
                blank=True, help_text="The condition, in the words of the instruction."
            ),
        ),
        migrations.AlterField(
            model_name="conditionalpassage",
            name="instruction",
            field=models.ForeignKey(
                blank=True,
                help_text="The words that set the condition, if the archive holds their document.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="passages",
                to="letters.instruction",
            ),
        ),
        migrations.AlterField(
            model_name="correspondenceevent",
            name="evidence",
            field=models.TextField(
                blank=True, help_text="The words that state it, or why it is inferred."
            ),
        ),
        migrations.AlterField(
            model_name="crossreference",
            name="form",
            field=models.CharField(max_length=40, verbose_name="recognised by"),
        ),
        migrations.AlterField(
            model_name="document",
            name="appearance",
            field=models.CharField(
                choices=[
                    ("typescript", "Typescript"),
                    ("printed", "Printed edition"),
                    ("manuscript", "Manuscript"),
                ],
                default="typescript",
                help_text="How its text is set for readers.",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="begins_on_page",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="The page of the edition on which it begins.",
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="edition",
            name="identifier",
            field=models.CharField(
                help_text="Permanent: the series' identifier, such as frus1981-88v04.",
                max_length=80,
                unique=True,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Za-z0-9][A-Za-z0-9_-]*\\Z",
                        "Use letters, digits, “-” and “_”, beginning with a letter or digit.",
                    )
                ],
            ),
        ),
        migrations.AlterField(
            model_name="editionsource",
            name="pages",
            field=models.JSONField(
                default=list, help_text="The labels of its pages, in order."
            ),
        ),
        migrations.AlterField(
            model_name="editionsource",
            name="record",
            field=models.JSONField(
                default=dict, help_text="What its header says about the edition."
            ),
        ),
        migrations.AlterField(
            model_name="footnote",
            name="encoded_id",
            field=models.CharField(
                blank=True,
                help_text="The xml:id that other texts point to.",
                max_length=80,
                verbose_name="xml:id",
            ),
        ),
        migrations.AlterField(
            model_name="repository",
            name="cited_as",
            field=models.CharField(
                blank=True,
                help_text="The name in source notes: “Reagan Library”.",
                max_length=200,
            ),
        ),
        migrations.AlterField(
            model_name="section",
            name="kind",
            field=models.CharField(
                blank=True,
                help_text="The type in its TEI: chapter, index …",
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="transcription",
            name="derivation_version",
            field=models.PositiveIntegerField(
                editable=False,
                help_text="The version of the derivation that made text and HTML.",
            ),
        ),
        migrations.AlterField(
            model_name="transcription",
            name="is_in_notation",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Whether the notation can express all of it.",
            ),
        ),
    ]
