"""What became of a passage is told of what was delivered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0059_parallel_rows")]

    operations = [
        migrations.AlterField(
            model_name="conditionalpassage",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("included", "Included in what was delivered"),
                    ("omitted", "Left out of what was delivered"),
                    ("changed", "Included in other words"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
    ]
