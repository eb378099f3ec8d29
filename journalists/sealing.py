"""Seals what a stolen copy of the database must not tell; the keys are in the environment.

The first key of WATCHDOG_PRIVATE_KEY seals, each of them opens. A seal holds a number, so that it
cannot be put in the place of another, and is as long as others are, so that its length says little.
"""

import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

# What is sealed is filled up with spaces to a multiple of so many bytes.
BLOCK = 1024


class Sealed(Exception):
    """What cannot be sealed or opened here; its text says what to do."""


NO_KEY = Sealed(
    "There is no key for private files, so nothing private is stored. Whoever runs this site has to"
    " set WATCHDOG_PRIVATE_KEY (see .env.example) and to start it again."
)


def has_key() -> bool:
    return bool(settings.WATCHDOG_PRIVATE_KEY)


def seal(number: int, contents: dict[str, Any]) -> str:
    """Return the contents as a text that only a holder of the key can read."""
    data = json.dumps({"of": number, **contents}, ensure_ascii=False, sort_keys=True).encode()
    return _box().encrypt(data + b" " * (-len(data) % BLOCK)).decode()


def unseal(number: int, sealed: str) -> dict[str, Any]:
    """Return what was sealed for this number; raises Sealed where no key here opens it."""
    try:
        contents = json.loads(_box().decrypt(sealed.encode()))
    except InvalidToken:
        raise Sealed(
            "None of the keys in WATCHDOG_PRIVATE_KEY opens this. Add the key that it was sealed"
            " with."
        ) from None
    if contents.pop("of") != number:
        raise Sealed("This was sealed for somebody else. Restore the table from a backup.")
    return contents


def sealed_anew(sealed: str) -> str:
    """Return the same, sealed with the first key and at this time."""
    try:
        return _box().rotate(sealed.encode()).decode()
    except InvalidToken:
        raise Sealed("None of the keys in WATCHDOG_PRIVATE_KEY opens this.") from None


def _box() -> MultiFernet:
    if not has_key():
        raise NO_KEY
    return MultiFernet([Fernet(key) for key in settings.WATCHDOG_PRIVATE_KEY])
