"""The database refuses to write over what is published.

A trigger looks at nothing but its own row, so that no later migration of another table can break it. On SQLite a
migration that rebuilds one of these tables loses its trigger and has to set it again; a test notices.
"""

from django.db import migrations

TABLES = ("instrument", "area", "dimension", "stage", "stagedescription", "counterpart", "predecessor")
NAME = "published_instrument_is_never_changed"


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{NAME}' USING ERRCODE = '23000'; END $$",
            params=None,
        )
    for table in TABLES:
        if vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {NAME} BEFORE UPDATE ON matrices_{table} FOR EACH ROW EXECUTE FUNCTION {NAME}()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_{NAME} BEFORE UPDATE ON matrices_{table} "
                f"BEGIN SELECT RAISE(ABORT, '{NAME}'); END"
            )


def unguard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        if vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {NAME} ON matrices_{table}")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{NAME}")
    if vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {NAME}()")


class Migration(migrations.Migration):

    dependencies = [
        ('matrices', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(guard, unguard),
    ]
