# Sourced by ./run, ./check and .ci/run: installs what packages.txt names, or says what to install.

# Prints the packages of the given sections of packages.txt that are not installed, one a line.
missing_packages () {
  local list=$1 wanted
  shift
  wanted=$(awk -v sections=" $* " '
    /^# [a-z]+:/ { name = $2; sub(":", "", name); take = index(sections, " " name " "); next }
    /^#/ || NF == 0 { next }
    take { print $1 }' "$list")
  # dpkg-query names an unknown package on stderr only, so what it does not confirm is missing.
  # shellcheck disable=SC2086
  dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null \
    | awk -v wanted="$wanted" '
        $2 == "installed" { have[$1] = 1 }
        END { n = split(wanted, w, /[ \n]+/); for (i = 1; i <= n; i++) if (w[i] != "" && !(w[i] in have)) print w[i] }'
}

# ensure_packages LIST SECTION…: all or nothing. Touches neither the network nor the system when nothing is missing.
ensure_packages () {
  local missing as_root=""
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian system: please see to what $1 names yourself. Going on." >&2
    return 0
  fi
  missing=$(missing_packages "$@" | tr '\n' ' ')
  missing=${missing% }
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      as_root="sudo -n"
    else
      printf 'These packages are missing, and installing them takes root. Nothing was installed. Please run:\n\n' >&2
      printf '  sudo apt-get update\n  sudo apt-get install --no-install-recommends %s\n\n' "$missing" >&2
      return 1
    fi
  fi
  echo "Installing: $missing" >&2
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 update >&2 </dev/null \
    || { echo "The package lists could not be updated (see above); nothing was installed." >&2; return 1; }
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
    install --no-install-recommends $missing >&2 </dev/null \
    || { echo "apt-get could not install the packages (see above)." >&2; return 1; }
}

# ensure_build DIR [MESON_OPTION…]: configures DIR once and compiles.
ensure_build () {
  local dir=$1
  shift
  if [ ! -f "$dir/build.ninja" ]; then
    meson setup "$dir" "$@" >&2 || { echo "Configuring $dir failed (see above)." >&2; return 1; }
  fi
  ninja -C "$dir" >&2 || { echo "Compiling in $dir failed (see above)." >&2; return 1; }
}
