"""Places of annotations may hide their words: nobody says that their teacher read them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0040_corrections")]

    operations = [
        migrations.AddField(
            model_name="annotationtarget",
            name="hides_words",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text=(
                    "Its words find the place again, and are told to nobody: whose "
                    "reading it is came by it while no reader was shown them."
                ),
            ),
        ),
    ]
