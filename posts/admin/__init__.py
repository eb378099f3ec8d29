"""The desk of the blog, by noun. The moves are those of all copies: watchdog/admin/."""

from posts.admin import breaking, bylines, lists, photos, posts, risks

__all__ = ["breaking", "bylines", "lists", "photos", "posts", "risks"]
