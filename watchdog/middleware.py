"""Headers that keep a reader's visit between the reader and this site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SWITCHED_OFF = (
    "accelerometer autoplay browsing-topics camera display-capture geolocation gyroscope"
    " hid identity-credentials-get idle-detection local-fonts magnetometer microphone midi payment"
    " picture-in-picture publickey-credentials-get screen-wake-lock serial usb"
    " xr-spatial-tracking"
)
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in SWITCHED_OFF.split())


def privacy_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        return response

    return middleware
