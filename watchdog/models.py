"""What belongs to both apps alike: the record's clock, and what the desk keeps beside its copies.

The public half loads the clock alone.
"""

from django.conf import settings

from watchdog.clock import Change

__all__ = ["Change"]

if settings.HAS_DESK:
    from watchdog.presence import *  # noqa: F403  (its __all__ is the list of its models)
    from watchdog.unsaved import *  # noqa: F403  (the same)
