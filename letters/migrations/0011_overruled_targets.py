"""What the markup of a reference points to, where its words name another volume."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0010_plainer_help_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="crossreference",
            name="overruled_target",
            field=models.CharField(blank=True, default="", max_length=160),
            preserve_default=False,
        ),
    ]
