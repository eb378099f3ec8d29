from django.apps import AppConfig


class WatchdogConfig(AppConfig):
    name = "watchdog"

    def ready(self) -> None:
        from watchdog import clock, purging

        clock.AFTER_COMMIT.append(purging.after_commit)
