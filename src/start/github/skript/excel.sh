# Fyller i siffror ur de filer som är nya eller ändrade i excel/<förbund>/<rapport>/ sedan FORE. Det som redan är ifyllt ändras aldrig.
set -euo pipefail
# En ny gren har inget före. Då är det som skiljer den från huvudgrenen nytt, och i huvudgrenen allt.
if ! git cat-file -e "$FORE^{commit}" 2> /dev/null; then
  FORE=$(git hash-object -t tree /dev/null)
  [ "$GITHUB_REF_NAME" = "$HUVUDGREN" ] || FORE=$(git merge-base HEAD "origin/$HUVUDGREN")
fi
text=$RUNNER_TEMP/text.md
svar=$RUNNER_TEMP/svar.txt
fel=0
: > "$text"
while IFS= read -r -d '' fil; do
  case $fil in
    excel/README.md) continue ;;
    excel/*/*/*/*) rapport= ;;
    excel/*/*/*) rapport=${fil#excel/} rapport=${rapport%/*} ;;
    *) rapport= ;;
  esac
  if [ -z "$rapport" ]; then
    echo "Filen ligger i fel mapp. Lägg den i excel/<förbund>/<rapport>/, som excel/exempel/2025/." > "$svar"
    fel=1
  elif ! insyn import --skriv -- "./$fil" "$rapport" > "$svar" 2>&1 && ! grep -q 'har inget som är kvar att fylla i' "$svar"; then
    fel=1
  fi
  { printf '### %s\n\n' "$(printf %s "$fil" | tr -d '\n')"; sed 's/^/    /' "$svar"; echo; } >> "$text"
done < <(git diff -z --name-only --diff-filter=d "$FORE" HEAD -- excel)
cat "$text"
cat "$text" >> "$GITHUB_STEP_SUMMARY"
if ! git diff --quiet -- content; then
  bash .github/skript/andring.sh "excel-$GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT" 'Siffror ur Excel' "$text"
fi
exit $fel
