"""What was answered behind a figure gets a table of its own: pages that show figures no longer pass over it."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


def take_out(apps, schema_editor):
    """Every figure keeps the answers that it counted."""
    figure = apps.get_model("matrices", "RegionFigure")
    counted = apps.get_model("matrices", "CountedAnswers")
    for pk, answers in figure.objects.values_list("pk", "answers").iterator(chunk_size=100):
        houses = {stage: [house for house in answers if answers[house] == stage] for stage in set(answers.values())}
        lines = (f"{stage} {','.join(ids)}" for stage, ids in sorted(houses.items()))
        counted.objects.create(figure_id=pk, houses="\n".join(lines))


def put_back(apps, schema_editor):
    """The way back."""
    figure = apps.get_model("matrices", "RegionFigure")
    counted = apps.get_model("matrices", "CountedAnswers")
    for pk, houses in counted.objects.values_list("figure_id", "houses").iterator(chunk_size=100):
        lines = (line.split(" ", 1) for line in houses.splitlines())
        answers = {house: int(stage) for stage, ids in lines for house in ids.split(",")}
        figure.objects.filter(pk=pk).update(answers=answers)


class Migration(migrations.Migration):
    dependencies = [("matrices", "0002_a_published_instrument_is_never_changed")]

    operations = [
        migrations.CreateModel(
            name="CountedAnswers",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("houses", models.TextField()),
                (
                    "figure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counted",
                        to="matrices.regionfigure",
                    ),
                ),
            ],
            options={"verbose_name": "gezählte Einschätzungen", "verbose_name_plural": "gezählte Einschätzungen"},
        ),
        migrations.RunPython(take_out, put_back),
        # On the way back the column comes with something in it.
        migrations.AlterField(model_name="regionfigure", name="answers", field=models.JSONField(default=dict)),
        migrations.RemoveField(model_name="regionfigure", name="answers"),
    ]
