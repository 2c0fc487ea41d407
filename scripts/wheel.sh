#!/usr/bin/env bash
# Builds the Python package that carries the program, and tries it as people have it: installed in an empty environment, in a
# folder that holds nothing but content, with no Rust within reach.
#
#   scripts/wheel.sh FOLDER [flags for maturin build]     puts the wheel in FOLDER
#
# Needs Rust and Python 3 with venv.

set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
out=$1
shift
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# environment NAME: an empty Python environment; `bin` is where its programs are.
environment() {
  local python=python3
  command -v python3 >/dev/null || python=python
  "$python" -m venv "$work/$1"
  bin=$work/$1/bin
  [ -d "$bin" ] || bin=$work/$1/Scripts
}

build() {
  environment maturin
  "$bin/python" -m pip install --quiet maturin==1.16.0 ziglang==0.17.1
  PATH=$bin:$PATH maturin build --release --locked --out "$out" "$@"
}

# What the program must do for those who have only it.
try() {
  environment empty
  "$bin/python" -m pip install --quiet --no-index "$out"/insyn-*.whl
  mkdir "$work/project"
  cp -R content static "$work/project"
  cd "$work/project"
  local insyn=$bin/insyn
  PATH=/nonexistent "$insyn" --version
  PATH=/nonexistent "$insyn" build --strict
  [ -s public/index.html ] && [ -s public/typsnitt/source-sans-3.woff2 ]
}

# A new site, which brings the program along: installed as a host does it, by the file and its checksum.
try_new() {
  environment empty
  local insyn=$bin/insyn
  cd "$work"
  PATH=/nonexistent "$insyn" init ny --namn 'Samordningsförbundet Prov' --medlem 'Region Prov' --medlem 'Provs kommun' --hjul "$out"/insyn-*.whl
  environment host
  cd ny
  "$bin/python" -m pip install --quiet --no-index -r requirements.txt
  PATH=/nonexistent "$bin/insyn" build --strict
  PATH=/nonexistent "$bin/insyn" new rapport prov "$(date +%Y)"
  PATH=/nonexistent "$bin/insyn" build --drafts --out utkast
  [ -s public/index.html ] && [ -s "utkast/prov/$(date +%Y)/index.html" ]
}

mkdir -p "$out"
out=$(cd "$out" && pwd)
build "$@"
(try)
(try_new)
ls -l "$out"
