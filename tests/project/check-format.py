"""Every C file is as clang-format would write it. Only version 14, Debian 12's, decides: others lay out differently."""

import re
import subprocess
import sys

import sources

SKIPPED = 77


def main():
    try:
        version = subprocess.run(["clang-format", "--version"], capture_output=True, text=True, check=True).stdout
    except OSError:
        sys.exit("clang-format is not installed")
    if not re.search(r"version 14\.", version):
        print(f"skipped: the format is that of clang-format 14, and this is {version.strip()}")
        sys.exit(SKIPPED)
    code = [path for path in sources.tracked() if path.endswith((".c", ".h"))]
    done = subprocess.run(["clang-format", "--dry-run", "--Werror", *code], cwd=sources.ROOT, capture_output=True,
                          text=True, check=False)
    wrong = {line.split(":")[0] for line in done.stderr.splitlines() if "clang-format-violations" in line}
    problems = [f"{path}: run clang-format -i on it" for path in sorted(wrong)]
    if done.returncode != 0 and not problems:
        problems = [done.stderr]
    sources.finish(problems, len(code))


if __name__ == "__main__":
    main()
