# Börjar på en ny rapport. FORBUND är förbundets mapp, AR året, DEL vilken del av året.
set -euo pipefail
case $DEL in
  'hela året') period=$AR ;;
  'första halvåret') period=$AR-h1 ;;
  'andra halvåret') period=$AR-h2 ;;
  'första tertialet') period=$AR-t1 ;;
  'andra tertialet') period=$AR-t2 ;;
  'tredje tertialet') period=$AR-t3 ;;
  *) echo "Okänd del av året: $DEL" >&2; exit 2 ;;
esac
if ! insyn new rapport --quiet -- "$FORBUND" "$period" 2> "$RUNNER_TEMP/svar.txt"; then
  cat "$RUNNER_TEMP/svar.txt" >&2
  { echo 'Rapporten gick inte att göra:'; echo; sed 's/^/    /' "$RUNNER_TEMP/svar.txt"; } >> "$GITHUB_STEP_SUMMARY"
  exit 1
fi
echo "Den nya rapporten ligger i \`content/$FORBUND/$period\`. Fyll i den på den här grenen: öppna en länk nedan och tryck på pennan." > "$RUNNER_TEMP/text.md"
bash .github/skript/andring.sh "rapport-$FORBUND-$period" "Ny rapport: $FORBUND/$period" "$RUNNER_TEMP/text.md"
