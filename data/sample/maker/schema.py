"""The columns of the recorded tables, read from the schema steps of the program itself."""

import re
import sqlite3

# Tables that are not recorded: facts of one file, texts by hash, reading positions, the journal.
UNRECORDED = {"meta", "content", "reading", "change", "change_log"}


class Column:
    def __init__(self, name, not_null, default, is_id):
        self.name = name
        self.not_null = not_null
        self.default = default
        self.is_id = is_id


def read_columns(database, table):
    references = {row[3] for row in database.execute(f'PRAGMA foreign_key_list("{table}")')}
    columns = []
    for _, name, _, not_null, default, is_key in database.execute(f'PRAGMA table_info("{table}")'):
        value = None if default is None else database.execute(f"SELECT {default}").fetchone()[0]
        columns.append(Column(name, bool(not_null), value, bool(is_key) or name in references))
    return columns


def read_schema(folder):
    """{table: [Column]} of all recorded tables, in the order of the tables' columns."""
    with sqlite3.connect(":memory:") as database:
        for step in sorted(folder.glob("[0-9]*.sql")):
            sql = step.read_text(encoding="utf-8")
            # Views, triggers and search tables need the program's own tokenizer and carry no record.
            for statement in re.findall(r"^(?:CREATE TABLE|ALTER TABLE) .*?;$", sql, re.M | re.S):
                database.execute(statement)
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: read_columns(database, name) for name in names
                if name not in UNRECORDED and not name.startswith("sqlite_")}
