# Säger i sammanfattningen var förhandsvisningen finns. ADRESS är dit den har laddats upp.
set -euo pipefail
cat >> "$GITHUB_STEP_SUMMARY" <<SLUT

### Förhandsvisning

[Hämta webbplatsen som den skulle bli]($ADRESS). Packa upp filen och öppna index.html i webbläsaren. Är Netlify anslutet står dessutom en länk i ändringen, vid *Deploy Preview*.
SLUT
