"""The search index: texts as tokens, looked up by FTS5 on SQLite and by a tsvector with GIN on PostgreSQL."""

from django.db import migrations, models

import rundtisch.foundation.models.search

POSTGRESQL = [
    """ALTER TABLE foundation_indexedtext ADD COLUMN whole tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('pg_catalog.simple'::regconfig, heads), 'A')
        || to_tsvector('pg_catalog.simple'::regconfig, body)) STORED""",
    "CREATE INDEX tokens_of_indexed_text ON foundation_indexedtext USING gin (whole)",
]
SQLITE = [
    """CREATE VIRTUAL TABLE foundation_search USING fts5(
        heads, body, content='foundation_indexedtext', content_rowid='id', detail='column',
        tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER indexed_text_comes AFTER INSERT ON foundation_indexedtext BEGIN
        INSERT INTO foundation_search(rowid, heads, body) VALUES (new.id, new.heads, new.body); END""",
    """CREATE TRIGGER indexed_text_goes AFTER DELETE ON foundation_indexedtext BEGIN
        INSERT INTO foundation_search(foundation_search, rowid, heads, body)
        VALUES ('delete', old.id, old.heads, old.body); END""",
    """CREATE TRIGGER indexed_text_changes AFTER UPDATE ON foundation_indexedtext BEGIN
        INSERT INTO foundation_search(foundation_search, rowid, heads, body)
        VALUES ('delete', old.id, old.heads, old.body);
        INSERT INTO foundation_search(rowid, heads, body) VALUES (new.id, new.heads, new.body); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER indexed_text_comes",
    "DROP TRIGGER indexed_text_goes",
    "DROP TRIGGER indexed_text_changes",
    "DROP TABLE foundation_search",
]


def hang_on(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def take_off(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE_BACK:
            schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('foundation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IndexedText',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40, verbose_name='Art')),
                ('thing', models.UUIDField(verbose_name='Gegenstand')),
                ('heads', models.TextField(blank=True, verbose_name='Wörter des Titels')),
                ('body', models.TextField(blank=True, verbose_name='Wörter des Textes')),
            ],
            options={
                'verbose_name': 'Eintrag im Suchindex',
                'verbose_name_plural': 'Einträge im Suchindex',
                'constraints': [models.UniqueConstraint(fields=('kind', 'thing'), name='thing_stands_once_in_the_search_index')],
            },
        ),
        migrations.CreateModel(
            name='IndexedWord',
            fields=[
                ('word', models.CharField(max_length=60, primary_key=True, serialize=False, verbose_name='Wort')),
                ('stem', models.CharField(max_length=60, verbose_name='Stamm')),
                ('mark', models.BigIntegerField(default=rundtisch.foundation.models.search._mark)),
            ],
            options={
                'verbose_name': 'Wort im Suchindex',
                'verbose_name_plural': 'Wörter im Suchindex',
            },
        ),
        migrations.RunPython(hang_on, take_off),
    ]
