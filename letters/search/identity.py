"""Which database an index was made from."""

from django.db import connection


def database_identity() -> str:
    """Names this database for ever: the cluster, the database in it, and its table of
    documents. Of a backup that is restored, wherever to, one of them is another."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT concat_ws(
                '-', system_identifier, database.oid, 'letters_document'::regclass::oid
            )
            FROM pg_control_system(), pg_database AS database
            WHERE datname = current_database()
        """)
        return str(cursor.fetchone()[0])
