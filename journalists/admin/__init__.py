"""The desk of the register, by noun. The moves are those of all copies: watchdog/admin/."""

from journalists.admin import people

__all__ = ["people"]
