from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0003_what_was_answered'),
    ]

    operations = [
        migrations.AddField(
            model_name='inboxevent',
            name='urgent',
            field=models.BooleanField(default=False),
        ),
    ]
