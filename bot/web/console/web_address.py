"""The address of a page: others than those of the web LINE refuses, with the whole message."""

from django import forms
from django.core.validators import URLValidator


class WebAddressField(forms.URLField):
    default_validators = [URLValidator(schemes=["http", "https"])]
