"""The rows as curation JSON, byte for byte as the program exports them."""

import json
import uuid

FORMAT = "dossier-curation"
VERSION = 1


def dump(value):
    return json.dumps(value, ensure_ascii=False)


def row_values(table, columns, row):
    """(name, JSON value) of every column that is written: an absent one takes its default."""
    unknown = set(row) - {column.name for column in columns}
    if unknown:
        raise ValueError(f"“{table}” has no column “{sorted(unknown)[0]}”")
    for column in columns:
        value = row.get(column.name, column.default)
        if value is None and column.not_null:
            raise ValueError(f"a row of “{table}” has no “{column.name}”")
        if value is None and column.default is None:
            continue
        yield column.name, str(value) if column.is_id and value is not None else value


def row_text(table, columns, row, dossier):
    members = list(row_values(table, columns, row))
    if table == "record":
        members.append(("guid", str(uuid.uuid5(dossier, str(row["id"])))))
    return "{" + ", ".join(f"{dump(name)}: {dump(value)}" for name, value in members) + "}"


def list_text(name, lines, depth):
    margin = " " * depth
    if not lines:
        return f"{margin}{dump(name)}: []"
    inner = f",\n{margin} ".join(lines)
    return f"{margin}{dump(name)}: [\n{margin} {inner}\n{margin}]"


def content_lines(content):
    for sha256 in sorted(content):
        yield dump({"sha256": sha256, "media_type": "text/plain", "text": content[sha256]})


def to_text(rows, schema, dossier):
    """The whole file. @dossier is the UUID of the dossier, from which the GUIDs follow."""
    unknown = set(rows.tables) - set(schema)
    if unknown:
        raise ValueError(f"there is no table “{sorted(unknown)[0]}”")
    lists = []
    for table in sorted(schema):
        found = rows.tables.get(table, {})
        lines = [row_text(table, schema[table], found[i], dossier) for i in sorted(found)]
        lists.append(list_text(table, lines, 2))
    head = [f' "format": {dump(FORMAT)}', f' "version": {VERSION}', f' "dossier": {dump(str(dossier))}',
            list_text("content", list(content_lines(rows.content)), 1)]
    tables = ' "tables": {\n' + ",\n".join(lists) + "\n }"
    return "{\n" + ",\n".join([*head, tables]) + "\n}\n"
