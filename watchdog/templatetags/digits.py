"""``{{ number|digits }}``: figures as the interface's language writes them. In every template."""

from typing import Any

from django import template

from watchdog.languages import own_digits

register = template.Library()


@register.filter
def digits(value: Any) -> str:
    """Return the words or the number with the digits of the language that is spoken just now."""
    return own_digits(value)
