//! `rapport.toml` and the other TOML files of a report.

use super::form::{
    AddressText, Checksum, Choice, Date, Flag, Id, Integer, List, Named, OneOrMore, PartName, PeriodName, Raw, Shape, Table, Text,
};
use super::key::Need::{May, Must, One, Or};
use super::key::{Info, Key, Kind, Kinded, kinds};
use super::table::TableOf;
use super::vocabulary::default;
use crate::model::{Colour, CorrectionKind, EventKind, LevelMeaning, ReportKind, ScaleOrder, Status, TextKind, Unit};

kinds! {
    Figures "siffror.toml" "Vad som får stå i vilken som helst av rapportens TOML-filer." with [] {
        SCALES: Named<Scale> = "skala", May, "En skala för omdömen: `[skala.<id>]`.", "";
        KNOWN_ERRORS: List<Table<KnownError>> = "originalfel", May, "Ett känt fel i originalet.", "";
        SMALL: List<Table<Small>> = "smatal", May, "Ett beslut att visa siffror som gäller få personer.", "";
        CHECKS: List<Table<Check>> = "kontroll", May, "Ett samband som bara gäller den här rapporten.", "";
        SHARED_GOALS: List<Table<SharedGoal>> = "gemensamt_mal", May, "Ett mål som gäller flera siffror tillsammans.", "";
        UNBOUND: List<Table<Unbound>> = "otaggat", May, "Tal i texten som inte hör till någon siffra i tabellerna, med skälet.", "";
        TABLES: Named<TableOf> = "tabell", May, "En tabell: `[tabell.<id>]`.", "";
        CHARTS: Named<Chart> = "diagram", May, "Egna ord till ett diagram: `[diagram.<id>]`.", "";
    }

    Report "rapport.toml" "Vilken rapport det är, när den beslutades och vilka som står bakom den." with [Figures] {
        TITLE: Text = "titel", Must, "Rapportens titel, som i originalet.", "\"Årsredovisning 2024\"";
        TYPE: Choice<ReportKind> = "slag", Must, "Slag av rapport. En rapport bredvid årsredovisningen har slaget sist i mappens namn.", "\"arsredovisning\"";
        FIRST: Date = "fran", Must, "Första dagen. Ska stämma med mappens namn.", "2024-01-01";
        LAST: Date = "till", Must, "Sista dagen. Ska stämma med mappens namn.", "2024-12-31";
        UNIT: Choice<Unit> = "enhet", Must, "Beloppens enhet, där ingen tabell säger annat.", "\"kr\"";
        STATUS: Choice<Status> = "status", Must, "Hur långt rapporten har kommit. `utkast` medan du arbetar: då syns den inte.", "\"utkast\"";
        REGISTRY_NUMBER: Text = "diarienummer", May, "Rapportens diarienummer.", "\"EX 2025/1\"";
        TEXT: Choice<TextKind> = "text", Must, "`ordagrann` om texten är originalets egen, `bearbetad` om den är omskriven, `pahittad` om hela rapporten är ett exempel.", "\"ordagrann\"";
        ORIGINAL: OneOrMore<Table<Original>> = "original", Must, "Var den undertecknade rapporten finns, eller varför den saknas. Flera: `[[original]]`.", "";
        EVENTS: List<Table<Event>> = "handelse", May, "Något som har hänt med rapporten.", "";
        HIGHLIGHTS: List<Table<Highlight>> = "nyhet", May, "En av årets nyheter, som siffrorna inte visar. Den står överst på sidan.", "";
        REPLACED: Table<Replaced> = "ersatt", May, "Står i en version som inte gäller längre. Mappen heter då som rapportens, med `-version-1` sist.", "{ datum = 2025-06-01, skal = \"Styrelsen beslutade om ett nytt original.\" }";
        CORRECTIONS: List<Table<Correction>> = "rattelse", May, "Något som rättats på sidan efter att den publicerades.", "";
        SIGNERS: List<Table<Signer>> = "undertecknare", May, "Någon som har skrivit under.", "";
        AUDITORS: List<Table<Auditor>> = "revisor", May, "Någon som har granskat.", "";
        ATTACHMENTS: List<Table<Attachment>> = "bilaga", May, "En bilaga.", "";
        PROMISED: Integer = "antal_bilagor", May, "Hur många bilagor rapporten säger att den har.", "3";
        ABSENT: List<Table<Absent>> = "saknas", May, "En eller flera delar av årsredovisningen som inte finns.", "";
    }

    Original "original" "Den undertecknade rapporten, eller en av flera: antingen `adress` eller `saknas`." with [] {
        NAME: Text = "namn", May, "Vad originalet heter. Måste finnas när det finns flera.", "\"Årsredovisningen\"";
        ADDRESS: AddressText = "adress", One, "Webbadressen.", "\"https://www.example.com/2024.pdf\"";
        SHA256: Checksum = "sha256", May, "Filens kontrollsumma.", "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"";
        MISSING: Text = "saknas", One, "Varför originalet inte finns på webben.", "\"Rapporten finns bara på papper.\"";
    }

    Event "handelse" "Något som har hänt med rapporten." with [] {
        TYPE: Choice<EventKind> = "slag", Must, "Vad som har hänt.", "\"beslutad\"";
        DATE: Date = "datum", Must, "Dagen då det hände.", "2025-03-21";
        MEMBER: Id = "medlem", May, "Medlemmen som har prövat ansvarsfriheten.", "\"granby-kommun\"";
        REMARK: Text = "anmarkning", May, "Anmärkning.", "\"Kommunfullmäktige beviljade ansvarsfrihet.\"";
    }

    Highlight "nyhet" "En av årets nyheter, som siffrorna inte visar: en mening ur rapportens egen text." with [] {
        TEXT: Text = "text", Must, "Vad som hände, i en mening.", "\"Hösten 2024 slutade it-systemen att fungera.\"";
        SECTION: Id = "avsnitt", Must, "Id för rubriken, tabellen eller diagrammet som berättar mer.", "\"it-systemen\"";
    }

    Correction "rattelse" "Något som rättats på sidan efter att den publicerades." with [] {
        DATE: Date = "datum", Must, "Dagen då det rättades.", "2025-04-02";
        TEXT: Text = "text", Must, "Vad som rättades.", "\"En tabell saknade en rad.\"";
        TYPE: Choice<CorrectionKind> = "slag", Or(default::<CorrectionKind>), "Om det var vi som skrev av fel, eller om ett nytt original har beslutats. Fel i originalet är `[[originalfel]]`.", "\"avskrift\"";
        PLACE: Text = "plats", May, "Var på sidan: `tabell.rad.kolumn`, en tabells id eller en rubriks id.", "\"resultatrakning.intakter.2024\"";
        FROM: Text = "fran", May, "Vad som stod.", "\"5 528 968 kr\"";
        TO: Text = "till", May, "Vad som står nu.", "\"5 171 429 kr\"";
        REASON: Text = "skal", May, "Varför det blev fel, eller varför originalet ändrades.", "\"Vi läste av fel rad.\"";
    }

    Replaced "ersatt" "När och varför en version slutade gälla." with [] {
        DATE: Date = "datum", Must, "Dagen då den nya versionen kom ut.", "2025-06-01";
        REASON: Text = "skal", Must, "Varför den ersattes.", "\"Styrelsen beslutade om ett nytt original.\"";
    }

    Signer "undertecknare" "Någon som har skrivit under: antingen `namn` eller `utelamnad`." with [] {
        NAME: Text = "namn", One, "Personens namn.", "\"Kim Exempelsson\"";
        LEFT_OUT: Text = "utelamnad", One, "Varför namnet inte får stå på webben. Rollen visas ändå.", "\"Namnet lämnas inte ut.\"";
        ROLE: Text = "roll", Must, "Personens uppgift.", "\"ordförande\"";
    }

    Auditor "revisor" "Någon som har granskat: antingen `namn` eller `utelamnad`." with [] {
        NAME: Text = "namn", One, "Personens eller byråns namn.", "\"Robin Granskare\"";
        LEFT_OUT: Text = "utelamnad", One, "Varför namnet inte får stå på webben. Rollen visas ändå.", "\"Namnet lämnas inte ut.\"";
        ROLE: Text = "roll", Must, "Personens uppgift.", "\"auktoriserad revisor\"";
        APPOINTED_BY: List<Raw> = "utsedd_av", May, "Medlemmarna som har utsett revisorn.", "[\"forsakringskassan\"]";
    }

    Attachment "bilaga" "En bilaga: antingen `fil`, `saknas` eller `diarienummer`." with [] {
        NAME: Text = "namn", Must, "Bilagans namn.", "\"Revisionsberättelse\"";
        FILE: Text = "fil", One, "Filens namn i mappen `bilagor`.", "\"revision.pdf\"";
        MISSING: Text = "saknas", One, "Varför bilagan inte finns här.", "\"Den innehåller personuppgifter.\"";
        REGISTERED: Text = "diarienummer", One, "Numret på en handling som bara finns hos förbundet, till exempel den undertecknade med logg. Då måste `sha256` finnas.", "\"EX 2025/12\"";
        SHA256: Checksum = "sha256", May, "Filens kontrollsumma. Programmet kontrollerar att filen är densamma.", "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"";
        ACCESSIBLE: Flag = "tillganglig", May, "Om den som använder hjälpmedel kan läsa filen. Utan nyckeln säger sidan att det inte är prövat.", "true";
        OTHER_VERSION: Text = "annan_version", May, "Hur den som inte kan läsa filen får den på ett annat sätt.", "\"Ring kansliet, så läser vi upp den.\"";
    }

    Absent "saknas" "En eller flera delar av årsredovisningen som inte finns, av samma skäl." with [] {
        PART: OneOrMore<PartName> = "del", Must, "Delen som saknas, eller en lista av delar.", "[\"kassaflode\", \"investeringsredovisning\"]";
        REASON: Text = "skal", Must, "Varför delarna saknas.", "\"Förbundet gjorde inga investeringar.\"";
    }

    Unbound "otaggat" "Tal i texten som inte hör till någon siffra i tabellerna, och varför." with [] {
        TEXTS: OneOrMore<Text> = "text", Must, "Orden i texten som talet står i, eller en lista av sådana ord.", "\"mellan 16 och 66 år\"";
        REASON: Text = "skal", Must, "Varför talet inte hämtas ur en tabell.", "\"Åldersgränsen är ingen uppgift för året.\"";
    }

    Scale "skala" "En skala för omdömen: `[skala.<id>]`." with [] {
        FREE_TEXT: Flag = "fritext", Or(default::<bool>), "`true` om andra ord än nivåerna får stå i cellerna.", "true";
        ORDER: Choice<ScaleOrder> = "ordning", Or(default::<ScaleOrder>), "Om nivåerna står med den lägsta eller den högsta först, eller inte har någon ordning.", "\"lagst-forst\"";
        LEVELS: List<Table<Level>> = "nivaer", May, "Nivåerna, i den ordning som `ordning` säger.", "";
    }

    Level "niva" "En nivå på en skala." with [] {
        NAME: Text = "namn", Must, "Nivåns namn, som det står i cellerna.", "\"Uppfyllt\"";
        OTHER_NAMES: List<Raw> = "andra_namn", May, "Andra ord för samma nivå.", "[\"Helt uppfyllt\"]";
        COLOUR: Choice<Colour> = "farg", May, "Nivåns färg. Grå säger inget om hur bra nivån är.", "\"gron\"";
        SYMBOL: Text = "symbol", May, "Tecknet som visas för nivån.", "\"●\"";
        MEANING: Choice<LevelMeaning> = "betyder", May, "Vad nivån säger om ett tal bredvid ett annat.", "\"hogre\"";
    }

    KnownError "originalfel" "Ett känt fel i originalet." with [] {
        RULE: Text = "regel", Must, "Regelns kod, som den står inom hakparentes i meddelandet.", "\"summa\"";
        PLACES: OneOrMore<Raw> = "plats", Must, "Siffran, eller en lista av dem, som `tabell.rad.kolumn`.", "\"oversikt.arets-resultat.2025\"";
        EXPLANATION: Text = "forklaring", Must, "En eller två meningar till läsaren.", "\"Två siffror har bytt plats.\"";
    }

    Small "smatal" "Ett beslut att visa siffror som gäller få personer." with [] {
        PLACE: Text = "plats", Must, "Siffran, som `tabell.rad.kolumn`, eller tabellens id.", "\"loptext.stegforflyttning\"";
        REASON: Text = "skal", Must, "Varför siffran får visas.", "\"Siffran är redan offentlig.\"";
        SPREAD: Flag = "spridning", Or(default::<bool>), "Om siffran också får stå i filerna med siffror och i sökningen. Annars står den bara på rapportens sida.", "true";
        BESIDE: List<Text> = "andra_uppgifter", May, "Vad rapporten mer säger om samma personer, var det än står: `[]` om den inte säger något mer.", "[\"ålder\", \"bostadsort\"]";
    }

    Check "kontroll" "Ett samband som bara gäller den här rapporten: `namn`, `plats` och en nyckel till." with [] {
        NAME: Text = "namn", Must, "Vad som kontrolleras, i några ord.", "\"Avslut per insats\"";
        PLACE: Text = "plats", Must, "Siffran som prövas, som `tabell.rad.kolumn`.", "\"avslut.totalt\"";
        SUM: List<Raw> = "summa", One, "Siffrorna som den ska vara summan av. Ett minus framför drar ifrån.", "[\"avslut.steget\", \"-avslut.aterfall\"]";
        QUOTIENT: Table<Quotient> = "kvot", One, "Siffrorna som den ska vara kvoten av.", "";
        MEAN: Table<Mean> = "medel", One, "Siffrorna som den ska vara medelvärdet av.", "";
        AT_MOST: Text = "hogst", One, "Siffran som den högst får vara.", "\"deltagare.totalt\"";
        AT_LEAST: Text = "minst", One, "Siffran som den minst ska vara.", "\"deltagare.avslutade\"";
        COUNT: Table<Count> = "antal", One, "Omdömena som den ska vara antalet av.", "";
    }

    SharedGoal "gemensamt_mal" "Ett mål som gäller flera siffror tillsammans: `[[gemensamt_mal]]`. Alla siffror pekas ut som `tabell.rad.kolumn`." with [] {
        GOAL: Text = "mal", Must, "Målets siffra.", "\"mal.steg-mal\"";
        PARTS: List<Raw> = "delar", Must, "Siffrorna som tillsammans ska nå målet.", "[\"mal.till-arbete\", \"mal.till-studier\"]";
        OUTCOME: Text = "utfall", Must, "Siffran för dem tillsammans, som den är tryckt.", "\"mal.steg\"";
        VERDICT: Text = "omdome", May, "Rapportens egen bedömning av målet.", "\"bedomningar.steg\"";
    }

    Quotient "kvot" "Summan av de första siffrorna delad med summan av de andra." with [] {
        OF: List<Raw> = "av", Must, "Siffrorna som delas.", "[\"avslut.arbete\"]";
        BY: List<Raw> = "pa", Must, "Siffrorna som de delas med.", "[\"avslut.totalt\"]";
    }

    Mean "medel" "Medelvärdet av siffror med en vikt för varje." with [] {
        VALUES: List<Raw> = "varden", Must, "Siffrorna.", "[\"enkat.kvinnor\", \"enkat.man\"]";
        WEIGHTS: List<Raw> = "vikter", Must, "Vikterna, en för varje siffra.", "[\"svar.kvinnor\", \"svar.man\"]";
    }

    Count "antal" "Antalet celler som har någon av nivåerna." with [] {
        COLUMNS: List<Raw> = "kolumner", Must, "Kolumnerna som räknas, som `tabell.kolumn`.", "[\"mal.utfall\"]";
        LEVELS: List<Raw> = "nivaer", Must, "Nivåerna, som de står i cellerna.", "[\"Uppfyllt\"]";
    }

    Chart "diagram" "Egna ord till ett diagram: `[diagram.<id>]`." with [] {
        TITLE: Text = "titel", May, "Rubriken i stället för den som programmet gör.", "\"Medlemmarna gav mindre\"";
        SUBTITLE: Text = "undertitel", May, "Underrubriken i stället för den som programmet gör.", "\"Kronor, 2023 och 2024\"";
        SUMMARY: Text = "sammanfattning", May, "Sammanfattningen i stället för den som programmet gör.", "\"Bidragen minskade med en halv miljon kronor.\"";
        SILENT: Flag = "utan_meningar", Or(default::<bool>), "`true` tar bort rubriken och sammanfattningen som programmet gör.", "true";
        NOTE: Text = "anmarkning", May, "Anmärkning under sammanfattningen.", "\"Bidragen sänktes.\"";
        MARKS: List<Table<ChartMark>> = "markering", May, "Något som hände under en period.", "";
    }

    ChartMark "markering" "Något som hände under en period i ett diagram." with [] {
        PERIOD: PeriodName = "period", Must, "Perioden då det hände.", "\"2024\"";
        TEXT: Text = "text", Must, "Vad som hände.", "\"Bidragen sänktes.\"";
    }
}
