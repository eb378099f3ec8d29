from django.apps import AppConfig
from django.conf import settings


class JournalistsConfig(AppConfig):
    name = "journalists"

    def ready(self) -> None:
        # Views import the models, so they are told when those are there.
        from journalists.regions import told_of
        from posts.views.sections import TOLD_OF_REGIONS

        TOLD_OF_REGIONS.append(told_of)
        if settings.HAS_DESK:
            # The doors import the models, so they are hung when those are there.
            from journalists.desk import Journalist
            from journalists.editions import JournalistDoor, in_story, mention, names, people
            from journalists.portraits import Portraits
            from journalists.post_checks import ADVICE, CHECKS
            from posts import checks
            from posts.editions import PostDoor
            from posts.photos.showcases import showcases

            Journalist.door = JournalistDoor()
            PostDoor.parts.append("people__journalist")
            PostDoor.people = staticmethod(people)
            PostDoor.names = staticmethod(names)
            PostDoor.in_story = staticmethod(in_story)
            PostDoor.mention = staticmethod(mention)
            showcases.append(Portraits())
            checks.CHECKS.extend(CHECKS)
            checks.ADVICE.update(ADVICE)
