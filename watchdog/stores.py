"""Where photos lie: in two folders, or in two buckets that speak S3."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# A changed photo has another name, so nobody has to ask again.
FOR_EVER = "public, max-age=31536000, immutable"
FOLDER = "django.core.files.storage.FileSystemStorage"
BUCKET = "storages.backends.s3.S3Storage"


def folders(private: Path) -> dict[str, dict[str, Any]]:
    """Return the two stores on this machine's disk; the public one is MEDIA_ROOT."""
    options = {"location": private, "file_permissions_mode": 0o600}
    return {"default": {"BACKEND": FOLDER}, "private": {"BACKEND": FOLDER, "OPTIONS": options}}


def buckets(
    *,
    public: str,
    private: str,
    public_url: str,
    endpoint: str = "",
    region: str = "",
    key: str = "",
    secret: str = "",
) -> dict[str, dict[str, Any]]:
    """Return the two stores in buckets. `public_url` is where readers find the public one."""
    parts = urlsplit(public_url)
    common = {
        "access_key": key or None,
        "secret_key": secret or None,
        "endpoint_url": endpoint or None,
        "region_name": region or None,
        # Few servers other than Amazon's answer to a host name for each bucket.
        "addressing_style": "path" if endpoint else "auto",
        "file_overwrite": False,
    }
    for_readers = {
        "bucket_name": public,
        "url_protocol": f"{parts.scheme}:",
        "custom_domain": (parts.netloc + parts.path).rstrip("/"),
        "querystring_auth": False,
        "object_parameters": {"CacheControl": FOR_EVER},
    }
    return {
        "default": {"BACKEND": BUCKET, "OPTIONS": common | for_readers},
        "private": {"BACKEND": BUCKET, "OPTIONS": common | {"bucket_name": private}},
    }


def origin(url: str) -> str:
    """Return the scheme and host of an address, as a content security policy names them."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
