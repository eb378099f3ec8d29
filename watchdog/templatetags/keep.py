"""Parts of pages that are rendered once and then kept, as long as the process lives.

    {% keep edition.kept_as nav_current %} … {% endkeep %}

What the block shows may depend on the given values, the language of the interface and nothing else:
no query, no clock. Most of what a page costs is the writing of its templates, and most of what they
write is the same each time. While templates are edited (``WATCHDOG_DEBUG``) nothing is kept.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from watchdog.memory import Memory

register = template.Library()


class KeepNode(template.Node):
    def __init__(self, nodelist: NodeList, values: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.values = values
        self.kept: Memory[SafeString] = Memory()

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *[_plain(value.resolve(context)) for value in self.values])
        return self.kept.get(key, lambda: self.nodelist.render(context))


def _plain(value: Any) -> Any:
    """Return something that can be compared, whatever the value is."""
    return value if value.__hash__ else repr(value)


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    values = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(nodelist, values)
