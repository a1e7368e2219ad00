from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0004_the_language_model'),
    ]

    operations = [
        migrations.AddField(
            model_name='inboxevent',
            name='urgent',
            field=models.BooleanField(null=True),
        ),
    ]
