"""Headers that keep a reader's visit between the reader and this site, and the site in reach."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from watchdog import surrogates

SWITCHED_OFF = (
    "accelerometer autoplay browsing-topics camera display-capture geolocation gyroscope"
    " hid identity-credentials-get idle-detection local-fonts magnetometer microphone midi payment"
    " picture-in-picture publickey-credentials-get screen-wake-lock serial usb"
    " xr-spatial-tracking"
)
# A minute fresh; ten more while a newer one is fetched; a day more where the site is out of reach.
READERS_CACHE = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
# Hardly a bucket can be told to send the header that the stricter one asks of its photos.
EMBEDDER_POLICY = "credentialless" if settings.PHOTO_ORIGINS else "require-corp"
# Sizes are listed from the smallest on.
STAMP = b" 180w"
LISTED_SIZES = re.compile(rb' srcset="([^"]+)" sizes="([^"]*)"')
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in SWITCHED_OFF.split())


# What says something of a page, and weighs as much as a small photo.
OF_PAGES = (
    "Content-Security-Policy Cross-Origin-Embedder-Policy Cross-Origin-Opener-Policy"
    " Permissions-Policy Referrer-Policy Strict-Transport-Security X-Frame-Options"
).split()


def light_photos(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send readers' photos without the headers that are about pages."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith(settings.MEDIA_URL) and response.status_code == 200:
            for name in OF_PAGES:
                response.headers.pop(name, None)
        return response

    return middleware


def privacy_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Embedder-Policy", EMBEDDER_POLICY)
        return response

    return middleware


def reach_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Let caches keep readers' pages, and tell Tor Browser of the onion service."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        match = request.resolver_match
        if match is not None and "admin" in match.namespaces:
            return response
        if _is_the_same_for_all(request, response):
            response.headers.setdefault("Cache-Control", READERS_CACHE)
            if response["Cache-Control"] == READERS_CACHE:
                surrogates.settle(request)
        if settings.WATCHDOG_PURGE_URL and "Cookie" not in response.get("Vary", ""):
            response.headers[settings.WATCHDOG_PURGE_KEYS] = surrogates.keys(request)
        if settings.WATCHDOG_ONION and "html" in response.get("Content-Type", ""):
            here = settings.WATCHDOG_ONION + surrogates.address(request)
            response.headers.setdefault("Onion-Location", here)
        return response

    return middleware


def small_photos(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Leave only the smallest size of each photo to whoever asks for less (``Save-Data: on``)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.streaming and "html" in response.get("Content-Type", ""):
            patch_vary_headers(response, ["Save-Data"])
            if saves_data(request.META):
                response.content = LISTED_SIZES.sub(_smallest, response.content)
        return response

    return middleware


def _smallest(found: re.Match[bytes]) -> bytes:
    """Leave the smallest size, but no stamp of a photo that is as wide as the screen."""
    sizes = found[1].split(b", ")
    if b"vw" in found[2] and sizes[0].endswith(STAMP):
        sizes = sizes[1:] or sizes
    return b' srcset="%b" sizes="%b"' % (sizes[0], found[2])


def saves_data(environ: Mapping[str, Any]) -> bool:
    return environ.get("HTTP_SAVE_DATA", "").lower() == "on"


def _is_the_same_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code in {200, 304}
        and "Cookie" not in response.get("Vary", "")
        and not response.cookies
    )
