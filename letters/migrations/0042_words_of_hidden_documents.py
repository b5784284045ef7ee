"""Annotations of documents that nobody is shown hide their words: corrections that were
made meanwhile stored words there that no reader ever saw.
"""

from django.db import migrations


def hide_words(apps, _schema_editor):
    targets = apps.get_model("letters", "AnnotationTarget").objects
    targets.exclude(document__status="published").update(hides_words=True)


class Migration(migrations.Migration):
    dependencies = [("letters", "0041_hidden_words_of_annotations")]

    operations = [migrations.RunPython(hide_words, migrations.RunPython.noop)]
