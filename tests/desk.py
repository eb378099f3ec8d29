"""What tests of the desk do as a browser does: read a form, fill it in, press a button."""

import re
from html import unescape
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse


def browser_of(user: Any) -> Client:
    """A browser in which this person has logged in."""
    browser = Client()
    browser.force_login(user)
    return browser


def page(copy: Any, name: str = "change", *more: str) -> str:
    meta = copy._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=[copy.pk, *more])


def words(response: Any) -> str:
    """The page as a person reads it, without tags and folded white space."""
    text = re.sub(
        r"<(script|style)\b.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL
    )
    return re.sub(r"\s+", " ", text)


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def filled_in(response: Any) -> dict[str, Any]:
    """What the browser would send if nobody typed anything."""
    forms = [response.context["adminform"].form]
    for wrapped in response.context["inline_admin_formsets"]:
        forms += [wrapped.formset.management_form, *wrapped.formset.forms]
    sent: dict[str, Any] = {}
    for form in forms:
        for field in form:
            name, value, widget = field.html_name, field.value(), field.field.widget
            if hasattr(widget, "widgets"):
                parts = value if isinstance(value, list) else widget.decompress(value)
                for number, part in enumerate(parts):
                    sent[f"{name}_{number}"] = "" if part is None else str(part)
            elif isinstance(value, (list, tuple)) or hasattr(value, "model"):
                sent[name] = [str(getattr(one, "pk", one)) for one in value]
            elif value is True:
                sent[name] = "on"
            elif value is not None and value is not False:
                sent[name] = str(value)
    return sent


def save(client: Any, copy: Any, **typed: Any) -> Any:
    """Open the form, type something, press Save."""
    address = page(copy)
    return client.post(address, filled_in(client.get(address)) | typed)


def move(client: Any, copy: Any, verb: str, **typed: Any) -> Any:
    return client.post(page(copy, "move", verb), typed)


def inputs(response: Any) -> dict[str, list[str]]:
    """What the browser would send of a page's hidden fields and of the choices made on it."""
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", response.content.decode()):
        found = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
        is_sent = found["type"] == "hidden" or re.search(r"\bchecked\b", tag)
        if is_sent and found["name"] != "csrfmiddlewaretoken":
            sent.setdefault(unescape(found["name"]), []).append(unescape(found.get("value", "")))
    return sent
