"""What people read can be translated, and the catalogues that there are hold what they promise.

Takes what the compiler of catalogues needs from po/ only; writes nothing into the tree.
"""

import os
import re
import subprocess
import sys
import tempfile

import sources

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dgettext:2", "g_dpgettext2:2c,3"]
# How dates read in words is part of what a catalogue is for: nothing of it may be missing.
WHOLE = re.compile(r"app/core/base/edtf")
# Of the rest a little may wait until the words have settled.
LEAST = 0.9


def run(*command, **options):
    return subprocess.run(command, cwd=sources.ROOT, capture_output=True, text=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, **options)


def template(files, path):
    done = run("xgettext", "--from-code=UTF-8", "--no-wrap", "-o", path, *(f"--keyword={k}" for k in KEYWORDS), *files)
    return [line for line in done.stderr.splitlines() if "warning" in line or done.returncode != 0]


def untranslated(catalogue, pot, folder):
    """How many texts of @pot the catalogue lacks, and of how many."""
    merged = os.path.join(folder, "merged.po")
    run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged, catalogue, pot)
    counts = dict((word, int(n)) for n, word in re.findall(r"(\d+) (translated|fuzzy|untranslated)",
                                                          run("msgfmt", "--statistics", "-o", os.devnull, merged).stderr))
    missing = counts.get("untranslated", 0) + counts.get("fuzzy", 0)
    return missing, missing + counts.get("translated", 0)


def main():
    listed = [line.strip() for line in sources.read("po/POTFILES").splitlines() if line.strip()]
    code = [path for path in listed if path.endswith(".c")]
    languages = [line.strip() for line in sources.read("po/LINGUAS").splitlines() if line.strip() and not line.startswith("#")]
    with tempfile.TemporaryDirectory() as folder:
        pot, dates = os.path.join(folder, "all.pot"), os.path.join(folder, "dates.pot")
        problems = [f"a text cannot be translated as it stands: {line}" for line in template(code, pot)]
        problems += [line for line in template([path for path in code if WHOLE.match(path)], dates)]
        for language in languages:
            name = f"po/{language}.po"
            done = run("msgfmt", "--check", "-o", os.devnull, name)
            if done.returncode != 0:
                problems.append(f"{name}: {done.stderr.strip()}")
            missing, _ = untranslated(name, dates, folder)
            if missing:
                problems.append(f"{name} lacks {missing} of the words for dates")
            missing, count = untranslated(name, pot, folder)
            if missing > (1 - LEAST) * count:
                problems.append(f"{name} lacks {missing} of {count} texts")
    sources.finish(problems, len(code))


if __name__ == "__main__":
    sys.exit(main())
