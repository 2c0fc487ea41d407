//! The files outside the folders of the reports.

use super::form::{
    AddressText, Choice, Date, Flag, Id, Integer, List, Named, OrganisationNumber, PeriodName, Raw, RoleName, Shape, Share, Table, Text,
};
use super::key::Need::{May, Must, Or};
use super::key::{Info, Key, Kind, Kinded, kinds};
use super::report::Chart;
use super::vocabulary::default;
use crate::model::{Conformance, CostGroup, DataLicence, MemberKind, PublisherKind};

/// The number of the format that the declarations describe: the content says in `format` for which it was written.
pub const FORMAT: i64 = 1;

kinds! {
    Website "webbplats.toml" "Webbplatsen." with [] {
        FORMAT: Integer = "format", Must, "Numret på formatet som innehållet är skrivet i: reglerna för nycklar och filer.", "1";
        TITLE: Text = "titel", Must, "Webbplatsens namn.", "\"Exempelförbundets rapporter\"";
        DESCRIPTION: Text = "beskrivning", Must, "En eller två meningar för startsidan och för sökmotorer.", "\"Här kan du läsa årsredovisningarna.\"";
        ADDRESS: AddressText = "adress", Must, "Webbplatsens adress, utan snedstreck sist.", "\"https://www.example.com\"";
        PUBLISHER: Text = "utgivare", Must, "Vem som svarar för webbplatsen.", "\"Samordningsförbundet Exempel\"";
        PUBLISHER_KIND: Choice<PublisherKind> = "utgivartyp", Or(default::<PublisherKind>), "Vad för slags utgivare det är, för kataloger över öppna data. Ett samordningsförbund är en lokal myndighet.", "\"lokal-myndighet\"";
        PUBLISHER_NUMBER: OrganisationNumber = "organisationsnummer", May, "Utgivarens organisationsnummer, som kataloger över öppna data känner igen utgivaren på.", "\"222000-0000\"";
        LICENCE: Choice<DataLicence> = "licens", May, "Hur siffrorna får användas: `cc0` fritt, `cc-by` fritt om källan anges. Utelämnad: ingenting sägs om det.", "\"cc0\"";
        CONTACT: Text = "kontakt", May, "En e-postadress eller en webbadress.", "\"kansli@example.com\"";
        DEMONSTRATION: Flag = "demonstration", Or(default::<bool>), "`true` säger på varje sida att webbplatsen är en demonstration.", "true";
        ACCESSIBILITY: Table<Accessibility> = "tillganglighet", May, "Tillgänglighetsredogörelsen, som lagen (2018:1937) kräver.", "";
        MOVED: List<Table<Moved>> = "flyttad", May, "Något som har fått en annan adress.", "";
        REMOVED: List<Table<Removed>> = "borttagen", May, "Något som inte längre publiceras.", "";
    }

    Moved "flyttad" "Något som har fått en annan adress: `[[flyttad]]` i `webbplats.toml`." with [] {
        FROM: Text = "fran", Must, "Den gamla adressen, utan snedstreck först. En mapp, med snedstreck sist, gäller allt i den, och en tabell alla sina rader.", "\"granby/2023/\"";
        TO: Text = "till", Must, "Den nya adressen.", "\"granby/2023-h1/\"";
    }

    Removed "borttagen" "Något som inte längre publiceras: `[[borttagen]]` i `webbplats.toml`." with [] {
        ADDRESS: Text = "adress", Must, "Den gamla adressen, utan snedstreck först. En mapp, med snedstreck sist, gäller allt i den, och en tabell alla sina rader.", "\"granby/2022/\"";
        REASON: Text = "skal", Must, "Varför det är borttaget. Det står på sidan som den som följer en gammal länk kommer till.", "\"Rapporten innehöll personuppgifter.\"";
        DATE: Date = "datum", May, "Dagen då det togs bort.", "2026-11-22";
    }

    Accessibility "tillganglighet" "Tillgänglighetsredogörelsen: `[tillganglighet]`." with [] {
        CONFORMANCE: Choice<Conformance> = "efterlevnad", Must, "Hur väl webbplatsen följer lagens krav.", "\"delvis\"";
        ASSESSED: Date = "bedomd", Must, "Dagen då webbplatsen bedömdes. Gör om det varje år.", "2026-11-22";
        UPDATED: Date = "uppdaterad", Must, "Dagen då redogörelsen uppdaterades.", "2026-11-22";
        METHOD: Text = "metod", Must, "Hur webbplatsen bedömdes.", "\"Vi har själva gått igenom webbplatsen.\"";
        REPORT: Text = "rapportera", Must, "Hur man säger till om det som inte fungerar.", "\"Skriv till kansli@example.com.\"";
        DEFICIENCIES: List<Table<Deficiency>> = "brist", May, "En brist. Ingen om efterlevnaden är `helt`.", "";
    }

    Deficiency "brist" "Något som inte är tillgängligt." with [] {
        WHAT: Text = "vad", Must, "Vad som inte är tillgängligt.", "\"Årsredovisningen för 2024 finns bara som pdf.\"";
        REASON: Text = "skal", Must, "Varför.", "\"Den är gjord innan webbplatsen fanns.\"";
    }

    Members "medlemmar.toml" "Alla medlemmar i alla förbund, en gång var." with [] {
        MEMBERS: List<Table<Member>> = "medlem", May, "En medlem.", "";
    }

    Member "medlem" "En medlem." with [] {
        ID: Id = "id", Must, "Medlemmens id, som blir en del av adressen på webben.", "\"granby-kommun\"";
        NAME: Text = "namn", Must, "Det officiella namnet.", "\"Granby kommun\"";
        FORMER_NAMES: List<Raw> = "tidigare_namn", May, "Namn som medlemmen har haft.", "[\"Granby köping\"]";
        TYPE: Choice<MemberKind> = "slag", Must, "Slag av medlem. `landsting` för en medlem som aldrig blev en region i förbundet.", "\"kommun\"";
        NUMBER: OrganisationNumber = "organisationsnummer", May, "Medlemmens organisationsnummer.", "\"222000-0000\"";
        CODE: Text = "kod", May, "Kommunens eller regionens kod hos SCB.", "\"1814\"";
    }

    Indicators "indikatorer.toml" "Indikatorerna och hur de mäts." with [] {
        INDICATORS: List<Table<Indicator>> = "indikator", May, "En indikator.", "";
    }

    Indicator "indikator" "En indikator." with [] {
        ID: Id = "id", Must, "Indikatorns nummer.", "\"1\"";
        NAME: Text = "namn", Must, "Indikatorn med nätverkets ord.", "\"Deltagarna upplever ett gott bemötande.\"";
        TOPIC: Text = "amne", Must, "Ämnet i några ord.", "\"bemötande\"";
        MEANING: Text = "betydelse", May, "Vad indikatorn säger, på enkel svenska.", "\"Om deltagarna känner sig väl bemötta.\"";
        MEASURE: Text = "matning", May, "Hur den mäts. Utelämnas så länge det inte finns något mått.", "\"Enkät till deltagarna.\"";
        VERSIONS: List<Table<Measure>> = "matt", May, "En version av måttet.", "";
    }

    Measure "matt" "En version av måttet för en indikator." with [] {
        ID: Id = "id", Must, "Versionens id, som siffrorna nämner i `matt`.", "\"2021\"";
        PERIOD: PeriodName = "period", May, "Den första perioden som måttet används för.", "\"2021\"";
        TEXT: Text = "text", Must, "Vad som ändrades.", "\"Frågan har fått fem svar i stället för fyra.\"";
    }

    Glossary "ordlista.toml" "Svåra ord med förklaringar." with [] {
        WORDS: List<Table<Word>> = "ord", May, "Ett svårt ord.", "";
        SYNONYMS: List<Table<Synonym>> = "synonym", May, "Ord som besökare söker på och som redovisningarna inte använder.", "";
    }

    Word "ord" "Ett svårt ord." with [] {
        ID: Id = "id", Must, "Ordets plats på sidan Ordlista.", "\"soliditet\"";
        WORD: Text = "ord", Must, "Ordet.", "\"soliditet\"";
        FORMS: List<Raw> = "former", May, "Andra böjningar av ordet.", "[\"soliditeten\"]";
        TEXT: Text = "text", Must, "Två enkla meningar.", "\"Soliditet är hur stor del av tillgångarna som är eget kapital.\"";
    }

    Synonym "synonym" "Vad sökningen visar också när någon söker på ord som redovisningarna inte använder." with [] {
        WORDS: List<Raw> = "ord", Must, "Orden som någon söker på, ett i taget.", "[\"jobb\", \"anställning\"]";
        SHOWS: List<Raw> = "visar_aven", Must, "Orden som redovisningarna använder, ett i taget.", "[\"arbete\"]";
    }

    Association "forbund.toml" "Ett förbund." with [] {
        NAME: Text = "namn", Must, "Förbundets namn.", "\"Samordningsförbundet Exempel\"";
        SHORT_NAME: Text = "kortnamn", May, "Ett kort namn. Utelämnat: hela namnet.", "\"Exempel\"";
        NUMBER: Text = "organisationsnummer", May, "Förbundets organisationsnummer.", "\"222000-0000\"";
        COUNTY: Text = "lan", May, "Länet.", "\"Örebro län\"";
        DESCRIPTION: Text = "beskrivning", May, "En eller två meningar om förbundet.", "\"Förbundet finns i Granby och Tallby.\"";
        CONTACT: Text = "kontakt", May, "Hur man når förbundet.", "\"kansli@example.com\"";
        HELP: Text = "hjalp", May, "Vem förbundet hjälper och hur man frågar.", "\"Prata med din handläggare.\"";
        MEMBERS: List<Table<Membership>> = "medlem", May, "En medlem i förbundet.", "";
        BREAKS: List<Table<Break>> = "brott", May, "Ett brott i serien över åren.", "";
        COMPARISONS: List<Table<ComparisonNote>> = "jamforelse", May, "Något som stör jämförelsen med andra förbund.", "";
        CHARTS: Named<Chart> = "diagram", May, "Egna ord till ett diagram på förbundets sida: `[diagram.<id>]`.", "";
    }

    Membership "medlemskap" "En medlem i förbundet: `[[medlem]]` i `forbund.toml`." with [] {
        ID: Text = "id", Must, "Medlemmens id ur `medlemmar.toml`.", "\"granby-kommun\"";
        FROM: Date = "fran", May, "Första dagen som medlem, om den är känd.", "2005-01-01";
        TO: Date = "till", May, "Sista dagen som medlem.", "2023-12-31";
        SHARE: Share = "andel", May, "Andelen av bidragen, i procent.", "\"25 %\"";
    }

    Break "brott" "Ett brott i serien över åren." with [] {
        PERIOD: PeriodName = "period", Must, "Den första perioden efter brottet.", "\"2025\"";
        ROLE: RoleName = "roll", May, "Siffran som det gäller. Utelämnad: alla.", "\"deltagare\"";
        TEXT: Text = "text", Must, "Vad som ändrades.", "\"Från 2025 räknas en deltagare en gång.\"";
    }

    ComparisonNote "jamforelse" "Något som stör jämförelsen med andra förbund." with [] {
        ROLE: RoleName = "roll", Must, "Siffran som det gäller.", "\"kostnader\"";
        PERIOD: PeriodName = "period", Must, "Perioden som det gäller.", "\"2024\"";
        TEXT: Text = "text", Must, "Vad som stör jämförelsen.", "\"Förbundet slogs ihop under året.\"";
    }

    Initiatives "insatser.toml" "Förbundets insatser genom åren." with [] {
        INITIATIVES: List<Table<Initiative>> = "insats", May, "En insats.", "";
    }

    Initiative "insats" "En insats." with [] {
        ID: Id = "id", Must, "Insatsens id. Behåll det när namnet byts.", "\"steget\"";
        NAME: Text = "namn", Must, "Insatsens namn.", "\"Steget\"";
        OTHER_NAMES: List<Raw> = "andra_namn", May, "Namn som insatsen har haft.", "[\"Första steget\"]";
        GROUP: Choice<CostGroup> = "grupp", Must, "Kostnadsgruppen.", "\"individ\"";
        SUCCESSOR: Id = "efterfoljare", May, "Insatsen som den har gått upp i.", "\"nasta-steg\"";
        INVENTED: Flag = "pahittad", Or(default::<bool>), "`true` om insatsen bara är ett exempel, i en demonstration.", "true";
        OWNERS: List<Table<Owner>> = "agare", May, "Medlemmarna som driver insatsen eller säljer den till förbundet.", "";
    }

    Owner "agare" "En medlem som driver en insats." with [] {
        MEMBER: Text = "medlem", Must, "Medlemmens id ur `medlemmar.toml`.", "\"granby-kommun\"";
        PERIOD: PeriodName = "period", May, "Perioden som det gäller. Utelämnad: alltid.", "\"2025\"";
    }
}
