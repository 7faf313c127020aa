"""The rows of the sample: ids that follow from names, one record row for each record."""

import hashlib

# Tables whose rows other rows may point at, as in app/core/store/tables.c.
RECORDS = {
    "outlet", "article", "passage", "tag", "highlight", "actor", "mention", "role",
    "date_expression", "event", "claim", "relation", "link", "note",
}
CONTEXT = 32


def make_id(table, key):
    """A positive 63-bit number that follows from the name alone."""
    digest = hashlib.sha256(f"dossier-sample/{table}/{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


class Rows:
    def __init__(self):
        self.tables = {}
        self.content = {}
        self.ids = {}

    def add(self, table, key, **fields):
        """Adds a row and returns its id. @key names it for ever: the id is made from it."""
        row_id = make_id(table, key)
        name = f"{table}:{key}"
        if name in self.ids:
            raise KeyError(f"{name} is there twice")
        self.ids[name] = row_id
        self.tables.setdefault(table, {})[row_id] = {"id": row_id, **fields}
        if table in RECORDS:
            self.tables.setdefault("record", {})[row_id] = {"id": row_id, "kind": table}
        return row_id

    def find(self, name):
        """The id of "table:key"; a name that was never added is an error of the recipe."""
        if name not in self.ids:
            raise KeyError(f"{name} is not in the recipe")
        return self.ids[name]

    def add_passage(self, article, start, end):
        """The passage of that range; marks on the same words stand on one row, as in the program."""
        key = f"{article['number']}/{start}-{end}"
        if f"passage:{key}" in self.ids:
            return self.ids[f"passage:{key}"]
        text = article["text"]
        return self.add(
            "passage", key,
            revision=article["revision"], start_at=start, end_at=end, quote=text[start:end],
            prefix=text[max(0, start - CONTEXT):start], suffix=text[end:end + CONTEXT],
            state="exact",
        )
