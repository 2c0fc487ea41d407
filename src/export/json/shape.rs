//! The shape of `rapport.json`: its keys, and what they mean. Its schema, `docs/rapport.schema.json`, is made from it by a test.

use crate::export::datum::Datum;
use crate::export::line::Line;
use serde::Serialize;
use std::collections::BTreeMap;

/// En redovisning som data. Belopp är texter med exakta decimaltal, med punkt som decimaltecken.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ReportFile<'a> {
    /// Förbundets namn i adressen.
    pub forbund: &'a str,
    /// Perioden: 2024, 2020-h1, eller en första och en sista dag.
    pub period: String,
    pub om: About<'a>,
    /// I den ordning som redovisningen har dem.
    pub tabeller: Vec<TableData<'a>>,
    pub diagram: Vec<ChartData<'a>>,
    /// Varje siffra med en betydelse, och vad Insyn har räknat ut av dem.
    pub fakta: Vec<Line<'a>>,
    /// Hur siffrorna stämmer med varandra.
    pub kontroll: Vec<Check>,
    /// Fel i originalet, med förklaringar.
    pub originalfel: Vec<KnownErrorData<'a>>,
    /// Vad som har rättats på sidan sedan den publicerades.
    pub rattelser: Vec<CorrectionData<'a>>,
    pub bilagor: Vec<AttachmentData<'a>>,
    /// Versioner som den här har ersatt, och vilka siffror som skiljer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub versioner: Vec<VersionData<'a>>,
}

/// Vad filen är.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct About<'a> {
    pub titel: &'a str,
    /// arsredovisning, delarsrapport, verksamhetsberattelse, social-redovisning eller verksamhetsplan.
    pub slag: &'a str,
    pub forbundets_namn: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisationsnummer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diarienummer: Option<&'a str>,
    /// Första dagen.
    pub fran: String,
    /// Sista dagen.
    pub till: String,
    /// Om texten på sidan är originalets egen eller omskriven.
    pub text: &'static str,
    pub original: Vec<OriginalData<'a>>,
    /// Hur långt redovisningen har kommit, så länge den inte är publicerad som färdig: beslutad, undertecknad eller reviderad.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// Står där om revisorerna inte har granskat redovisningen, så vitt det är känt: hur långt den har kommit, i ord.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub granskning: Option<String>,
    /// Vad som har hänt med redovisningen.
    pub handelser: Vec<EventData<'a>>,
    /// Vem som svarar för webbplatsen. I en demonstration är det inte förbundet.
    pub utgivare: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kontakt: Option<&'a str>,
    /// Sidan på webben.
    pub adress: String,
    /// Står där om den här versionen inte gäller längre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ersatt: Option<ReplacedData<'a>>,
    /// Står där om webbplatsen är en demonstration: då är den varken utgiven eller godkänd av förbundet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demonstration: Option<&'static str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct OriginalData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namn: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adress: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<&'a str>,
    /// Varför det inte finns någon adress.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saknas: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct EventData<'a> {
    /// beslutad, undertecknad, reviderad eller ansvarsfrihet.
    pub slag: &'static str,
    pub datum: String,
    /// Medlemmens namn i adressen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medlem: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anmarkning: Option<&'a str>,
}

/// En tabell som den är tryckt.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TableData<'a> {
    /// Tabellens namn i adressen.
    pub id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titel: Option<&'a str>,
    /// rakning, not, oversikt, insatsblad, ovrig, eller loptext för siffror som bara står i texten.
    pub tabelltyp: &'static str,
    /// De flesta siffrors enhet.
    pub enhet: &'static str,
    /// Vad originalet anger som enhet, om det inte stämmer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tryckt_enhet: Option<&'a str>,
    /// Sidan i originalet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sida: Option<i64>,
    /// Rubriken över radernas namn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub radrubrik: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anmarkning: Option<&'a str>,
    /// Vad tecken efter siffrorna betyder.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub marken: BTreeMap<&'a str, &'a str>,
    /// Tabellen på webben.
    pub adress: String,
    /// Tabellen som CSV.
    pub csv: String,
    pub kolumner: Vec<ColumnData<'a>>,
    pub rader: Vec<RowData<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ColumnData<'a> {
    /// Kolumnens namn i cellers adresser.
    pub id: String,
    /// Den tryckta rubriken.
    pub namn: String,
    /// Rubriken över flera kolumner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grupp: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// utfall, budget, avvikelse, prognos, andel, mal eller max.
    pub slag: &'static str,
    #[serde(flatten)]
    pub betydelse: MeaningData<'a>,
    /// Kolumnerna som den är summan av, med minus framför dem som dras ifrån.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summa: Option<Vec<String>>,
}

/// Vad siffrorna betyder.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct MeaningData<'a> {
    /// Vad som mäts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roll: Option<&'static str>,
    /// Vad siffrorna gäller: medlem, insats, kön …
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub dimensioner: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RowData<'a> {
    /// Radens namn i cellers adresser.
    pub id: String,
    /// Den tryckta texten. En summarad kan sakna text.
    pub post: Option<&'a str>,
    /// En rubrik i tabellen, utan celler.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rubrik: bool,
    #[serde(flatten)]
    pub betydelse: MeaningData<'a>,
    /// Noten som raden hänvisar till: tabellens namn i adressen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anmarkning: Option<&'a str>,
    /// Raderna som den är summan av, med minus framför dem som dras ifrån.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summa: Option<Vec<String>>,
    pub celler: Vec<CellData<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct CellData<'a> {
    #[serde(flatten)]
    pub datum: Datum,
    /// Flera siffror i samma cell, var för sig.
    pub delar: Vec<PartData<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PartData<'a> {
    /// Delens namn i cellens adress.
    pub id: String,
    #[serde(flatten)]
    pub datum: Datum,
    #[serde(flatten)]
    pub betydelse: MeaningData<'a>,
}

/// Ett diagram: vad det säger, och siffrorna i det.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ChartData<'a> {
    /// Diagrammets namn i adressen.
    pub id: &'a str,
    pub rubrik: String,
    pub underrubrik: String,
    pub sammanfattning: String,
    /// Vad läsaren bör veta om siffrorna.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forbehall: Vec<String>,
    pub kolumner: &'a [String],
    pub rader: Vec<ChartRowData<'a>>,
    /// Diagrammet på webben.
    pub adress: String,
    /// Bilden, som SVG.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bild: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ChartRowData<'a> {
    pub rad: &'a str,
    pub varden: Vec<ChartValue>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ChartValue {
    /// Som diagrammet visar det.
    pub visat: String,
    /// Exakt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub varde: Option<String>,
    /// Uppgiftens namn, som i fakta.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uppgift: Option<String>,
}

/// Vad en regel har prövat.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Check {
    /// Regelns namn i innehållet.
    pub regel: &'static str,
    /// Vad regeln prövar, i en mening.
    pub provar: &'static str,
    /// Så många jämförelser gjordes.
    pub provade: usize,
    /// Så många stämde.
    pub stamde: usize,
    pub avvikelser: Vec<DepartureData>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DepartureData {
    /// Cellen, som tabell.rad.kolumn.del, eller något annat i redovisningen.
    pub plats: String,
    pub text: String,
    /// fel, varning eller upplysning.
    pub slag: &'static str,
    /// Numret på förklaringen i originalfel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub originalfel: Option<usize>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct KnownErrorData<'a> {
    pub nummer: usize,
    pub regel: &'a str,
    pub platser: Vec<&'a str>,
    pub forklaring: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct CorrectionData<'a> {
    pub datum: String,
    /// avskrift: vi hade skrivit av fel. nytt-original: ett nytt original har beslutats.
    pub slag: &'static str,
    pub text: &'a str,
    /// Cellen, tabellen eller avsnittet.
    pub plats: Option<&'a str>,
    /// Vad som stod.
    pub fran: Option<&'a str>,
    /// Vad som står nu.
    pub till: Option<&'a str>,
    pub skal: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct AttachmentData<'a> {
    pub namn: &'a str,
    /// Filens adress, om den finns här.
    pub adress: Option<String>,
    pub sha256: Option<&'a str>,
    /// Numret på en handling som bara finns hos förbundet.
    pub diarienummer: Option<&'a str>,
    /// Varför den inte finns här.
    pub saknas: Option<&'a str>,
    /// Om alla kan läsa filen. Saknas om det inte är prövat.
    pub tillganglig: Option<bool>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ReplacedData<'a> {
    /// Dagen då den nya versionen kom ut.
    pub datum: String,
    pub skal: &'a str,
    /// Versionen som gäller.
    pub adress: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct VersionData<'a> {
    /// Den gamla versionens sida.
    pub adress: String,
    /// Dagen då den slutade gälla.
    pub ersatt: String,
    pub skal: &'a str,
    pub skillnader: Vec<DifferenceData>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DifferenceData {
    /// Cellen, som tabell.rad.kolumn.
    pub plats: String,
    /// Vad den gamla versionen anger. Tomt om rapporten som gäller inte lämnar ut det.
    pub fran: String,
    /// Vad som gäller.
    pub till: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The schema in the documents is that of what is written; `INSYN_WRITE_DOCS=1` writes it.
    #[test]
    fn the_documents_have_the_schema_of_the_file() {
        let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
        let mut schema = settings.into_generator().into_root_schema_for::<ReportFile>();
        schema.insert("title".to_owned(), "rapport.json".into());
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = "docs/rapport.schema.json";
        if std::env::var_os("INSYN_WRITE_DOCS").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), text, "INSYN_WRITE_DOCS=1 cargo test --locked --lib export skriver schemat");
    }
}
