"""The models of the register: ``record.py`` holds what readers see, ``desk.py`` what editors edit.

``origins.py`` holds what imports keep, ``private.py`` what is sealed, ``holds.py`` who is taken out
of everything. The public half of the site loads the record alone: what is not there cannot leak.
"""

from django.conf import settings

from journalists.record import Mention, Profile, ProfileDay, ProfileEvent, ProfileSpan

__all__ = ["Mention", "Profile", "ProfileDay", "ProfileEvent", "ProfileSpan"]

if settings.HAS_DESK:
    from journalists.desk import *  # noqa: F403  (its __all__ is the list of desk models)
    from journalists.holds import *  # noqa: F403  (the same)
    from journalists.notes import *  # noqa: F403  (the same)
    from journalists.origins import *  # noqa: F403  (the same)
    from journalists.private import *  # noqa: F403  (the same)
