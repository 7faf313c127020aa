#!/bin/sh
# The sample dossier as built is whole, and exporting it gives the curation JSON that it was made from.
# check-sample.sh DOSSIER-CLI SAMPLE.DOSSIER SAMPLE.JSON
set -eu
cli=$1 json=$3
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# A copy, so that looking at the sample leaves nothing beside it in the build directory.
cp "$2" "$place/sample.dossier"

"$cli" check "$place/sample.dossier"
"$cli" export "$place/sample.dossier" --format json -o "$place/again.json"
cmp "$json" "$place/again.json"
"$cli" list "$place/sample.dossier" articles --json > "$place/articles.json"
python3 -c 'import json, sys; sys.exit(len(json.load(open(sys.argv[1]))) != 12)' "$place/articles.json"
