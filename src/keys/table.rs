//! Tables, columns, rows and cells.

use super::form::{Amount, Choice, Id, Integer, List, Note, Raw, RowSum, Shape, Table, Text, shapes};
use super::key::Need::{Else, May, Must, Or};
use super::key::{Form, Info, Key, Kind, Kinded, kinds};
use super::meaning::{Cells, Group, Meaning};
use super::vocabulary::default;
use crate::model::{self, TableKind};

shapes! {
    /// What marks after figures mean: a text, or a table.
    Marks Form::Named("^\\*+$", Box::new(Form::OneOf(vec![Form::Text, Form::Table(MarkText::KIND)])));
    /// What stands in a cell, or a table that says more of it.
    CellValue Form::OneOf(vec![Form::Number, Form::Text, Form::Table(Cell::KIND)]);
    /// Rows and headings.
    Rows Form::List(Box::new(Form::Either(Heading::TEXT.info.name, Heading::KIND, Row::KIND)));
}

kinds! {
    TableOf "tabell" "En tabell: `[tabell.<id>]`." with [Meaning Group Cells] {
        TITLE: Text = "titel", May, "Rubriken över tabellen.", "\"Resultaträkning\"";
        TYPE: Choice<TableKind> = "tabelltyp", Or(default::<TableKind>), "Vad det är för tabell.", "\"rakning\"";
        PAGE: Integer = "sida", May, "Sidan i originalet.", "5";
        ROW_HEADER: Text = "radrubrik", May, "Rubriken över radernas texter, där originalet har en.", "\"Belopp i kr\"";
        PRINTED_UNIT: Text = "tryckt_enhet", May, "Vad originalet skriver över siffrorna, när det inte är den rätta enheten.", "\"Belopp tkr\"";
        REMARK: Text = "anmarkning", May, "Anmärkning under tabellen.", "\"Beloppen är avrundade.\"";
        MARKS: Marks = "marken", May, "Vad stjärnorna efter siffror betyder.", "{ \"*\" = \"reviderad budget\" }";
        COLUMNS: List<Table<Column>> = "kolumner", May, "Kolumnerna. Utelämnad: en kolumn för rapportens egen period.", "";
        ROWS: Rows = "rader", Must, "Raderna, i ordning.", "";
    }

    Column "kolumn" "En kolumn i en tabell." with [Meaning Cells] {
        HEADER: Text = "namn", May, "Kolumnens rubrik. Utelämnad görs den av perioden och slaget.", "\"Antal deltagare\"";
        GROUP: Text = model::Dimension::Group.id(), May, "Gemensam rubrik över kolumner bredvid varandra.", "\"Utfall 2025\"";
        ID: Id = "id", May, "Kolumnens namn.", "\"netto\"";
        SUM: List<Raw> = "summa", May, "Kolumnerna som kolumnen är summan av. Ett minus framför drar ifrån.", "[\"i\", \"-k\"]";
        VERDICT: List<Raw> = "omdome", May, "Talet som omdömena gäller och talet som det jämförs med.", "[\"riket.eget\", \"riket.riket\"]";
    }

    Row "rad" "En rad i en tabell." with [Meaning Group Cells] {
        ID: Id = "id", May, "Radens namn, när texten inte räcker.", "\"seminarier\"";
        HEADING: Text = Heading::TEXT.info.name, May, "Rubrikens text, på en rad som är en rubrik.", "\"Tillgångar\"";
        LABEL: Text = "post", Else(Row::SUM.info.name), "Radens text, som i originalet. Får utelämnas på en rad med `summa`.", "\"Fordringar\"";
        NOTE: Note = "not", May, "Notens nummer, eller id för rubriken att länka till.", "2";
        REMARK: Text = "anmarkning", May, "Anmärkning på raden.", "\"Här ingår EU-medel.\"";
        COMMENT: Text = "kommentar", May, "Id för rubriken där avvikelsen mot budgeten förklaras.", "\"ekonomi\"";
        RESTATED: Text = "omraknad", May, "Varför radens siffror är omräknade.", "\"En fordran hör till 2023.\"";
        SUM: RowSum = "summa", May, "Raderna som raden är summan av. `ovan`: alla ovanför, upp till närmaste rubrik eller summa.", "\"ovan\"";
        VALUES: List<CellValue> = "varden", Must, "Ett värde för varje kolumn.", "[150_000, \"- 12 000\"]";
    }

    Heading "rubrik" "En rubrik inuti en tabell." with [] {
        ID: Id = Row::ID.info.name, May, "Rubrikens namn.", "\"tillgangar\"";
        TEXT: Text = "rubrik", Must, "Rubrikens text. En sådan rad har inga värden.", "\"Tillgångar\"";
    }

    Cell "cell" "En cell som säger mer än sitt värde." with [Meaning Group Cells] {
        VALUE: Amount = "v", Must, "Cellens värde.", "451_429";
        REMARK: Text = "anmarkning", May, "Anmärkning på siffran.", "\"Här ingår EU-medel.\"";
        RESTATED: Text = "omraknad", May, "Varför siffran är omräknad.", "\"En fordran hör till 2023.\"";
    }

    MarkText "marke" "Vad ett märke efter en siffra betyder." with [] {
        TEXT: Text = "text", Must, "Vad märket betyder.", "\"prognos\"";
        OF_FIGURE: Choice<model::Kind> = Meaning::OF_FIGURE.info.name, May, "Slag av siffra.", "\"prognos\"";
    }
}
