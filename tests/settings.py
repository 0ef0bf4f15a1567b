"""The product's settings on a data folder of the run's own."""

import os
import tempfile

os.environ["ONWARD_HOME"] = tempfile.mkdtemp(prefix="onward-tests-")
os.environ.setdefault("ONWARD_TIME_ZONE", "Europe/London")
os.environ.pop("ONWARD_NOW", None)

from onward.lib.folders import make_private
from onward.project.settings import *  # noqa: F403
from onward.project.settings import FOLDERS

make_private(FOLDERS.data)
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
