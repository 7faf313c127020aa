"""A file that is no dossier, or a damaged, newer, read-only, full or deleted one: a sentence, a status, and nothing changed."""

import os
import sqlite3
import subprocess
import unittest

from cli_case import BAD_INPUT, CLI, DAMAGED, DONE, GRAIN, HARBOUR, NOT_FOUND, NOT_WRITABLE, CliCase

NOBODY = 65534
SHIM = os.environ["DOSSIER_FULL_DISK"]


def read(path):
    with open(path, "rb") as file:
        return file.read()


class NotADossier(CliCase):
    def refuse(self, path, status, *, name=None):
        before = read(path) if os.path.isfile(path) else None
        for command in (["list", path, "articles"], ["undo", path], ["check", path], ["import", path, self.write("a.txt", HARBOUR)]):
            self.run_cli(*command, status=status)
            self.assertIn(name or os.path.basename(path), self.messages)
        if before is not None:
            self.assertEqual(read(path), before, "a file of somebody else is left alone")
            for suffix in ("-wal", "-shm", "-journal"):
                self.assertFalse(os.path.exists(path + suffix))

    def test_missing(self):
        self.refuse(self.path("none.dossier"), NOT_FOUND)

    def test_folder(self):
        os.mkdir(self.path("folder.dossier"))
        self.refuse(self.path("folder.dossier"), BAD_INPUT)

    def test_text_and_empty_file(self):
        self.refuse(self.write("text.dossier", HARBOUR * 50), BAD_INPUT)
        self.refuse(self.write("empty.dossier", ""), BAD_INPUT)

    def test_another_database(self):
        with sqlite3.connect(self.path("other.dossier")) as database:
            database.execute("CREATE TABLE stamps (id INTEGER)")
        database.close()
        self.refuse(self.path("other.dossier"), BAD_INPUT)

    def test_newer_version(self):
        self.new(HARBOUR)
        database = sqlite3.connect(self.dossier)
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("PRAGMA user_version = 999")
        database.close()
        self.refuse(self.dossier, BAD_INPUT)
        self.assertIn("newer", self.messages)

    def test_truncated(self):
        self.new(HARBOUR)
        os.truncate(self.dossier, os.path.getsize(self.dossier) // 2)
        self.run_cli("list", self.dossier, "articles", status=DAMAGED)
        self.run_cli("check", self.dossier, status=DAMAGED)

    def test_corrupt_pages(self):
        self.new(HARBOUR, GRAIN)
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "six weeks", "Works")
        whole = read(self.dossier)
        for at in range(4096 * 4, len(whole), 4096 * 7):
            with open(self.dossier, "wb") as file:
                file.write(whole[:at] + b"\xa5" * 4096 + whole[at + 4096:])
            done = subprocess.run([CLI, "check", self.dossier], capture_output=True, check=False)
            self.assertEqual(done.returncode, DAMAGED, f"page {at // 4096}: {done.stdout} {done.stderr}")
            for command in (["list", self.dossier, "articles"], ["show", self.dossier, "ferry"], ["search", self.dossier, "pier"]):
                done = subprocess.run([CLI, *command], capture_output=True, check=False)
                self.assertIn(done.returncode, (DONE, NOT_FOUND, DAMAGED), f"page {at // 4096}: {done.stderr}")
                self.assertNotIn(b"CRITICAL", done.stderr)


class Findings(CliCase):
    """The check finds what no constraint keeps."""

    def damage(self, *statements):
        database = sqlite3.connect(self.dossier)
        for statement in statements:
            database.execute(statement)
        database.commit()
        database.close()

    def expect(self, words, *statements):
        self.new(HARBOUR)
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "six weeks", "Works/Duration", "Time")
        self.check_sound()
        self.damage(*statements)
        findings = self.findings()
        self.assertTrue(any(words in finding for finding in findings), findings)

    def findings(self):
        done = subprocess.run([CLI, "check", self.dossier], capture_output=True, check=False)
        self.assertEqual(done.returncode, DAMAGED, done.stderr)
        return done.stdout.decode().splitlines()

    def test_quote(self):
        self.expect("The quote of the passage", "UPDATE passage SET quote = 'six years' WHERE quote = 'six weeks'")

    def test_context(self):
        self.expect("What stands around", "UPDATE passage SET prefix = 'x' || substr (prefix, 2) WHERE quote = 'six weeks'")

    def test_range(self):
        self.expect("outside the text", "UPDATE passage SET end_at = 100000 WHERE quote = 'six weeks'")

    def test_reference(self):
        self.expect("leads nowhere", "UPDATE highlight_tag SET tag = 7")

    def test_tag_names(self):
        self.expect("several tags", "UPDATE tag SET name = 'works' WHERE name = 'Time'")

    def test_tag_cycle(self):
        self.expect("above itself", "UPDATE tag SET parent = (SELECT id FROM tag WHERE name = 'Duration') WHERE name = 'Works'")

    def test_record(self):
        self.expect("among the records", "DELETE FROM record WHERE kind = 'highlight'")

    def test_content(self):
        self.expect("not what its hash says", "UPDATE content SET text = replace (text, 'pier', 'quay')")

    def test_length(self):
        self.expect("not as long as it says", "UPDATE revision SET code_points = code_points + 1")


class ReadOnly(CliCase):
    def test_a_dossier_that_cannot_be_written(self):
        if os.getuid() != 0:
            self.skipTest("needs to change its user")
        self.new(HARBOUR)
        before = self.snapshot()
        os.chmod(self.dossier, 0o444)
        os.chmod(self.folder, 0o555)
        as_nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "env": dict(os.environ, HOME="/nonexistent")}
        self.assertEqual(self.run_cli("show", self.dossier, "ferry", "--text", **as_nobody), HARBOUR)
        self.run_cli("check", self.dossier, **as_nobody)
        for command in (["undo"], ["import", os.path.join(self.folder, "in", "0.txt")], ["set", "ferry", "state=reading"],
                        ["tag", "--article", "ferry", "--quote", "six weeks", "Works"]):
            self.run_cli(command[0], self.dossier, *command[1:], status=NOT_WRITABLE, **as_nobody)
        self.run_cli("new", self.path("other.dossier"), status=NOT_WRITABLE, **as_nobody)
        self.run_cli("export", self.dossier, "-f", "json", "-o", self.path("out.json"), status=NOT_WRITABLE, **as_nobody)
        self.assertEqual(self.run_cli("export", self.dossier, "-f", "json"), before)

    def test_a_dossier_that_cannot_be_read(self):
        if os.getuid() != 0:
            self.skipTest("needs to change its user")
        self.new(HARBOUR)
        os.chmod(self.folder, 0o755)
        os.chmod(self.dossier, 0o000)
        self.run_cli("list", self.dossier, "articles", status=NOT_WRITABLE, user=NOBODY, group=NOBODY, extra_groups=[],
                     env=dict(os.environ, HOME="/nonexistent"))


class FullDisk(CliCase):
    """A shim refuses writes below the folder after a number of bytes, as a full disk does."""

    def limited(self, limit, *arguments):
        environment = dict(os.environ, LD_PRELOAD=SHIM, FULL_DISK_FOLDER=self.folder, FULL_DISK_BYTES=str(limit))
        environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        return subprocess.run([CLI, *arguments], capture_output=True, check=False, env=environment, timeout=120)

    def test_import_tag_and_undo(self):
        self.new(HARBOUR)
        self.run_cli("set", self.dossier, "ferry", "state=reading")
        before = self.snapshot()
        history = self.json("list", self.dossier, "history")
        large = self.write("large.txt", "Pier\n\n" + HARBOUR * 400)
        commands = (["import", self.dossier, large], ["tag", self.dossier, "--article", "ferry", "--quote", "six weeks", "Works"],
                    ["undo", self.dossier])
        n_full = 0
        for command in commands:
            for limit in (0, 1000, 5000, 20000):
                done = self.limited(limit, *command)
                if done.returncode == DONE:
                    self.assertNotEqual(self.snapshot(), before)
                    self.run_cli("redo" if command[0] == "undo" else "undo", self.dossier)
                else:
                    n_full += 1
                    self.assertEqual(done.returncode, NOT_WRITABLE, done.stderr)
                    self.assertIn(b"dossier-cli: ", done.stderr)
                self.assertEqual(self.snapshot(), before, f"{command[0]} after {limit} bytes: {done.stderr}")
                self.check_sound()
        self.assertGreaterEqual(n_full, 6, "the shim must have refused writes")
        self.assertEqual([h["label"] for h in self.json("list", self.dossier, "history") if h["state"] == "done"],
                         [h["label"] for h in history])

    def test_new_export_and_copy_leave_nothing_half(self):
        self.new(HARBOUR * 30)
        for limit in (0, 3000):
            for command, made in ((["new", self.path("n.dossier")], "n.dossier"),
                                  (["export", self.dossier, "-f", "json", "-o", self.path("o.json")], "o.json"),
                                  (["copy", self.dossier, self.path("c.dossier")], "c.dossier")):
                done = self.limited(limit, *command)
                self.assertEqual(done.returncode, NOT_WRITABLE, f"{command} {done.stderr}")
                self.assertFalse(os.path.exists(self.path(made)), command)


class Deleted(CliCase):
    def test_deleted_while_open(self):
        """The writer of the durability test has it open; deleting it must end its writing with a sentence."""
        self.new(HARBOUR)
        writer = subprocess.Popen([os.environ["DOSSIER_TAG_WRITER"], self.dossier], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(writer.stderr.close)
        self.addCleanup(writer.stdout.close)
        self.assertTrue(writer.stdout.readline())
        os.unlink(self.dossier)
        while writer.stdout.readline():
            pass
        self.assertNotEqual(writer.wait(timeout=60), 0)
        self.assertIn(b"deleted", writer.stderr.read())


if __name__ == "__main__":
    unittest.main()
