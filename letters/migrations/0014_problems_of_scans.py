"""A scan has one problem of a kind in each document, however many readers meet it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0013_web_addresses"),
    ]

    operations = [
        migrations.AlterField(
            model_name="problem",
            name="origin",
            field=models.CharField(
                choices=[
                    ("import", "When it was read in"),
                    ("text", "In the text as it stands"),
                    ("scan", "In the file of a page scan"),
                ],
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin", "scan")),
                fields=("document", "code", "excerpt"),
                name="one_problem_for_each_scan",
            ),
        ),
    ]
