"""Forms of the register's desk."""

from journalists.desk import Journalist
from watchdog.forms import WorkingCopyForm


class CaseForm(WorkingCopyForm):
    """A case is a part of its person, whose version it counts up and is refused for."""

    @property
    def copy(self) -> Journalist:
        return self.instance.journalist
