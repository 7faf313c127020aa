"""A hundred times a writer is killed at a random moment. What it said was committed is there, the file is sound, and the
last step can be undone.

The writer acknowledges each mark through a pipe after its commit; DURABILITY_ROUNDS sets another number of rounds.
"""

import os
import random
import select
import signal
import sqlite3
import subprocess
import time
import unittest

from cli_case import HARBOUR, CliCase

ROUNDS = int(os.environ.get("DURABILITY_ROUNDS", "100"))
WRITER = os.environ["DOSSIER_TAG_WRITER"]
# A full check takes a copy of the file: each so many rounds, and at the end.
CHECK_EVERY = 10


class Durability(CliCase):
    def kill_at_random(self):
        """Runs the writer and kills it; returns the ids that it acknowledged."""
        writer = subprocess.Popen([WRITER, self.dossier], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        output = b""
        while b"\n" not in output:
            output += os.read(writer.stdout.fileno(), 65536)
        end = time.monotonic() + random.uniform(0, 0.06)
        while (left := end - time.monotonic()) > 0:
            if select.select([writer.stdout], [], [], left)[0]:
                output += os.read(writer.stdout.fileno(), 65536)
        writer.send_signal(signal.SIGKILL)
        output += writer.stdout.read()
        self.assertEqual(writer.stderr.read(), b"")
        self.assertEqual(writer.wait(), -signal.SIGKILL)
        writer.stdout.close()
        writer.stderr.close()
        # A last line without its end was not said.
        whole = output[:output.rfind(b"\n") + 1].decode()
        return [int(line.split()[0]) for line in whole.splitlines()]

    def compare(self, acknowledged):
        """Every acknowledged mark has its row and its step in the journal; at most one more was committed unsaid."""
        database = sqlite3.connect(f"file:{self.dossier}?mode=ro", uri=True)
        rows = {row[0] for row in database.execute("SELECT id FROM highlight")}
        steps = [row[0] for row in database.execute("SELECT subject FROM change WHERE state = 0 AND verb = 'highlight.add' ORDER BY id")]
        database.close()
        self.assertLessEqual(set(acknowledged), rows, "an acknowledged mark is lost")
        self.assertLessEqual(set(acknowledged), set(steps), "an acknowledged act is not in the journal")
        self.assertIn(acknowledged[-1], steps[-2:], "at most one act was not acknowledged")

    def undo_last(self):
        before = self.json("list", self.dossier, "highlights")
        self.run_cli("undo", self.dossier)
        after = self.json("list", self.dossier, "highlights")
        self.assertNotEqual(after, before)
        self.run_cli("redo", self.dossier)
        self.assertEqual(self.json("list", self.dossier, "highlights"), before)

    def test_nothing_acknowledged_is_lost(self):
        self.new(HARBOUR * 20)
        seed = random.randrange(2**32)
        random.seed(seed)
        print(f"seed {seed}, {ROUNDS} rounds")
        n_acknowledged = 0
        for number in range(ROUNDS):
            with self.subTest(round=number, seed=seed):
                acknowledged = self.kill_at_random()
                n_acknowledged += len(acknowledged)
                self.compare(acknowledged)
                if number % CHECK_EVERY == 0 or number == ROUNDS - 1:
                    self.check_sound()
                    self.undo_last()
        self.assertGreaterEqual(n_acknowledged, ROUNDS)
        print(f"{n_acknowledged} marks acknowledged, none lost")


if __name__ == "__main__":
    unittest.main()
