"""What the tests of dossier-cli share: a folder of their own, the program, and articles that were written for them."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["DOSSIER_CLI"]

# The numbers of the manual page.
DONE, FAILED, USAGE, NOT_FOUND, BAD_INPUT, BUSY, NOT_WRITABLE, DAMAGED, CONFLICT = range(9)

HARBOUR = """Ferry pier closes for repairs

By Lena Orsted

The pier at Kolmvik closes on Monday. The harbour office expects the works to last six weeks.

"We waited too long," said Arne Vik, who runs the pier. The pier was built in 1961.
"""

GRAIN = """Grain talks resume in Osmouth

Negotiators met again on Tuesday. The talks had stopped in spring; nobody named a new date.
"""

KOREAN = """부두 보수 공사 시작

달포 부두가 월요일부터 문을 닫는다. 공사는 여섯 주 동안 이어진다.
"""


class CliCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="dossier-cli-")
        self.addCleanup(self.remove_folder)
        self.dossier = self.path("test.dossier")

    def remove_folder(self):
        subprocess.run(["chmod", "-R", "u+rwX", self.folder], check=False)
        shutil.rmtree(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        """Writes text as UTF-8, or bytes as they are; returns the path."""
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        return self.path(name)

    def run_cli(self, *arguments, status=DONE, **options):
        """Runs the program and expects @status; returns standard output. Standard error is in self.messages."""
        options.setdefault("timeout", 120)
        done = subprocess.run([CLI, *arguments], capture_output=True, check=False, **options)
        self.messages = done.stderr.decode()
        self.assertEqual(done.returncode, status, f"{arguments}\n{done.stdout.decode()}\n{self.messages}")
        self.assertNotIn("CRITICAL", self.messages)
        self.assertNotIn("WARNING", self.messages)
        if status != DONE:
            self.assertIn("dossier-cli: ", self.messages, "a failure says a sentence")
        return done.stdout.decode()

    def json(self, *arguments, **options):
        value = json.loads(self.run_cli(arguments[0], "--json", *arguments[1:], **options))
        self.assertIsInstance(value, list)
        return value

    def new(self, *texts):
        """Makes a dossier with these texts; returns the ids of their articles."""
        self.run_cli("new", self.dossier)
        ids = []
        for number, text in enumerate(texts):
            made = self.json("import", self.dossier, self.write(f"in/{number}.txt", text))
            ids.append(made[0]["id"])
        return ids

    def articles(self):
        return self.json("list", self.dossier, "articles")

    def snapshot(self):
        """All that is recorded, as text that can be compared."""
        return self.run_cli("export", self.dossier, "--format", "json")

    def check_sound(self):
        self.assertEqual(self.json("check", self.dossier), [])
