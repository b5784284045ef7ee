from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0007_names_of_the_page_cache"),
    ]

    operations = [
        migrations.RenameField("Transcription", "rules", "derivation_version"),
        migrations.RenameField("SectionText", "rules", "derivation_version"),
    ]
