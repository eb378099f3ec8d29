"""Languages: of a text, and of the words that the site puts around it.

Pages that belong to no text (About, the register, search) have one address in each language that
the interface speaks: /about/, /ru/about/. A post has one address, and its page speaks its language.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import lru_cache

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, translate_url
from django.utils import translation


def primary(language: str) -> str:
    """Return the language without its territory or script: "pt" of "pt-BR"."""
    return language.lower().replace("_", "-").partition("-")[0]


def interface(language: str) -> str:
    """Return the language that the interface speaks around a text in this one."""
    code = primary(language)
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def speaking(language: str) -> AbstractContextManager[None]:
    """Let the interface speak this language, if it can, as long as the context lasts."""
    return translation.override(interface(language))


def own_name(code: str) -> str:
    """Return what a language calls itself; its code where that is not known."""
    info = LANG_INFO.get(code) or LANG_INFO.get(primary(code)) or {}
    name = info.get("name_local", code)
    return name[:1].upper() + name[1:]


# The figures of languages that have others than these. Machines read 0 to 9 everywhere.
DIGITS = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}


def own_digits(said: object) -> str:
    """Return a date or a number in the figures of the language that is spoken just now."""
    return str(said).translate(DIGITS.get(primary(translation.get_language() or ""), {}))


def front(language: str) -> str:
    """Return the address of what is newest for whoever reads this language of the interface."""
    if language == settings.LANGUAGE_CODE:
        return reverse("home")
    return reverse("posts:language", args=[language])


def fronts() -> list[tuple[str, str]]:
    """Return the list of what is written in each language that the newsroom publishes in."""
    return [(code, reverse("posts:language", args=[code])) for code in settings.WATCHDOG_LANGUAGES]


def twins(path: str) -> list[tuple[str, str]]:
    """Return the addresses of this page in every language of the interface, or nothing."""
    return _twins(path, translation.get_language())


@lru_cache(maxsize=10_000)
def _twins(path: str, here: str | None) -> list[tuple[str, str]]:
    """Return the addresses of this page in every language of the interface, or nothing.

    As (code, address) pairs for ``hreflang``, with the one for whoever reads none of them.
    """
    if not path:
        return []
    other = next(code for code, _ in settings.LANGUAGES if code != here)
    if translate_url(path, other) == path:
        return []
    found = [(code, translate_url(path, code)) for code, _ in settings.LANGUAGES]
    return [*found, ("x-default", translate_url(path, settings.LANGUAGE_CODE))]


def language_of_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Speak the language that the address begins with, whatever the browser asks for.

    A page that looked at the browser's languages could not be cached, nor passed on as it was seen.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        with speaking(translation.get_language_from_path(request.path_info) or ""):
            return get_response(request)

    return middleware
