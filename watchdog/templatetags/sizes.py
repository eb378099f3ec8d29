"""``{{ source.srcset|up_to:720 }}``: only the sizes of a photo that its place can ever need."""

from django import template

register = template.Library()


@register.filter
def up_to(srcset: str, widest: int) -> str:
    """Leave out what is wider than `widest` pixels; the smallest size stays in any case."""
    first, *others = srcset.split(", ")
    return ", ".join([first, *(one for one in others if _width(one) <= widest)])


def _width(listed: str) -> int:
    return int(listed.rpartition(" ")[2].removesuffix("w"))
