//! The keys that give figures a meaning, shared by tables, columns, rows, cells and parts.

use super::form::{Choice, Id, Ids, Named, PeriodName, RoleOrNone, Shape, Text};
use super::key::Need::{May, Or};
use super::key::{Info, Key, Kind, Kinded, kinds};
use super::vocabulary::{Holding, Sex, default};
use crate::model::{self, CostGroup, Dimension, Edge, Sign, Unit};

kinds! {
    Meaning "betydelse" "Vad siffrorna betyder. Det närmaste gäller: del, cell, rad, kolumn, tabell." with [] {
        MEMBER: Id = Dimension::Member.id(), May, "Medlemmen som siffran gäller, med id ur `medlemmar.toml`.", "\"granby-kommun\"";
        INITIATIVE: Id = Dimension::Initiative.id(), May, "Insatsen som siffran gäller, med id ur `insatser.toml`.", "\"steget\"";
        SEX: Choice<Sex> = Dimension::Sex.id(), May, "Kön.", "\"kvinnor\"";
        INDICATOR: Id = Dimension::Indicator.id(), May, "Indikatorns nummer.", "\"1\"";
        QUESTION: Id = Dimension::Question.id(), May, "Frågan i en enkät, ett id som du hittar på.", "\"bemotande\"";
        SURVEY_GROUP: Id = Dimension::SurveyGroup.id(), May, "Gruppen som svarade på enkäten.", "\"deltagare\"";
        BASE: Id = Dimension::Base.id(), May, "Vad en andel är en andel av.", "\"totala-kostnader\"";
        COMPARATOR: Id = Dimension::Comparator.id(), May, "Vad siffran jämförs med.", "\"riket\"";
        MEASURE: Id = Dimension::MeasureVersion.id(), May, "Vilken version av måttet som gäller.", "\"2021\"";
        OTHER: Ids = "dimension", May, "Annat som skiljer siffror åt, med namn som du hittar på.", "{ skola = \"norr\" }";
        ROLE: RoleOrNone = "roll", May, "Vad siffran betyder. `ingen` tar bort en roll som annars skulle ärvas.", "\"arets-resultat\"";
        PERIOD: PeriodName = "period", May, "Perioden eller dagen som siffran gäller. Utelämnad: rapportens egen.", "\"2024-12-31\"";
        EDGE: Choice<Edge> = "tidpunkt", Or(default::<Edge>), "Om en behållning gäller periodens början eller slut.", "\"borjan\"";
        OF_FIGURE: Choice<model::Kind> = "slag", Or(default::<model::Kind>), "Slag av siffra.", "\"budget\"";
        UNIT: Choice<Unit> = "enhet", May, "Siffrans rätta enhet.", "\"tkr\"";
        SIGN: Choice<Sign> = "tecken", Or(default::<Sign>), "`omvant` om kostnader är tryckta utan minus.", "\"omvant\"";
    }

    Group "kostnadsgrupp" "Kostnadsgruppen, överallt utom på kolumner." with [] {
        GROUP: Choice<CostGroup> = Dimension::Group.id(), May, "Kostnadsgruppen som siffran gäller.", "\"individ\"";
    }

    Cells "innehall" "Vad cellerna innehåller." with [] {
        HOLDING: Choice<Holding> = "typ", Or(default::<Holding>), "Vad cellerna innehåller. Med `skala` behövs den inte.", "\"text\"";
        SCALE: Id = "skala", May, "Skalans id. Då är cellerna omdömen.", "\"maluppfyllelse\"";
        TEMPLATE: Text = "mall", May, "Hur en cell med flera siffror är tryckt.", "\"{k}/{m}\"";
        PARTS: Named<Part> = "delar", May, "Vad varje siffra i cellen betyder, efter namnet i mallen.", "";
    }

    Part "del" "En av flera siffror i en cell." with [Meaning Group] {}
}
