#!/usr/bin/env bash
# Looks whether a release can be made of what is committed, and shows its notes. docs/release.md tells of the whole way.
#
#   scripts/release.sh                 looks, runs ./tests/run --allt, and changes nothing
#   scripts/release.sh --utan-tester   the same without the tests, to try the script or see what is missing
#   scripts/release.sh --tagga         the same as the first, and then makes the tag here; it is never pushed
#   scripts/release.sh --text          prints the notes of the version in Cargo.toml, and no more
#
# Needs git, Rust and Python 3.

set -uo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit 1

mode=${1:-}
case $mode in
  '' | --utan-tester | --tagga | --text) ;;
  *) sed -n '4,7s/^# *//p' "$0" >&2; exit 2 ;;
esac

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
tag=v$version

# below HEADING: what stands below it in the changelog.
below() { awk -v heading="## [$1]" 'index($0, heading) == 1 { inside = 1; next } /^## / { inside = 0 } inside' CHANGELOG.md | sed '/./,$!d'; }
notes=$(below "$version")

if [ "$mode" = --text ]; then
  [ -n "$notes" ] || { echo "CHANGELOG.md says nothing of $version." >&2; exit 1; }
  printf '%s\n' "$notes"
  exit
fi

missing=0
# look WHAT ADVICE COMMAND…: what must be so, and what to do if it is not.
look() {
  local what=$1 advice=$2
  shift 2
  if "$@" >/dev/null 2>"$log"; then
    echo "ok       $what"
  else
    missing=1
    printf 'MISSING  %s\n         %s\n' "$what" "$advice"
    sed 's/^/         /' "$log"
  fi
}
log=$(mktemp) || exit 1
trap 'rm -f -- "$log"' EXIT

is_clean() { [ -z "$(git status --porcelain)" ]; }
is_new() { ! git rev-parse -q --verify "refs/tags/$tag"; }
# Two places would come to differ.
is_said_once() { grep -q '^dynamic = \["version"\]' pyproject.toml; }
is_dated() { grep -qE "^## \[${version//./\\.}\] - 20[0-9]{2}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md; }
nothing_is_unreleased() { [ -z "$(below Unreleased)" ]; }
has_notes() { grep -q '^- ' <<<"$notes"; }
has_address() { grep -q '^repository = "https://' Cargo.toml; }
schemas_are_fresh() { cargo run --quiet --locked -- schema && git diff --exit-code --stat -- content/.schema >&2; }

echo "Insyn $version"
look 'all is committed' 'git status shows what is not.' is_clean
look "the tag $tag is not taken" 'Raise the version in Cargo.toml.' is_new
look 'Cargo.lock has the version' 'cargo check writes it; commit it.' cargo metadata --locked --format-version 1
look 'pyproject.toml has the version of Cargo.toml' 'dynamic = ["version"]' is_said_once
look 'CHANGELOG.md has the version with its date' "Write ## [$version] - $(date +%F) in the place of ## [Unreleased]." is_dated
look 'CHANGELOG.md has nothing left that is unreleased' 'Move it below the heading of the version.' nothing_is_unreleased
look 'CHANGELOG.md says what is new' 'Write a line for each change.' has_notes
look 'Cargo.toml says where the repository is' 'repository = "https://…"' has_address
look 'LICENSE-THIRD-PARTY is fresh' 'Run scripts/licences.py and commit.' scripts/licences.py --check
look 'the schemas are fresh' 'They have been written: commit them.' schemas_are_fresh
look 'the package for cargo builds by itself' 'Is a file missing from include in Cargo.toml?' cargo publish --dry-run --locked --allow-dirty

printf '\nThe notes of the release:\n\n'
sed 's/^/    /' <<<"$notes"
echo

[ "$missing" = 0 ] || { echo 'No release can be made yet.' >&2; exit 1; }
if [ "$mode" = --utan-tester ]; then
  echo 'Nothing is missing. The tests have not been run.'
  exit
fi

# The Python package is built and tried there.
./tests/run --allt || { echo 'No release can be made: the tests fail.' >&2; exit 1; }

if [ "$mode" = --tagga ]; then
  git tag --annotate --cleanup=verbatim --file=- "$tag" <<<"$notes" || exit 1
  echo "The tag $tag is made here. It becomes a release when you push it: git push origin $tag"
else
  echo "A release can be made. scripts/release.sh --tagga makes the tag."
fi
