import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0005_kept_pages"),
    ]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="identifier",
            field=models.CharField(
                help_text="Permanent: addresses and citations are built from it. When it is changed, the old one leads here.",
                max_length=160,
                unique=True,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Za-z0-9][A-Za-z0-9_-]*(?:/(?!(?:cite|epub|images|marks|notation|notes|pages|passages|pdf|references|revisions|segments|shared|similar|source|tei|text)(?:/|$))[A-Za-z0-9][A-Za-z0-9_-]*)?\\Z",
                        "Use letters, digits, “-” and “_”, with one “/” after the edition's identifier: reagan-andropov-1983 or frus1981-88v04/d190. Words that addresses use (cite, epub, images, marks, notation, notes, pages, passages, pdf, references, revisions, segments, shared, similar, source, tei, text) cannot follow the “/”.",
                    )
                ],
            ),
        ),
        migrations.AlterField(
            model_name="formeridentifier",
            name="identifier",
            field=models.CharField(
                max_length=160,
                unique=True,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Za-z0-9][A-Za-z0-9_-]*(?:/(?!(?:cite|epub|images|marks|notation|notes|pages|passages|pdf|references|revisions|segments|shared|similar|source|tei|text)(?:/|$))[A-Za-z0-9][A-Za-z0-9_-]*)?\\Z",
                        "Use letters, digits, “-” and “_”, with one “/” after the edition's identifier: reagan-andropov-1983 or frus1981-88v04/d190. Words that addresses use (cite, epub, images, marks, notation, notes, pages, passages, pdf, references, revisions, segments, shared, similar, source, tei, text) cannot follow the “/”.",
                    )
                ],
            ),
        ),
    ]
