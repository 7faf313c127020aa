"""check-mime.py XML: a dossier is recognised by its contents alone, other databases are not, and by its name."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

APPLICATION_ID = 0x44534952


def write_database(path, application_id):
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA application_id = {application_id}")
    database.execute("CREATE TABLE article (id INTEGER PRIMARY KEY)")
    database.commit()
    database.close()


def type_of(path, data_home):
    env = {**os.environ, "XDG_DATA_HOME": data_home, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["gio", "info", "-a", "standard::content-type", path], env=env, capture_output=True, text=True,
                          check=True)
    return done.stdout.rsplit(":", 1)[1].strip()


def main():
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, "data", "mime", "packages")
        os.makedirs(packages)
        shutil.copy(sys.argv[1], os.path.join(packages, "dossier.xml"))
        subprocess.run(["update-mime-database", os.path.join(folder, "data", "mime")], check=True,
                       env={**os.environ, "XDG_DATA_HOME": os.path.join(folder, "data")})
        write_database(os.path.join(folder, "no-suffix"), APPLICATION_ID)
        write_database(os.path.join(folder, "plain"), 7)
        write_database(os.path.join(folder, "older.dossier"), 7)
        expected = {"no-suffix": "application/x-dossier", "plain": "application/vnd.sqlite3",
                    "older.dossier": "application/x-dossier"}
        wrong = []
        for name, kind in expected.items():
            found = type_of(os.path.join(folder, name), os.path.join(folder, "data"))
            if found != kind:
                wrong.append(f"{name}: expected {kind}, found {found}")
        print("\n".join(wrong) or "all recognised")
        return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
