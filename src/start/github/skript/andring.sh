# Lägger det som är nytt i content på en egen gren, och öppnar en ändring att titta på.
# andring.sh GREN RUBRIK FIL-MED-TEXT
set -euo pipefail
gren=$1 rubrik=$2 text=$3
if git ls-remote --exit-code --heads origin "refs/heads/$gren" > /dev/null; then
  echo "Det finns redan en gren som heter $gren. Arbeta vidare på den, eller ta bort den först." | tee -a "$GITHUB_STEP_SUMMARY" >&2
  exit 1
fi
git checkout --quiet -b "$gren"
git add content
git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' commit --quiet -m "$rubrik"
git push --quiet origin "$gren"
# En ändring får ha 65 536 tecken.
{
  head -c 30000 "$text" | iconv -c -f UTF-8 -t UTF-8 || true
  echo
  GITHUB_REF_NAME=$gren insyn check --quiet --format markdown || true
} > "$RUNNER_TEMP/andring.md"
cat "$RUNNER_TEMP/andring.md" >> "$GITHUB_STEP_SUMMARY"
if ! gh pr create --base "$GITHUB_REF_NAME" --head "$gren" --title "$rubrik" --body-file "$RUNNER_TEMP/andring.md" > "$RUNNER_TEMP/lank.txt"; then
  {
    echo "Ändringen ligger på grenen $gren, men GitHub lät inte den här körningen öppna den som en *pull request*."
    echo "Öppna den själv: $GITHUB_SERVER_URL/$GITHUB_REPOSITORY/compare/$GITHUB_REF_NAME...$gren?expand=1"
    echo 'Eller tillåt det: Settings, Actions, General, Allow GitHub Actions to create and approve pull requests.'
  } | tee -a "$GITHUB_STEP_SUMMARY" >&2
  exit 1
fi
echo "Ändringen att titta på: $(cat "$RUNNER_TEMP/lank.txt")" | tee -a "$GITHUB_STEP_SUMMARY"
