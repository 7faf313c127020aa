#!/bin/sh
# Makes the sample dossier with the program's own command line: make-dossier.sh DOSSIER-CLI SAMPLE.JSON SAMPLE.DOSSIER
set -eu
cli=$1 json=$2 dossier=$3

# Leaks are for the tests to find: a build with sanitizers must not stop at one.
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

rm -f "$dossier" "$dossier-wal" "$dossier-shm"
"$cli" new "$dossier" >/dev/null
# A half-made sample must not look like a finished one to the next build.
"$cli" import "$dossier" "$json" >/dev/null || { rm -f "$dossier" "$dossier-wal" "$dossier-shm"; exit 1; }
