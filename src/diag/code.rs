//! The codes of findings: what each means, how serious it is, what to do about it, and where the documents tell of it.

use super::rule::Rule;
use super::severity::Severity;

/// Whether the original may be to blame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// How the content is written: an error always stops.
    Content,
    /// The report itself: a judgement, which stops a strict run only.
    Report,
}

/// A document that tells of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// For those who write reports: from the beginning, and through the year.
    Handbook,
    /// For those who write reports: all that may be written, to look up.
    Reference,
    /// Of the rules.
    Checks,
    /// Of all that may be written, in English.
    Format,
}

impl Document {
    /// The name of the file.
    pub fn file(self) -> &'static str {
        match self {
            Document::Handbook => "handbok.md",
            Document::Reference => "referens.md",
            Document::Checks => "sifferkontroll.md",
            Document::Format => "content-format.md",
        }
    }

    /// What it is called in a Swedish sentence. Who reads it has it somewhere, but not always in a folder of the project.
    pub fn swedish(self) -> String {
        let name = match self {
            Document::Handbook => "handboken",
            Document::Reference => "handbokens referens",
            Document::Checks => "sifferkontrollen",
            Document::Format => "formatbeskrivningen",
        };
        format!("{name} ({})", self.file())
    }
}

macro_rules! codes {
    ($($code:ident $id:literal $severity:ident $about:ident $means:literal $advice:literal $document:ident $heading:literal;)*) => {
        /// The kind of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code {
            $(#[doc = $means] $code,)*
            /// What departs from a rule bears the code of the rule.
            Rule(Rule),
        }

        impl Code {
            /// Every code that is not the code of a rule, in the order in which the handbook tells of them.
            pub const OWN: &'static [Code] = &[$(Code::$code),*];

            /// The stable name, as printed in brackets and in JSON.
            pub fn id(self) -> &'static str {
                match self {
                    $(Code::$code => $id,)*
                    Code::Rule(rule) => rule.code(),
                }
            }

            /// How serious such a finding is, unless it says otherwise itself.
            pub fn severity(self) -> Severity {
                match self {
                    $(Code::$code => Severity::$severity,)*
                    Code::Rule(rule) => rule.severity(),
                }
            }

            /// Whether it is a judgement: about the report, so that the original may say the same. Stops a strict run only.
            pub fn judged(self) -> bool {
                match self {
                    $(Code::$code => About::$about == About::Report,)*
                    Code::Rule(_) => true,
                }
            }

            /// What it means, in one Swedish sentence.
            pub fn means(self) -> &'static str {
                match self {
                    $(Code::$code => $means,)*
                    Code::Rule(rule) => rule.compares(),
                }
            }

            /// What to do about it, in Swedish. The finding itself may say it more closely.
            pub fn advice(self) -> String {
                match self {
                    $(Code::$code => $advice.to_owned(),)*
                    Code::Rule(rule) => rule.advice(),
                }
            }

            /// The document that tells more, and the heading there, as written.
            pub fn told(self) -> (Document, String) {
                match self {
                    $(Code::$code => (Document::$document, $heading.to_owned()),)*
                    Code::Rule(rule) => (Document::Checks, format!("{} (`{}`)", rule.name(), rule.code())),
                }
            }
        }
    };
}

codes! {
    MissingFile "fil-saknas" Error Content "En fil som måste finnas, eller som rapporten nämner, finns inte." "Skapa filen, eller rätta namnet." Reference "Vilka filer som finns";
    Format "format" Error Content "Innehållet är skrivet i ett annat format än det som den här versionen av Insyn läser." "Installera den version av Insyn som läser formatet, eller rätta numret." Reference "Vilka filer som finns";
    OldSchema "gammalt-schema" Warning Content "Schemat som redigeraren läser hör inte till den här versionen av Insyn, eller så leder filen till fel schema." "Kör `insyn schema`, eller rätta raden överst i filen." Reference "Låt redigeraren hjälpa till";
    UnknownFile "okand-fil" Warning Content "En fil ligger i innehållet men används inte." "Rätta filnamnets slut, nämn bilagan med `[[bilaga]]`, eller ta bort filen." Reference "Vilka filer som finns";
    Unreadable "olasbar-fil" Error Content "Något i innehållet läses inte: det är en länk, en mapp som heter som en fil, en för stor fil eller ingen vanlig fil." "Lägg filen själv där i stället, eller ta bort det." Reference "Vilka filer som finns";
    DoubleAddress "dubbel-adress" Error Content "Två saker på webbplatsen har samma adress, eller adresser som bara skiljer sig i stora och små bokstäver." "Byt namn på den ena." Reference "Vilka filer som finns";
    AddressLost "adress-forlorad" Error Report "En adress som har publicerats finns inte längre, så en länk som har fungerat gör det inte." "Rätta innehållet om det ska finnas kvar. Skriv annars i `webbplats.toml` vart det har flyttat, eller varför det är borttaget." Reference "Adresser som håller";
    AddressNotRecorded "adress-ej-antecknad" Warning Content "En adress står inte i `adresser.txt`, så ingen märker om den senare går förlorad." "Kör `insyn build` på din dator utan `--strict`, och skicka med `adresser.txt` när du publicerar." Reference "Adresser som håller";
    SameLabel "samma-rad" Info Content "Rader i samma tabell heter lika och saknar id, så det går inte att länka till var och en." "Inget behövs. Ge raderna var sitt `id`, om någon ska kunna länka till dem." Reference "Adresser som håller";
    BadLedger "fel-adresslista" Error Content "`adresser.txt` är skadad." "Ta bort raderna som inte är adresser, och behåll alla andra. Eller hämta filen ur git som den var." Reference "Adresser som håller";
    BadMove "fel-flytt" Error Content "En `[[flyttad]]` eller `[[borttagen]]` stämmer inte." "Rätta adressen, eller ta bort det som inte behövs." Reference "Adresser som håller";
    BadFileName "fel-filnamn" Error Content "En fil som ska publiceras heter något som inte alla datorer kan spara." "Byt namn på filen." Reference "Vilka filer som finns";
    BadAttachment "fel-bilaga" Error Content "En bilaga eller bild är av ett slag som inte publiceras, är inte vad namnet säger, eller innehåller något som kan köras." "Spara om filen, ett dokument helst som PDF och en bild som PNG." Reference "Bilagor";
    ChangedAttachment "andrad-bilaga" Error Content "En bilaga är inte den fil som dess kontrollsumma hör till." "Lägg tillbaka den rätta filen. Har den bytts med avsikt: rätta `sha256`, och skriv i `[[rattelse]]` vad som har ändrats." Reference "Bilagor";
    Encoding "teckenkodning" Error Content "Filen är inte sparad som UTF-8." "Spara om filen med teckenkodningen UTF-8." Handbook "När det säger nej";
    Toml "toml" Error Content "En `.toml`-fil bryter mot skrivreglerna." "Se efter citattecken, kommatecken och klamrar på raden och på raden före." Handbook "När det säger nej";
    UnknownKey "okand-nyckel" Error Content "Nyckeln finns inte på det här stället." "Rätta stavningen, flytta nyckeln dit den hör, eller ta bort den." Reference "Så skriver du i en `.toml`-fil";
    MissingKey "nyckel-saknas" Error Content "En nyckel som måste finnas saknas." "Lägg till nyckeln." Reference "Ett helt exempel";
    WrongType "fel-typ" Error Content "Värdet är av fel sort, till exempel ett tal där det ska stå en text." "Skriv värdet som meddelandet säger. Runt en text ska det stå citattecken." Reference "Så skriver du i en `.toml`-fil";
    UnknownValue "okant-varde" Error Content "Värdet går inte att välja för nyckeln." "Välj ett av de värden som finns." Reference "`rapport.toml`";
    BadId "fel-id" Error Content "Ett id innehåller annat än små bokstäver a–z, siffror och bindestreck." "Skriv om id:t." Reference "Så skriver du i en `.toml`-fil";
    DoubleId "dubbelt-id" Error Content "Ett id, en nyckel eller en rubrik finns två gånger." "Ge den ena ett annat namn, eller ta bort den." Reference "Noter";
    ToFill "fyll-i" Error Content "Något i en rapport är inte ifyllt än, och rapporten är inget utkast." "Skriv det som saknas i stället för `\"fyll i\"`. I ett utkast är det bara en påminnelse." Handbook "Ny rapport";
    BadAmount "fel-belopp" Error Content "En siffra går inte att läsa." "Skriv siffran på ett av sätten i handboken, utan punkt mellan tusentalen." Reference "Hur du skriver en siffra";
    BadShare "fel-andel" Error Content "En medlems andel går inte att läsa." "Skriv andelen som en procentsats med citattecken runt, till exempel `\"25 %\"`." Reference "Medlemmar och insatser";
    BadPeriod "fel-period" Error Content "En period går inte att läsa, eller så heter mappen inte som rapportens period." "Skriv ett år, en del av ett år eller en dag, till exempel `2024`, `2020-h1` eller `2024-12-31`." Reference "Kolumner";
    OtherYear "annat-ar" Error Report "Rapporten, en räkning eller en text handlar bara om ett annat år än rapportens." "Ändra åren i kolumnerna, i titeln eller i texten. Det som nämns i titeln eller texten ger bara en varning." Handbook "Ny rapport";
    BadLink "fel-lank" Error Content "Det går inte att länka till adressen." "Börja adressen med `https://`, och skriv den utan mellanslag och citattecken. I en text får en länk också börja med `mailto:`, `/` eller `#`." Reference "Texten";
    BadChecksum "fel-kontrollsumma" Error Content "Kontrollsumman av originalet är inte en sådan." "Räkna om summan enligt SHA-256, eller ta bort nyckeln." Reference "`rapport.toml`";
    BadTemplate "fel-mall" Error Content "En cell med flera siffror följer inte sin mall, eller så är mallen felskriven." "Rätta cellen eller mallen." Format "Several figures in one cell";
    ValueCount "antal-varden" Error Content "En rad eller en lista har för många eller för få värden." "Skriv så många värden som meddelandet säger." Handbook "När det säger nej";
    UnknownRole "okand-roll" Error Content "Rollen finns inte." "Rätta stavningen, eller ta bort rollen." Reference "Vad `roll` är bra för";
    UnknownMember "okand-medlem" Error Content "Medlemmen finns inte i `medlemmar.toml`." "Rätta id:t, eller lägg till medlemmen." Reference "Medlemmar och insatser";
    UnknownInitiative "okand-insats" Error Content "Insatsen finns inte i `insatser.toml`, eller så har rapporten inget blad för den." "Rätta id:t, eller lägg till insatsen eller bladet." Reference "Ett insatsblad";
    UnknownScale "okand-skala" Error Content "Skalan finns inte i rapporten." "Rätta id:t, eller lägg till skalan." Format "`rapport.toml`";
    UnknownLevel "okand-niva" Error Content "Skalan har ingen sådan nivå." "Rätta nivån, eller lägg till den i skalan." Format "`rapport.toml`";
    ScaleOrder "skala-ordning" Error Content "En skalas färger går åt ett annat håll än ordningen på nivåerna." "Rätta `ordning`, färgerna eller nivåernas plats." Reference "Skalor för omdömen";
    TypeBesideScale "typ-mot-skala" Error Content "Nyckeln `typ` säger emot `skala` på samma ställe." "Ta bort `typ` om cellerna är omdömen, annars `skala`." Reference "Skalor för omdömen";
    UnknownMark "okant-marke" Error Content "Ett märke efter en siffra är inte förklarat, eller är något annat än stjärnor." "Förklara märket i tabellen med `marken`." Reference "Hur du skriver en siffra";
    UnknownRow "okand-rad" Error Content "En summa räknar in en rad eller kolumn som inte finns, som heter som en annan, eller som är summan själv." "Rätta namnet i `summa`, eller ge den rad eller kolumn som menas ett `id`." Reference "Rubriker och summor";
    UnknownColumn "okand-kolumn" Error Content "Ett omdöme pekar på en kolumn med tal som inte finns i tabellen." "Rätta namnet i `omdome`." Format "Columns";
    UnknownTable "okand-tabell" Error Content "Tabellen finns inte i rapporten." "Rätta tabellens id." Reference "Peka på siffror, tabeller, diagram och bilder";
    UnknownCell "okand-cell" Error Content "Tabellen, raden eller kolumnen finns inte, eller så passar namnet på flera." "Rätta namnet, eller ge den rad eller kolumn som menas ett `id`." Reference "Peka på siffror, tabeller, diagram och bilder";
    CellWithoutFigure "cell-utan-tal" Error Content "En hänvisning pekar på en cell där det inte står något tal." "Peka på en cell med ett tal, eller skriv med ord vad cellen säger." Reference "Peka på siffror, tabeller, diagram och bilder";
    SharedGoal "gemensamt-mal" Error Content "Ett `[[gemensamt_mal]]` pekar på något som inte är ett mål, ett utfall av det eller ett omdöme." "Rätta platsen, eller siffrans `roll` och `slag`." Reference "Ett mål för flera siffror";
    WrongUnit "fel-enhet" Error Content "Hänvisningen passar inte siffrans enhet, till exempel `kr` för en procentsats." "Använd `tal`, eller rätta enheten i tabellen." Reference "Peka på siffror, tabeller, diagram och bilder";
    UnknownReference "okand-hanvisning" Error Content "Det finns ingen hänvisning med det namnet." "Använd en av hänvisningarna i handboken." Reference "Peka på siffror, tabeller, diagram och bilder";
    BadReference "fel-hanvisning" Error Content "En hänvisning är felskriven eller står på fel ställe." "Skriv hänvisningen som i handboken. Siffror står i en mening, tabeller, diagram och bilder på en egen rad." Reference "Peka på siffror, tabeller, diagram och bilder";
    UnknownChart "okant-diagram" Error Content "Diagrammet finns inte, eller så saknas siffrorna som det görs av." "Rätta diagrammets id, eller skriv in siffrorna." Reference "Diagram";
    MarkdownPicture "bild" Error Content "En bild är skriven på ett sätt som inte går att använda här." "Lägg filen i mappen `bilagor` och visa den med hänvisningen `bild`." Reference "Peka på siffror, tabeller, diagram och bilder";
    PictureWithoutText "bild-utan-text" Error Content "En bild saknar text för den som inte ser den." "Beskriv bilden kort i `alt`." Reference "Peka på siffror, tabeller, diagram och bilder";
    TextTable "tabell-i-text" Error Content "I texten står en tabell, som inte går att visa där." "Skriv tabellen i en `.toml`-fil och peka på den med hänvisningen `tabell`." Reference "Texten";
    StrayMarkup "annan-skrivning" Warning Content "Något i texten är skrivet på ett annat sätt än här, och visas inte som det var tänkt." "Skriv det som meddelandet säger." Reference "Texten";
    HeadingLevel "rubrikniva" Error Content "En rubrik hoppar över en nivå, ligger för djupt eller står i en lista eller ett citat." "Rätta antalet `#`, eller flytta rubriken till en egen rad." Reference "Texten";
    HeadingWithoutId "rubrik-utan-id" Error Content "En rubrik saknar id, så att ingen kan länka till den." "Skriv ett id inom klamrar sist på raden." Reference "Texten";
    DeadLink "dod-lank" Error Content "En länk, en `not` eller en `kommentar` leder till ett id som inte finns på sidan." "Rätta id:t, eller lägg till det som saknas." Reference "Texten";
    OutcomeInPlan "utfall-i-plan" Error Content "En verksamhetsplan har en siffra som räknas som utfall för tiden som planen gäller." "Skriv vilket slag av siffra det är, till exempel `slag = \"budget\"`." Reference "Andra rapporter än årsredovisningen";
    ForbiddenCharacter "otillatet-tecken" Error Content "I texten står ett tecken som inte går att visa, eller som ändrar läsriktningen." "Ta bort tecknet. Det kan ha följt med från ett annat program." Reference "Texten";
    EmptyText "tom-text" Error Content "En text som ska visas är tom eller har bara blanksteg." "Skriv en text, eller ta bort det som saknar text." Reference "Så skriver du i en `.toml`-fil";
    UnusedFigure "oanvand-uppgift" Warning Content "En siffra ur den löpande texten visas ingenstans." "Peka på siffran i texten, eller ta bort raden." Reference "Siffror som bara står i texten";
    EasySwedish "lattlast" Warning Report "Rapporten har ingen sammanfattning på lätt svenska." "Skriv den i filen `lattlast.md` i rapportens mapp." Reference "Vilka filer som finns";
    MissingContact "kontakt-saknas" Info Report "Förbundet har ingen kontaktuppgift, så den som vill ha hjälp får inte veta vart den ska vända sig." "Skriv `kontakt` i `forbund.toml`. Hitta inte på någon: saknas uppgiften säger sidan det." Reference "Medlemmar och insatser";
    OldReport "gammal-redovisning" Info Report "Förbundets nyaste redovisning är så gammal att en senare borde finnas." "Lägg in den senare redovisningen, om den finns." Handbook "Ny rapport";
    Unready "inte-klar" Error Report "Webbplatsen är ingen demonstration, men något på den är inte på riktigt: uppgifter som inte är ifyllda, en adress som bara är ett exempel, ingen kontaktuppgift eller en påhittad rapport." "Skriv det som gäller på riktigt, eller sätt `demonstration = true` så länge." Reference "Ny webbplats";
    Accessibility "tillganglighet" Error Report "Tillgänglighetsredogörelsen saknas, säger emot sig själv eller är för gammal." "Skriv eller rätta `[tillganglighet]` i `webbplats.toml`. En redogörelse som säger emot sig själv stoppar alltid. En gammal ger bara en varning." Reference "Ett helt exempel";
    UnknownRule "okand-regel" Error Content "Ett `[[originalfel]]` nämner en regel som inte finns." "Skriv regelns kod, som den står inom hakparentes i meddelandet som ska förklaras." Reference "Kända fel i originalet";
    IdleKnownError "originalfel-utan-fynd" Error Report "Ett `[[originalfel]]` förklarar ett fel som inte finns." "Ta bort platsen, eller rätta `regel` och `plats`." Reference "Kända fel i originalet";
    Unlooked "oprovat" Info Report "En summa, andel eller kvot i tabellen går inte att pröva." "Inget behövs. Står det som saknas i originalet, skriv in det." Checks "Det som inte går att pröva";
    SmallFigureAlone "smatal-utan-uppgifter" Warning Content "Ett `[[smatal]]` säger inte vad rapporten mer anger om samma personer." "Skriv det i `andra_uppgifter`, eller dölj siffran." Reference "Små tal";
    IdleSmallFigure "smatal-utan-fynd" Warning Content "Ett `[[smatal]]` gäller inget litet tal." "Ta bort det, eller rätta `plats`." Reference "Små tal";
}

impl Code {
    /// Every code: the own ones, then those of the rules.
    pub fn all() -> impl Iterator<Item = Code> + Clone {
        Code::OWN.iter().copied().chain(Rule::ALL.iter().map(|rule| Code::Rule(*rule)))
    }

    /// The code with this id.
    pub fn from_id(id: &str) -> Option<Code> {
        Code::all().find(|code| code.id() == id)
    }
}

impl From<Rule> for Code {
    fn from(rule: Rule) -> Code {
        Code::Rule(rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_an_id_of_its_own() {
        let ids: BTreeSet<&str> = Code::all().map(Code::id).collect();
        assert_eq!(ids.len(), Code::all().count());
        assert!(Code::all().all(|code| Code::from_id(code.id()) == Some(code)));
    }
}
