"""Passwords as the product keeps them, but for the work that is meant to take long."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 64  # kibibytes
    parallelism = 1
