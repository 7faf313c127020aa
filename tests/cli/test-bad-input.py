"""What cannot be imported is refused with a sentence, and the dossier is as before."""

import os
import socket
import subprocess
import unittest

from cli_case import BAD_INPUT, CLI, GRAIN, HARBOUR, NOT_FOUND, USAGE, CliCase

NOBODY = 65534


class BadInput(CliCase):
    def setUp(self):
        super().setUp()
        self.new(GRAIN)
        self.before = self.snapshot()

    def refuse(self, path, status=BAD_INPUT, **options):
        self.assertEqual(self.run_cli("import", self.dossier, path, status=status, **options), "")
        messages = self.messages
        self.assertIn(os.path.basename(path), messages, "the sentence names the file")
        self.assertEqual(self.snapshot(), self.before)
        self.check_sound()
        return messages

    def test_empty(self):
        self.refuse(self.write("empty.txt", ""))
        self.refuse(self.write("blank.txt", " \n\t\n"))

    def test_binary(self):
        self.refuse(self.write("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8))
        self.refuse(self.write("archive.txt", b"PK\x03\x04" + os.urandom(4000)))
        self.refuse(self.dossier)

    def test_nul_bytes(self):
        self.refuse(self.write("nul.txt", b"The pier is closed.\x00The pier is open.\n" * 20))

    def test_invalid_utf8_that_claims_to_be(self):
        self.refuse(self.write("mark.txt", b"\xef\xbb\xbfThe pier is \xff\xfe closed.\n"))
        broken = self.write("broken.txt", b"The pier is \xff\xfe closed.\n")
        self.run_cli("import", self.dossier, "--encoding", "UTF-8", broken, status=BAD_INPUT)
        self.assertIn("broken.txt", self.messages)

    def test_unknown_encoding(self):
        self.run_cli("import", self.dossier, "--encoding", "EBCDIC-X", self.write("a.txt", HARBOUR), status=USAGE)
        self.assertIn("EUC-KR", self.messages)

    def test_too_large(self):
        path = self.path("large.txt")
        with open(path, "wb") as file:
            file.write(b"The pier is closed today.\n" * (33 * 1024 * 1024 // 26))
        self.assertIn("32 MB", self.refuse(path))

    def test_not_there(self):
        self.refuse(self.path("gone.txt"), NOT_FOUND)
        self.refuse(os.path.join(self.write("a.txt", HARBOUR), "below.txt"), NOT_FOUND)

    def test_vanishes(self):
        os.symlink(self.path("nothing"), self.path("dangling.txt"))
        self.refuse(self.path("dangling.txt"), NOT_FOUND)

    def test_pipe_device_socket(self):
        os.mkfifo(self.path("pipe.txt"))
        self.refuse(self.path("pipe.txt"), timeout=20)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(self.path("socket.txt"))
            self.refuse(self.path("socket.txt"))
        self.refuse("/dev/zero", timeout=20)

    def test_folder_without_texts(self):
        os.mkdir(self.path("nothing"))
        self.run_cli("import", self.dossier, self.path("nothing"))
        self.write("odd/clip.mp4", b"\0\0\0\x18ftyp")
        self.run_cli("import", self.dossier, self.path("odd"))
        self.assertIn("clip.mp4", self.messages)
        self.assertEqual(self.snapshot(), self.before)

    def test_one_bad_file_does_not_keep_the_others_out(self):
        self.write("mixed/1.txt", HARBOUR)
        self.write("mixed/2.txt", "")
        self.write("mixed/3.txt", "Market\n\nThe market opens.\n")
        made = self.json("import", self.dossier, self.path("mixed"), status=BAD_INPUT)
        self.assertEqual([m["outcome"] for m in made], ["imported", "failed", "imported"])
        self.assertIn("2.txt", made[1]["message"])
        self.assertEqual(len(self.articles()), 3)
        self.assertIn("2 articles", self.run_cli("undo", self.dossier))
        self.assertEqual(self.snapshot(), self.before)

    def test_same_bytes_again(self):
        again = self.json("import", self.dossier, self.write("again.txt", GRAIN))
        self.assertEqual([m["outcome"] for m in again], ["known"])
        self.assertEqual(again[0]["id"], self.articles()[0]["id"])
        self.assertEqual(self.snapshot(), self.before)
        self.assertEqual(len(self.json("list", self.dossier, "history")), 1)

    def test_the_same_file_twice_in_one_command(self):
        path = self.write("a.txt", HARBOUR)
        made = self.json("import", self.dossier, path, path)
        self.assertEqual([m["outcome"] for m in made], ["imported", "known"])

    def test_unreadable_for_the_unprivileged(self):
        if os.getuid() != 0:
            self.skipTest("needs to change its user")
        os.chmod(self.folder, 0o777)
        secret = self.write("secret.txt", HARBOUR)
        os.chmod(secret, 0o600)
        for name in os.listdir(self.folder):
            if name.startswith("test.dossier"):
                os.chown(self.path(name), NOBODY, NOBODY)
        self.refuse_as_nobody(secret)
        os.mkdir(self.path("closed"), 0o700)
        self.refuse_as_nobody(self.path("closed"))

    def refuse_as_nobody(self, path):
        self.run_cli("import", self.dossier, path, status=BAD_INPUT, user=NOBODY, group=NOBODY, extra_groups=[],
                     env=dict(os.environ, HOME=self.folder))
        self.assertIn(os.path.basename(path), self.messages)


class BadCuration(CliCase):
    """The importer's own tests have every fault; here it is that the command refuses whole."""

    def setUp(self):
        super().setUp()
        self.new(HARBOUR)
        self.run_cli("tag", self.dossier, "--article", "ferry", "--quote", "six weeks", "Works/Duration")
        self.curation = self.snapshot()

    def refuse(self, text):
        self.assertNotEqual(text, self.curation, "the fault must be in the file")
        other = self.path("other.dossier")
        if not os.path.exists(other):
            self.run_cli("new", other)
        before = self.run_cli("export", other, "-f", "json")
        self.run_cli("import", other, self.write("faulty.json", text), status=BAD_INPUT)
        self.assertIn("faulty.json", self.messages)
        self.assertEqual(self.run_cli("export", other, "-f", "json"), before)

    def test_faults(self):
        start = HARBOUR.index("six weeks")
        self.refuse(self.curation.replace(f'"start_at": {start}', f'"start_at": {start + 1}'))
        self.refuse(self.curation.replace('"id": ', '"identity": ', 3))
        self.refuse(self.curation[:len(self.curation) // 2])
        self.refuse(self.curation.replace('"tag": [', '"tag": ' + "[" * 40, 1))

    def test_cycle_in_the_tag_tree(self):
        tags = {t["path"]: t["id"] for t in self.json("list", self.dossier, "tags")}
        top, below = tags["Works"], tags["Works/Duration"]
        row = f'{{"id": "{top}", "name"'
        self.refuse(self.curation.replace(row, f'{{"id": "{top}", "parent": "{below}", "name"'))

    def test_duplicate_id(self):
        rows = self.curation.splitlines()
        at = [n for n, row in enumerate(rows) if '"name": "Works"' in row][0]
        row = rows[at] if rows[at].endswith(",") else rows[at] + ","
        self.refuse("\n".join(rows[:at] + [row] + rows[at:]))


class Stopped(CliCase):
    def test_reading_can_be_interrupted(self):
        """What an interrupted import leaves is whole."""
        self.new(GRAIN)
        for number in range(400):
            self.write(f"many/{number}.txt", f"Note {number}\n\nThe pier has number {number}.\n")
        running = subprocess.Popen([CLI, "import", self.dossier, self.path("many")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while running.poll() is None and len(self.articles()) < 5:
            pass
        running.kill()
        running.wait()
        self.check_sound()
        self.run_cli("undo", self.dossier)
        self.assertEqual(len(self.articles()), 1)


if __name__ == "__main__":
    unittest.main()
