from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0018_states_of_the_index")]

    operations = [
        migrations.AddField(
            model_name="footnote",
            name="place",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Where it is written: TEI’s place.",
                max_length=40,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="footnote",
            name="hand_key",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Who wrote it: TEI’s hand or resp.",
                max_length=80,
            ),
            preserve_default=False,
        ),
    ]
