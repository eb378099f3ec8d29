"""The desk of the blog, by noun. The moves are shared by all working copies: watchdog/admin.py."""

from posts.admin import lists, photos, posts

__all__ = ["lists", "photos", "posts"]
