"""count-results.py TESTLOG.JSON MESON_STATUS: counts what `meson test` ran, every TAP subtest by itself.

The last line is "N passed, N failed"; the exit status is 0 only when nothing failed and meson was content too.
"""

import json
import re
import sys

LINE = re.compile(r"^( *)(not ok|ok)\b(.*)$")
PLAN = re.compile(r"^( *)1\.\.\d+")
GOOD = ("OK", "EXPECTEDFAIL", "SKIP")


def count_tap(output):
    """Counts the leaves of a TAP stream: newer GLib nests subtests and repeats each suite as a line of its own."""
    passed = failed = skipped = 0
    deepest = 0
    for text in output.splitlines():
        plan = PLAN.match(text)
        if plan:
            deepest = max(deepest, len(plan[1]))
            continue
        match = LINE.match(text)
        if not match:
            continue
        indent = len(match[1])
        closes_suite = deepest > indent
        deepest = indent
        if closes_suite:
            continue
        if re.search(r"# *skip", match[3], re.IGNORECASE):
            skipped += 1
        elif match[2] == "ok" or re.search(r"# *todo", match[3], re.IGNORECASE):
            passed += 1
        else:
            failed += 1
    return passed, failed, skipped


def count_test(test):
    """Counts one entry of the log; a program that dies after good subtests counts as one failure more."""
    output = test.get("stdout") or ""
    is_tap = any(PLAN.match(line) for line in output.splitlines())
    passed, failed, skipped = count_tap(output) if is_tap else (0, 0, 0)
    if test["result"] not in GOOD:
        return passed, max(failed, 1), skipped
    if passed + failed + skipped == 0:
        return (0, 0, 1) if test["result"] == "SKIP" else (1, 0, 0)
    return passed, failed, skipped


def main():
    path, meson_status = sys.argv[1], int(sys.argv[2])
    total = [0, 0, 0]
    bad = []
    try:
        with open(path, encoding="utf-8") as log:
            tests = [json.loads(line) for line in log]
    except OSError as error:
        print(f"No test ran: {error}.")
        tests = []
    for test in tests:
        counts = count_test(test)
        total = [a + b for a, b in zip(total, counts)]
        if counts[1]:
            bad.append(f"{test['name']} ({test['result']})")
    passed, failed, skipped = total
    if failed == 0 and (meson_status != 0 or not tests):
        failed = 1
        bad.append(f"meson test (exit status {meson_status}, {len(tests)} tests)")
    for name in bad:
        print(f"FAILED: {name}")
    if skipped:
        print(f"{skipped} skipped, each with its reason in the log")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
