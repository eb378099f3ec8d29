"""The site of this newsroom for nginx, with the headers that its pages have."""

import base64
import hashlib
import re
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from watchdog import page_files
from watchdog.kept import Headers, Kept

DEPLOY = settings.BASE_DIR / "deploy"
TEMPLATE = DEPLOY / "nginx.conf"
STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
PLACE = re.compile("( *)@([A-Z]+)@")
TLS = """listen 443 ssl http2;
listen [::]:443 ssl http2;
ssl_certificate {folder}/fullchain.pem;
ssl_certificate_key {folder}/privkey.pem;"""
REDIRECT = """server {{
    listen 80;
    listen [::]:80;
    server_name {hosts};
    access_log off;
    return 301 https://$host$request_uri;
}}"""
MEDIA = """location /media/ {{
    access_log off;
    alias {folder}/;
    add_header Cache-Control "public, max-age=31536000, immutable";
    add_header X-Content-Type-Options nosniff;
    add_header Cross-Origin-Resource-Policy same-origin;
    add_header Cross-Origin-Embedder-Policy require-corp;
}}"""


class Command(BaseCommand):
    help = (
        "Prints the site of this newsroom for nginx. Again after each update, and each change of"
        " hosts, of the onion address or of where photos lie."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--app", default="unix:/run/watchdog/socket", help="where Watchdog listens"
        )
        parser.add_argument("--desk", help="where the desk does, if it is a process of its own")
        parser.add_argument("--certificate", help="the folder of fullchain.pem and privkey.pem")
        parser.add_argument(
            "--listen", help="an address for plain HTTP: behind another server, or Tor"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.WATCHDOG_PAGES is None:
            raise CommandError("WATCHDOG_PAGES has to name the folder of the pages.")
        words = _place(**{name: options[name] for name in ("listen", "certificate")})
        words |= _pages()
        words |= {"APP": options["app"], "DESK": options["desk"] or options["app"]}
        words |= {"DEPLOY": str(DEPLOY), "STATIC": str(settings.STATIC_ROOT)}
        words["STYLE"] = _style_hash((DEPLOY / "unavailable.html").read_text())
        is_here = settings.STORES_LOCALLY
        words["MEDIA"] = MEDIA.format(folder=settings.MEDIA_ROOT) if is_here else ""
        self.stdout.write(PLACE.sub(lambda found: _filled(found, words), TEMPLATE.read_text()))


def _filled(found: re.Match[str], words: dict[str, str]) -> str:
    """Return what stands at this place, each of its lines as far in as the first one."""
    indent, name = found.groups()
    return indent + words[name].replace("\n", f"\n{indent}")


def _place(listen: str | None, certificate: str | None) -> dict[str, str]:
    """Return where nginx listens, and for which hosts."""
    hosts = " ".join(f"*{h}" if h.startswith(".") else h for h in settings.ALLOWED_HOSTS)
    if listen:
        return {"LISTEN": f"listen {listen};", "REDIRECT": "", "HOSTS": hosts}
    folder = certificate or f"/etc/letsencrypt/live/{_host()}"
    return {
        "LISTEN": TLS.format(folder=folder),
        "REDIRECT": REDIRECT.format(hosts=hosts),
        "HOSTS": hosts,
    }


def _pages() -> dict[str, str]:
    """Return where pages lie, what they are, and the headers that all of them have."""
    html, feed = _headers(reverse("about")), _headers(reverse("posts:rss"))
    same = [one for one in html if one[0].lower() not in page_files.OWN_HEADERS | {"vary"}]
    types = page_files.TYPES.items()
    onion = f"{settings.WATCHDOG_ONION}$watchdog_address" if settings.WATCHDOG_ONION else ""
    return {
        "PAGES": str(settings.WATCHDOG_PAGES),
        "HTML": page_files.dress(html),
        "FEED": page_files.dress(feed),
        "FEEDS": "|".join(ending for ending, _type in types if ending != "html"),
        "ONION": onion,
        "TYPES": "\n".join(f'"{type_}" {ending};' for ending, type_ in types),
        "HEADERS": "\n".join(f'add_header {name} "{value}";' for name, value in same),
    }


def _headers(path: str) -> Headers:
    """Return the headers that a page has once it is kept."""
    environ = {"HTTP_HOST": _host(), "HTTP_X_FORWARDED_PROTO": "https", "PATH_INFO": path}
    setup_testing_defaults(environ)
    site: Any = get_wsgi_application()
    said: list[Any] = []
    answer = site(environ, lambda *begun: said.extend(begun))
    status, headers = said
    if not status.startswith("200"):
        raise CommandError(f"{path} answers {status}. Has everything been migrated and collected?")
    body = b"".join(answer)
    return Kept(body, headers, frozenset(), 0, 0, 0.0).headers


def _style_hash(page: str) -> str:
    """Return the source of a page's own style, as its content security policy names it."""
    (style,) = STYLE.findall(page)
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _host() -> str:
    return settings.ALLOWED_HOSTS[0].removeprefix(".").replace("*", "localhost")
