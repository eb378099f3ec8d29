"""The production server, for a machine with two cores; docs/performance.md has the numbers."""

bind = "unix:/run/watchdog/socket"
workers = 3
# A request that runs when the server is told to stop is finished within so many seconds.
graceful_timeout = 20
# Photos are taken in while somebody waits.
timeout = 60
# Memory that a worker once needed goes back to the machine; not all of them at the same time.
max_requests = 100_000
max_requests_jitter = 10_000
