"""The models of the blog: ``record.py`` holds what readers see, ``desk.py`` what editors edit.

The public half of the site loads the record alone: what is not there cannot leak.
"""

from django.conf import settings

from posts.record import (
    Amendment,
    BreakingLine,
    Edition,
    Listing,
    RiskNotice,
    Section,
    ShownPhoto,
)
from posts.search.record import SearchDoc

__all__ = [
    "Amendment",
    "BreakingLine",
    "Edition",
    "Listing",
    "RiskNotice",
    "SearchDoc",
    "Section",
    "ShownPhoto",
]

if settings.HAS_DESK:
    from posts.desk import *  # noqa: F403  (its __all__ is the list of desk models)
    from posts.hub import *  # noqa: F403  (the same)
    from posts.lines import *  # noqa: F403  (the same)
    from posts.notes import *  # noqa: F403  (the same)
    from posts.previews.links import *  # noqa: F403  (the same)
    from posts.sources import *  # noqa: F403  (the same)
