"""Roles: who handed a document in, whose turn it is, and what was deleted.

Whoever may change documents could publish them until now, and still can.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

STATUSES = [
    ("draft", "Draft"),
    ("in-review", "In review"),
    ("published", "Published"),
    ("withdrawn", "Withdrawn"),
]
NEW_PERMISSIONS = {
    "hand_in_document": "Can hand in documents and correct these",
    "publish_document": "Can publish and withdraw documents",
}

# Whose turn it is concerns no reader: the index needs not be told.
_WATCH = """
    SELECT letters_watch(
        'letters_document', 'SELECT id AS document_id FROM changed', '{%s}'
    );
"""
WATCH = _WATCH % "created, changed, handed_in_by_id, assigned_to_id"
UNWATCH = _WATCH % "created, changed"
NOTE = "SELECT letters_note_changes_of('letters_deletion');"


def keep_the_right_to_publish(apps, schema_editor):
    """Give it to every account and group that may change documents."""
    database = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    document, _ = content_types.using(database).get_or_create(
        app_label="letters", model="document"
    )
    for codename, name in NEW_PERMISSIONS.items():
        permissions.get_or_create(
            codename=codename, content_type=document, defaults={"name": name}
        )
    publish = permissions.get(codename="publish_document", content_type=document)
    change = permissions.filter(codename="change_document", content_type=document)
    for group in apps.get_model("auth", "Group").objects.using(database):
        if group.permissions.filter(pk__in=change).exists():
            group.permissions.add(publish)
    for user in apps.get_model("auth", "User").objects.using(database):
        if user.user_permissions.filter(pk__in=change).exists():
            user.user_permissions.add(publish)


# The account of the first revision handed it in. What is known by now is not told anew.
HANDED_IN = """
    UPDATE letters_document SET handed_in_by_id = editor_id
    FROM letters_revision AS first
    WHERE first.document_id = letters_document.id AND first.number = 1
        AND editor_id IS NOT NULL;
    -- No later statement changes the table while triggers of this one are due.
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0034_annotation_form_keys"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="document",
            options={
                "ordering": ["date_earliest", "date_latest", "position", "identifier"],
                "permissions": list(NEW_PERMISSIONS.items()),
            },
        ),
        migrations.AlterField(
            model_name="document",
            name="status",
            field=models.CharField(choices=STATUSES, default="draft", max_length=10),
        ),
        migrations.AddField(
            model_name="document",
            name="handed_in_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="Who may correct it until it is published, without any other "
                "right.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="documents_handed_in",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="assigned_to",
            field=models.ForeignKey(
                blank=True,
                help_text="Whose turn it is. Readers are not told.",
                limit_choices_to={"is_active": True, "is_staff": True},
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="documents_assigned",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="Deletion",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="deletion",
                        serialize=False,
                        to="letters.document",
                    ),
                ),
                (
                    "deleted",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now
                    ),
                ),
                ("status_before", models.CharField(max_length=10)),
                (
                    "deleted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-deleted"]},
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
        migrations.RunSQL(WATCH, UNWATCH),
        migrations.RunSQL(HANDED_IN, migrations.RunSQL.noop),
        migrations.RunPython(keep_the_right_to_publish, migrations.RunPython.noop),
    ]
