"""Where a link may lead: to the web, to a mailbox, or to a page of this site."""

import re
from functools import lru_cache
from html import escape
from urllib.parse import SplitResult, urlsplit, urlunsplit

import nh3
from django.utils.encoding import iri_to_uri, punycode

SCHEMES = frozenset({"http", "https", "mailto"})


@lru_cache(maxsize=1000)
def link_address(address: str) -> str:
    """Return where a link may lead, or "" if it may lead nowhere.

    To the web, to a mailbox, or to a page of this site. Names and passwords in front of a host
    are left out, because they serve to disguise it; so are backslashes, which browsers read in
    their own way.
    """
    address = re.sub("[\t\n\r]", "", address).strip()
    if address.startswith("//"):
        address = f"https:{address}"
    try:
        split = urlsplit(address)
        is_leading = bool(split.hostname) if split.scheme != "mailto" else "@" in split.path
        if not split.scheme:
            is_leading = address.startswith("/")
        elif split.hostname:
            split = split._replace(netloc=_host(split))
        address = iri_to_uri(urlunsplit(split))
    except ValueError:
        return ""
    if "\\" in split.netloc + split.path or not is_leading or split.scheme not in {*SCHEMES, ""}:
        return ""
    # What nh3 would take away later must not become a link without an address.
    link = nh3.clean(f'<a href="{escape(address)}"></a>', url_schemes=set(SCHEMES))
    return address if "href=" in link else ""


def _host(split: SplitResult) -> str:
    if split.netloc.isascii() and "@" not in split.netloc:
        return split.netloc
    name = split.hostname or ""
    host = f"[{name}]" if ":" in name else punycode(name)
    return f"{host}:{split.port}" if split.port else host
