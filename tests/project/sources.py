"""The files of the project: what git tracks, or in an unpacked archive everything outside of build directories."""

import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def tracked():
    """Paths relative to the root, sorted."""
    try:
        # A clone that belongs to another user, as in CI, is still ours to read.
        listing = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others",
                                  "--exclude-standard"], cwd=ROOT, capture_output=True, check=True).stdout
        paths = [path for path in listing.decode().split("\0") if path]
    except (OSError, subprocess.CalledProcessError):
        paths = []
    if not paths:
        for folder, folders, files in os.walk(ROOT):
            folders[:] = [f for f in folders if not f.startswith(("_build", ".git")) and f != "__pycache__"]
            paths += [os.path.relpath(os.path.join(folder, name), ROOT) for name in files]
    return sorted(path for path in paths if os.path.isfile(os.path.join(ROOT, path)))


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as source:
        return source.read()


def finish(problems, looked_at):
    """Ends the check: one line for each problem. A check that looked at nothing has failed too."""
    if not looked_at:
        problems = ["nothing was looked at"]
    for problem in problems:
        print(problem)
    print(f"{looked_at} files looked at, {len(problems)} problems")
    sys.exit(1 if problems else 0)
