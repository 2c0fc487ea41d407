# What the machine must have, and how it is installed where apt can. Read by ./insyn and tests/run; each names what it needs.
# Elsewhere, or where that does not help, they say what to install.

works() { "$@" >/dev/null 2>&1; }

updated=

# install PACKAGE…: with apt, on Debian and Ubuntu.
install() {
  local root=()
  works command -v apt-get || return 1
  [ "$(id -u)" = 0 ] || root=(sudo)
  echo "Installing with apt: $*"
  [ -n "$updated" ] || "${root[@]}" apt-get update -qq && updated=1
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# need WHAT COMMAND PACKAGE…: unless the command works, installs the packages; if it still does not work, says what is missing.
need() {
  local what=$1 command=$2
  shift 2
  $command && return
  [ $# = 0 ] || install "$@"
  $command || { echo "Missing: $what" >&2; return 1; }
}

has_cargo() { works cargo --version; }
has_linker() { works cc --version; }

# Enough to build the program.
need_rust() {
  need 'Rust. Install it from https://rustup.rs and run this again.' has_cargo &&
    need 'a C compiler, which Rust links with. Install gcc.' has_linker gcc libc6-dev
}
