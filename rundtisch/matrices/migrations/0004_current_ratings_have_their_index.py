"""What is current of a few houses is found without passing over what is current of all of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matrices", "0003_answers_behind_figures_stand_apart")]

    operations = [
        migrations.AlterField(
            model_name="rating",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="matrices.assessment",
            ),
        ),
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(
                condition=models.Q(("superseded_by", None)), fields=["assessment"], name="rating_is_current"
            ),
        ),
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(
                condition=models.Q(("superseded_by__isnull", False)),
                fields=["superseded_by"],
                name="rating_is_superseded",
            ),
        ),
    ]
