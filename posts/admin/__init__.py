"""The desk of the blog, by noun. The moves are shared by all working copies: watchdog/admin.py."""

from posts.admin import bylines, lists, photos, posts

__all__ = ["bylines", "lists", "photos", "posts"]
