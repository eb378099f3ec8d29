"""The one table that belongs to both apps, and to both halves."""

from watchdog.clock import Change

__all__ = ["Change"]
