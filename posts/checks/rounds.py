"""Posts that are checked together, so that what all of them have to know is asked once."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from posts.desk import Post


class Round:
    """Some posts, one or many, and the moment at which they are looked at."""

    def __init__(self, posts: Sequence[Post], at: datetime) -> None:
        self.posts = posts
        self.at = at
        self._answers: dict[Any, Any] = {}

    def once[T](self, ask: Callable[["Round"], T]) -> T:
        """Return what this function says of the round, which is asked when it is first needed."""
        if ask not in self._answers:
            self._answers[ask] = ask(self)
        return self._answers[ask]
