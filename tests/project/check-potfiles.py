"""Every file with text for people is in po/POTFILES, and po/POTFILES names no file that is not there or has none.

With --update, writes po/POTFILES anew instead of complaining.
"""

import os
import re
import sys

import sources

# _("…"), C_("…", "…"), N_("…"), ngettext ("…"), g_dngettext (…): as the compiler would see them, comments aside.
C_TEXT = re.compile(r'\b(_|C_|N_|NC_|ngettext|Q_|g_dngettext|g_dgettext|g_dpgettext2?)\s*\(')
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
UI_TEXT = re.compile(r'translatable="(yes|true)"')


def has_text(path):
    if path.endswith((".desktop.in", ".metainfo.xml.in", ".gschema.xml")):
        return True
    if path.endswith(".ui"):
        return UI_TEXT.search(sources.read(path)) is not None
    return path.endswith((".c", ".h")) and C_TEXT.search(COMMENT.sub("", sources.read(path))) is not None


def main():
    with_text = {path for path in sources.tracked() if not path.startswith("tests/") and has_text(path)}
    if "--update" in sys.argv[1:]:
        with open(os.path.join(sources.ROOT, "po/POTFILES"), "w", encoding="utf-8") as potfiles:
            potfiles.writelines(f"{path}\n" for path in sorted(with_text))
    listed = [line.strip() for line in sources.read("po/POTFILES").splitlines()]
    listed = [line for line in listed if line and not line.startswith("#")]
    problems = [f"po/POTFILES does not list {path}: run tests/project/check-potfiles.py --update" for path in sorted(with_text - set(listed))]
    for path in listed:
        if not os.path.exists(os.path.join(sources.ROOT, path)):
            problems.append(f"po/POTFILES lists {path}, which is not there")
        elif path not in with_text:
            problems.append(f"po/POTFILES lists {path}, which has no text for people")
    problems += [f"po/POTFILES lists {path} twice" for path in sorted({p for p in listed if listed.count(p) > 1})]
    if listed != sorted(listed):
        problems.append("po/POTFILES is not sorted")
    sources.finish(problems, len(with_text))


if __name__ == "__main__":
    main()
