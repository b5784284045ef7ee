"""Extent, language, conditions of access and more of units and items (ISAD(G)), and the
steps of a declassification history."""

import re

import django.core.validators
from django.db import migrations, models

# The index has none of what is added to units.
_WATCH = """
    SELECT letters_watch(
        'letters_archivalunit',
        'SELECT letters_document.id AS document_id FROM letters_document
        WHERE archival_unit_id IN (SELECT id FROM changed)
        UNION SELECT document_id FROM letters_holding
        WHERE archival_unit_id IN (SELECT id FROM changed)',
        '{{parent_id, level_of_description, title, reference_code, folded_title,
          archival_history{others}}}'
    );
"""
WATCH = _WATCH.format(
    others=", date_edtf, extent, accession_number, scope_and_content, "
    "access_conditions, language, finding_aid"
)
UNWATCH = _WATCH.format(others="")

ON_THE_WEB = django.core.validators.RegexValidator(
    r"^https?://[^\s\x00-\x20\x7f-\x9f]+\Z",
    "An address on the web begins with https:// or http://.",
    flags=re.IGNORECASE,
)
EVENT_TYPES = [
    ("drafted", "Drafted"),
    ("cleared", "Cleared"),
    ("approved", "Approved"),
    ("signed", "Signed"),
    ("sent", "Sent"),
    ("transmitted", "Transmitted"),
    ("delivered", "Delivered"),
    ("received", "Received"),
    ("took-part", "Took part"),
    ("downgraded", "Downgraded"),
    ("part-release", "Declassified in part"),
    ("declassified", "Declassified"),
]
COPIES = [
    ("original", "Original"),
    ("carbon-copy", "Carbon copy"),
    ("photocopy", "Photocopy"),
    ("microform", "Microfilm or microfiche"),
    ("digital-copy", "Digital copy"),
    ("transcript", "Typed or printed transcript"),
]
LEVELS = [
    ("fonds", "Fonds or collection"),
    ("record-group", "Record group"),
    ("series", "Series"),
    ("subseries", "Subseries"),
    ("file", "File unit, box or folder"),
    ("item", "Item"),
]


def _added(model, name, field):
    """Empty in all rows, and no default in the table."""
    field.default = ""
    return migrations.AddField(model, name, field, preserve_default=False)


def _text(label=None, **options):
    return models.TextField(label, blank=True, **options)


def _words(length, label=None, **options):
    return models.CharField(label, blank=True, max_length=length, **options)


class Migration(migrations.Migration):
    dependencies = [("letters", "0037_title_handed_over")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, UNWATCH),
        _added(
            "archivalunit",
            "date_edtf",
            _words(60, "dates", help_text="Of its papers (ISAD(G) 3.1.3)."),
        ),
        _added(
            "archivalunit",
            "extent",
            _words(200, help_text="“14 linear feet, 35 boxes” (ISAD(G) 3.1.5)."),
        ),
        _added(
            "archivalunit",
            "accession_number",
            _words(120, help_text="“NLK-77-4” (ISAD(G) 3.2.4)."),
        ),
        migrations.AlterField(
            "archivalunit",
            "archival_history",
            _text("custodial history", help_text="ISAD(G) 3.2.3."),
        ),
        _added("archivalunit", "scope_and_content", _text(help_text="ISAD(G) 3.3.1.")),
        _added(
            "archivalunit",
            "access_conditions",
            _text("conditions of access", help_text="ISAD(G) 3.4.1."),
        ),
        _added(
            "archivalunit",
            "language",
            _words(120, "languages", help_text="ISAD(G) 3.4.3."),
        ),
        _added(
            "archivalunit",
            "finding_aid",
            models.URLField(
                blank=True,
                max_length=500,
                validators=[ON_THE_WEB],
                help_text="Its address on the web (ISAD(G) 3.4.5).",
            ),
        ),
        migrations.AddConstraint(
            "archivalunit",
            models.CheckConstraint(
                condition=models.Q(
                    ("finding_aid", ""),
                    ("finding_aid__iregex", "^https?://[^[:space:][:cntrl:]]+$"),
                    _connector="OR",
                ),
                name="archival_unit_finding_aid_on_the_web",
                violation_error_message="An address on the web begins with https:// or "
                "http://.",
            ),
        ),
        migrations.AlterField(
            "archivalunit",
            "level_of_description",
            models.CharField(choices=LEVELS, max_length=16),
        ),
        migrations.RunSQL(WATCH, migrations.RunSQL.noop),
        _added(
            "document",
            "extent",
            _words(200, help_text="“2 pages, 1 enclosure” (ISAD(G) 3.1.5)."),
        ),
        _added(
            "document",
            "language",
            _words(
                120,
                "languages",
                help_text="Of the paper: “Russian; English” (ISAD(G) 3.4.3).",
            ),
        ),
        _added(
            "document",
            "original_or_copy",
            _words(
                16,
                "original or copy",
                choices=COPIES,
                help_text="What the repository has.",
            ),
        ),
        _added(
            "document",
            "location_of_originals",
            _text("where the original is", help_text="Of a copy (ISAD(G) 3.5.1)."),
        ),
        _added(
            "document",
            "access_conditions",
            _text(
                "conditions of access",
                help_text="Of the paper; what holds for all of its archival unit is said "
                "there (ISAD(G) 3.4.1).",
            ),
        ),
        _added(
            "correspondenceevent",
            "marking",
            _words(
                120,
                help_text="The marking that it struck or changed: “Top Secret to Secret”.",
            ),
        ),
        _added(
            "correspondenceevent",
            "case_number",
            _words(
                120,
                help_text="Of its review, unless the authority has it: “MR 98-123”.",
            ),
        ),
        migrations.AlterField(
            "correspondenceevent",
            "type",
            models.CharField(choices=EVENT_TYPES, max_length=12),
        ),
    ]
