"""Help, wrong usage and the manual page agree with each other."""

import os
import re
import subprocess
import unittest

from cli_case import CLI, NOT_WRITABLE, USAGE, CliCase

COMMANDS = ("new", "import", "list", "show", "set", "revise", "tag", "search", "undo", "redo", "export", "check", "copy", "edtf", "dates")
MANUAL = os.path.join(os.environ["DOSSIER_SOURCE_ROOT"], "data", "man", "dossier-cli.1")


def plain(manual):
    """The words of a manual page without its markup."""
    text = re.sub(r"\\f(\(..|.)", "", manual)
    return re.sub(r"\\(-|&|\|)", lambda m: "-" if m[1] == "-" else "", text)


class Usage(CliCase):
    def test_help_lists_every_command_and_exit_status(self):
        text = self.run_cli("--help")
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^  {command} ")
        for status in range(9):
            self.assertRegex(text, rf"(?m)^  {status} ")

    def test_each_command_explains_itself(self):
        for command in COMMANDS:
            text = self.run_cli(command, "--help")
            self.assertTrue(text.startswith(f"Usage: dossier-cli {command} "))
            self.assertEqual(self.run_cli(command, "-h"), text)
            self.assertLess(max(map(len, text.splitlines())), 90)

    def test_the_manual_page_names_everything(self):
        with open(MANUAL, encoding="utf-8") as file:
            manual = plain(file.read())
        for command in COMMANDS:
            self.assertIn(command, manual)
            for option in re.findall(r"--[a-z-]+", self.run_cli(command, "--help")):
                self.assertIn(option, manual, f"an option of {command}")
        statuses = re.findall(r"(?m)^\.B (\d)$", manual)
        self.assertEqual(statuses, [str(n) for n in range(9)])

    def test_wrong_usage(self):
        for arguments in ([], ["fly"], ["new"], ["new", "a", "b"], ["list", "x"], ["new", "--loud", "x"], ["undo", "-x", "f"],
                          ["tag", "f", "t", "--quote"], ["list", "--json=1", "f", "tags"], ["list", "--json", "--json", "f", "tags"]):
            self.assertEqual(self.run_cli(*arguments, status=USAGE), "")

    def test_results_and_messages_do_not_mix(self):
        self.new("Pier\n\nThe pier is closed.\n")
        self.run_cli("list", self.dossier, "articles")
        self.assertEqual(self.messages, "")
        self.assertEqual(self.run_cli("list", self.path("none"), "articles", status=3), "")

    def test_a_full_standard_output_is_told(self):
        self.new("Pier\n\nThe pier is closed.\n")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, "list", self.dossier, "articles"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, NOT_WRITABLE, done.stderr)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, "--help"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, NOT_WRITABLE)

    def test_utf8_whatever_the_locale_is(self):
        self.new("부두\n\n달포 부두가 문을 닫는다.\n")
        environment = dict(os.environ, LC_ALL="C")
        self.assertIn("부두", self.run_cli("list", self.dossier, "articles", env=environment))
        self.run_cli("show", self.dossier, "항구", status=3, env=environment)
        self.assertIn("항구", self.messages)


if __name__ == "__main__":
    unittest.main()
