"""The rows as curation JSON, set out as app/core/export writes it."""

import json


def to_text(rows):
    tables = {name: [rows.tables[name][i] for i in sorted(rows.tables[name])] for name in sorted(rows.tables)}
    return json.dumps(tables, ensure_ascii=False, indent=1) + "\n"
