"""Whether the broker answers, for who asks whether the counter could."""

import redis
from django.conf import settings


def broker_answers() -> bool:
    """Whether a Redis or Valkey broker answers a ping within half a second; another kind is taken at its word."""
    if not settings.CELERY_BROKER_URL.startswith("redis"):
        return True
    try:
        client = redis.Redis.from_url(_address(), socket_timeout=0.5, socket_connect_timeout=0.5)
        return bool(client.ping())
    except (redis.RedisError, OSError):
        return False


def _address() -> str:
    """In redis-py's words: Celery says redis+socket:// where redis-py says unix://."""
    return str(settings.CELERY_BROKER_URL).replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
