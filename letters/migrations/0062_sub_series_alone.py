"""The sub-series of an edition, "1958–1960", without the series before it.

One volume of *Foreign Relations* names both there; an import leaves out the series.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("letters", "0061_skipped_stamps")]

    operations = [
        migrations.RunSQL(
            """
            UPDATE letters_edition
            SET sub_series = substr(sub_series, length(series_title) + 3)
            WHERE series_title <> '' AND starts_with(sub_series, series_title || ', ')
            """,
            migrations.RunSQL.noop,
        ),
    ]
