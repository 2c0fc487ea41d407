# Antecknar i content/adresser.txt det som är nytt i huvudgrenen och går att publicera, och skickar upp filen.
set -euo pipefail
if ! insyn build --strict --quiet; then
  echo 'Inga adresser är antecknade, eftersom ingenting har publicerats.'
  exit 0
fi
insyn build --quiet
[ -f content/adresser.txt ] || exit 0
git add content/adresser.txt
if git diff --cached --quiet; then
  echo 'Det finns inga nya adresser.'
  exit 0
fi
git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
# Webbplatsen blir densamma, så Netlify behöver inte bygga om den.
git commit --quiet -m 'Nya adresser är antecknade [skip netlify]'
for _ in 1 2 3; do
  if git push --quiet origin "HEAD:$GITHUB_REF_NAME"; then
    exit 0
  fi
  # Någon hann före. Bådas adresser behålls (.gitattributes).
  git pull --quiet --rebase origin "$GITHUB_REF_NAME"
done
exit 1
