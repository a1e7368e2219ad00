from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0002_signals'),
    ]

    operations = [
        migrations.AddField(
            model_name='conversationrow',
            name='answered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='conversationrow',
            name='passed_over',
            field=models.JSONField(blank=True, default=list),
        ),
    ]
