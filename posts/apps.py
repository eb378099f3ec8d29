from django.apps import AppConfig
from django.conf import settings


class PostsConfig(AppConfig):
    name = "posts"

    def ready(self) -> None:
        if settings.HAS_DESK:
            # The door imports the models, so it is hung when they are there.
            from posts.desk import Post
            from posts.editions import PostDoor

            Post.door = PostDoor()
