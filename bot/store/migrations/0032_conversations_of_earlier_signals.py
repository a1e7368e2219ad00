from django.db import migrations


class Migration(migrations.Migration):
    """By itself: PostgreSQL builds no index in a transaction that has changed rows with foreign keys."""

    dependencies = [("store", "0031_signals_know_their_conversation")]

    operations = [
        migrations.RunSQL(
            "UPDATE store_signalrow SET conversation_id = "
            "(SELECT conversation_id FROM store_turnrow WHERE store_turnrow.id = store_signalrow.turn_id)",
            migrations.RunSQL.noop,
        ),
    ]
