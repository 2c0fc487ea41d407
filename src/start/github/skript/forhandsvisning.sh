# Bygger webbplatsen att titta på, i mappen forhandsvisning. UTKAST är true om utkasten ska vara med.
set -euo pipefail
if [ "$UTKAST" = true ]; then
  insyn build --quiet --drafts --out forhandsvisning
else
  insyn build --quiet --out forhandsvisning
fi
