"""The desk of the blog, by noun. The moves are shared by all working copies: watchdog/admin.py."""

from posts.admin import breaking, bylines, lists, photos, posts

__all__ = ["breaking", "bylines", "lists", "photos", "posts"]
