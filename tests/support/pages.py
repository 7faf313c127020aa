"""A real server on loopback for journeys about addresses."""

import contextlib
import os
import subprocess

import journey


@contextlib.contextmanager
def page_server(folder):
    """Serves the folder; ends when its standard input is closed."""
    program = os.path.join(journey.BUILD_ROOT, "tests", "support", "page-server")
    with subprocess.Popen([program, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield server.stdout.readline().strip().rstrip("/")
        server.stdin.close()
