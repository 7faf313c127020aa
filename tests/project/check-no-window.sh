#!/usr/bin/env bash
# check-no-window.sh PROGRAM: the command line must not load GTK, neither by itself nor through a library.
# libX11 alone says nothing: cairo, which draws timelines into files, is linked with it on Debian and never opens a display.
set -u
libraries=$(ldd "$1") || { echo "ldd cannot read $1"; exit 1; }
grep -q libglib-2.0 <<<"$libraries" || { echo "the list of libraries of $1 looks wrong:"; echo "$libraries"; exit 1; }
if grep -E 'lib(gtk|gdk|adwaita|wayland-client)' <<<"$libraries"; then
  echo "$1 loads libraries of the window"
  exit 1
fi
