"""Proves the rules of HACKING, "Layers": who may include what, and how files are named."""

import os
import re
import sys

import sources

CORE = ("base", "dates", "model", "timeline", "store", "corpus", "net", "import", "export")
# What a layer may include, besides itself.
MAY_INCLUDE = {
    "base": (),
    "dates": ("base",),
    "model": ("base",),
    "store": ("base", "model"),
    "timeline": ("base", "model"),
    "corpus": ("base", "dates", "model", "timeline", "store"),
    "net": ("base", "model", "store", "corpus"),
    "import": ("base", "dates", "model", "store", "corpus", "net"),
    "export": ("base", "dates", "model", "timeline", "store", "corpus"),
    "cli": CORE,
    "widgets": CORE,
    "app": (*CORE, "widgets"),
}
# Headers from outside that belong to some layers only.
ONLY_IN = (
    (re.compile(r"^sqlite3(ext)?\.h$"), ("store",)),
    (re.compile(r"^libsoup/"), ("net",)),
    (re.compile(r"^((gtk|gdk|gsk)/|adwaita\.h)"), ("widgets", "app")),
)
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)
VAGUE = re.compile(r"^(utils?|misc|helpers?|common)\b", re.IGNORECASE)


def layer_of(path):
    """The layer of a source file, or None for what has no layer (tests, tools)."""
    parts = path.split("/")
    if parts[:2] == ["app", "core"]:
        return parts[2]
    if parts[:2] == ["app", "cli"]:
        return "cli"
    return parts[0] if parts[0] in ("app", "widgets") else None


def layer_of_include(name, layer):
    """The layer that a quoted include names, or None when it resolves to no file."""
    for layer_name, root in (("cli", "app/cli"), ("app", "app")):
        if layer == layer_name and os.path.exists(os.path.join(sources.ROOT, root, name)):
            return layer
    if os.path.exists(os.path.join(sources.ROOT, "app/core", name)) and name.split("/")[0] in CORE:
        return name.split("/")[0]
    return "widgets" if os.path.exists(os.path.join(sources.ROOT, "widgets", name)) else None


def check_include(path, layer, quote, name):
    """One sentence about a wrong include, or None."""
    for pattern, layers in ONLY_IN:
        if pattern.match(name) and layer not in layers:
            return f"{path}: <{name}> may be included only in {' and '.join(layers)}"
    if quote == "<" or name in ("config.h", "dossier-sql.h") or name.endswith("-resources.h"):
        return None
    target = layer_of_include(name, layer)
    if target is None:
        return f'{path}: "{name}" is not written from the root of a layer'
    if target != layer and target not in MAY_INCLUDE[layer]:
        return f'{path}: {layer} may not include "{name}" of {target}'
    return None


def check_file(path):
    layer = layer_of(path)
    if layer is None:
        return []
    if layer not in MAY_INCLUDE:
        return [f"{path}: {layer} is not a layer"]
    found = (check_include(path, layer, *match) for match in INCLUDE.findall(sources.read(path)))
    return [problem for problem in found if problem]


def self_test():
    """The check must be able to fail."""
    wrong = (("base", '"', "store/database.h"), ("corpus", "<", "sqlite3.h"), ("import", "<", "libsoup/soup.h"),
             ("cli", "<", "gtk/gtk.h"), ("net", "<", "adwaita.h"))
    return [f"a wrong include passed: {name} in {layer}" for layer, quote, name in wrong
            if check_include("self-test", layer, quote, name) is None]


def main():
    problems = self_test()
    paths = sources.tracked()
    code = [path for path in paths if path.endswith((".c", ".h"))]
    for path in code:
        problems += check_file(path)
    problems += [f"{path}: the name says nothing about what is in it" for path in paths
                 if path.endswith((".c", ".h", ".py", ".sh", ".ui")) and VAGUE.match(os.path.basename(path))]
    sources.finish(problems, len(code))


if __name__ == "__main__":
    sys.exit(main())
