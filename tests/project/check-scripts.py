"""Every shell script parses, and every Python script compiles."""

import os
import subprocess

import sources


def check(path):
    text = sources.read(path)
    first = text.split("\n", 1)[0]
    if path.endswith(".sh") or first.startswith("#!") and first.endswith("bash"):
        done = subprocess.run(["bash", "-n", os.path.join(sources.ROOT, path)], capture_output=True, text=True, check=False)
        return done.stderr.strip() or None
    if path.endswith(".py") or first.startswith("#!") and "python" in first:
        try:
            compile(text, path, "exec")
        except SyntaxError as error:
            return str(error)
    return None


def is_script(path):
    if path.endswith((".sh", ".py")):
        return True
    with open(os.path.join(sources.ROOT, path), "rb") as source:
        return source.read(2) == b"#!"


def main():
    scripts = [path for path in sources.tracked() if is_script(path)]
    problems = [f"{path}: {problem}" for path in scripts if (problem := check(path))]
    sources.finish(problems, len(scripts))


if __name__ == "__main__":
    main()
