"""Two processes on one dossier both work, and what both did can be taken back."""

import os
import sqlite3
import subprocess
import unittest

from cli_case import BUSY, CLI, HARBOUR, CliCase

WRITER = os.environ["DOSSIER_TAG_WRITER"]
MARKS = 60


class Processes(CliCase):
    def test_two_writers_at_once(self):
        self.new(HARBOUR * 5)
        writers = [subprocess.Popen([WRITER, self.dossier, str(MARKS)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        for number in range(10):
            self.run_cli("set", self.dossier, "ferry", f"note=round {number}")
            self.json("list", self.dossier, "highlights")
        said = set()
        for writer in writers:
            out, problems = writer.communicate(timeout=120)
            self.assertEqual(writer.returncode, 0, problems)
            said |= {line.split()[0] for line in out.decode().splitlines()}
        marks = {h["id"] for h in self.json("list", self.dossier, "highlights")}
        self.assertLessEqual(said, marks)
        steps = len(self.json("list", self.dossier, "history"))
        self.assertEqual(steps, 1 + 10 + 2 * MARKS)
        self.check_sound()
        for _ in range(steps):
            self.run_cli("undo", self.dossier)
        self.assertEqual(self.articles(), [])
        self.check_sound()

    def test_imports_at_once(self):
        self.new()
        for side in "ab":
            for number in range(40):
                self.write(f"{side}/{number}.txt", f"Note {side} {number}\n\nThe pier {side} has number {number}.\n")
        running = [subprocess.Popen([CLI, "import", self.dossier, self.path(side)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                   for side in "ab"]
        for one in running:
            _out, problems = one.communicate(timeout=120)
            self.assertEqual(one.returncode, 0, problems)
        self.assertEqual(len(self.articles()), 80)
        self.check_sound()
        self.run_cli("undo", self.dossier)
        self.run_cli("undo", self.dossier)
        self.assertEqual(self.articles(), [])

    def test_a_lock_that_is_held(self):
        self.new(HARBOUR)
        before = self.snapshot()
        holder = sqlite3.connect(self.dossier, isolation_level=None)
        self.addCleanup(holder.close)
        holder.execute("BEGIN IMMEDIATE")
        self.assertEqual(self.run_cli("show", self.dossier, "ferry", "--text"), HARBOUR, )
        self.run_cli("set", self.dossier, "ferry", "state=reading", status=BUSY)
        holder.execute("ROLLBACK")
        self.assertEqual(self.snapshot(), before)
        self.run_cli("set", self.dossier, "ferry", "state=reading")

    def test_one_file_when_all_have_closed(self):
        self.new(HARBOUR)
        self.assertEqual([n for n in os.listdir(self.folder) if n.startswith("test.dossier")], ["test.dossier"])


if __name__ == "__main__":
    unittest.main()
