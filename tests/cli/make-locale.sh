#!/bin/sh
# make-locale.sh FOLDER STAMP: makes the locale de_DE.UTF-8 in FOLDER, for tests that run in another language.
set -eu
mkdir -p "$1"
localedef --no-archive -i de_DE -f UTF-8 "$1/de_DE.UTF-8"
touch "$2"
