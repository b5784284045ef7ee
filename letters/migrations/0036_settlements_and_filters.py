"""Decisions on problems with their reasons, saved filters, and what lists are sorted by."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0035_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("query", models.CharField(max_length=2000)),
                (
                    "is_shared",
                    models.BooleanField(
                        default=False, verbose_name="for colleagues, too"
                    ),
                ),
                ("saved", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("message", models.TextField()),
                ("excerpt", models.TextField(blank=True)),
                ("reason", models.CharField(max_length=300)),
                ("settled", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("undone", models.DateTimeField(db_index=True, null=True)),
            ],
            options={
                "ordering": ["-settled"],
            },
        ),
        migrations.AlterField(
            model_name="revision",
            name="editor",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="revisions",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["changed", "id"], name="document_changed"),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(fields=["saved"], name="revision_saved"),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(
                fields=["editor", "saved"], name="revision_editor_and_saved"
            ),
        ),
        migrations.AddField(
            model_name="savedfilter",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="saved_filters",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="settlement",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="settlements",
                to="letters.document",
            ),
        ),
        migrations.AddField(
            model_name="settlement",
            name="editor",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="settlement",
            name="undone_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="problem",
            name="settlement",
            field=models.ForeignKey(
                editable=False,
                help_text="Who decided it, when, and why; unknown of what was settled long ago.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="problems",
                to="letters.settlement",
            ),
        ),
        migrations.AddIndex(
            model_name="problem",
            index=models.Index(
                fields=["is_settled", "code"], name="problem_state_and_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                fields=("owner", "name"), name="saved_filter_name_once"
            ),
        ),
    ]
