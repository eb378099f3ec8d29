"""Loaded before the settings are: tests run in a newsroom of their own, in a temporary folder."""

import os
import tempfile

os.environ["WATCHDOG_DEBUG"] = "1"
os.environ["WATCHDOG_VAR"] = tempfile.mkdtemp(prefix="watchdog-tests-")
