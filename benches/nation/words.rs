//! Other names and other years in the texts of a report.

use insyn::swedish::slug;

/// Municipalities whose name is the same before "kommun".
const PLACES: &str = "Ale Alvesta Aneby Arboga Arvika Botkyrka Bromölla Dorotea Eda Emmaboda Essunga Fagersta Forshaga Färgelanda Gnesta \
    Gnosjö Gävle Habo Haninge Heby Huddinge Hylte Hörby Järfälla Karlskoga Karlskrona Kiruna Knivsta Kävlinge Landskrona \
    Lessebo Lidingö Ljungby Lomma Ludvika Luleå Lycksele Malmö Malå Mora Motala Mullsjö Nacka Nybro Ockelbo Orsa Osby Pajala \
    Partille Piteå Ronneby Sala Sigtuna Skara Skellefteå Skövde Solna Sorsele Sunne Säffle Tibro Tomelilla Torsby Tranemo \
    Trosa Tyresö Täby Uddevalla Umeå Uppsala Vadstena Vallentuna Vansbro Vara Vetlanda Vilhelmina Vimmerby Ydre Ånge Åre \
    Åsele Öckerö Örkelljunga";

const REGIONS: &str = "Värmland Halland Skåne Uppsala Gotland Stockholm Gävleborg Blekinge Jämtland Norrbotten";

/// How the texts of an association are told of another.
pub(crate) struct Names {
    /// Its folder.
    pub id: String,
    /// The id, name and kind of its members, but for the state.
    pub members: Vec<(String, String, &'static str)>,
    /// What is replaced by what, the longest first.
    pairs: Vec<(String, String)>,
}

impl Names {
    /// Of association `number`, made of one with these names and these municipalities, each as it stands alone and before "kommun".
    pub(crate) fn new(number: usize, own: &[&str], places: &[(&str, &str)]) -> Names {
        // Neighbours share a municipality, and so do those who come round.
        let (places_of_all, regions): (Vec<&str>, Vec<&str>) = (PLACES.split(' ').collect(), REGIONS.split(' ').collect());
        let place = |at: usize| places_of_all[(number * 3 + at) % places_of_all.len()];
        let region = &format!("Region {}", regions[number / 4 % regions.len()]);
        let short = format!("{} {}", place(0), number + 1);
        let mut members = vec![(slug(region), region.clone(), "region")];
        let mut pairs = Vec::new();
        for (at, (from, before)) in places.iter().enumerate() {
            let (to, name) = (place(at), format!("{} kommun", place(at)));
            pairs.extend([(format!("{before} kommun"), name.clone()), (slug(&format!("{before} kommun")), slug(&name))]);
            pairs.extend([((*from).to_owned(), to.to_owned()), (slug(from), slug(to))]);
            members.push((slug(&name), name, "kommun"));
        }
        for from in own {
            pairs.extend([((*from).to_owned(), short.clone()), (slug(from), slug(&short))]);
        }
        for from in ["Region Örebro län", "Region Dalarna"] {
            pairs.extend([(from.to_owned(), region.clone()), (slug(from), slug(region))]);
        }
        // The county keeps its name, also where a municipality has the same.
        pairs.push(("Örebro län".to_owned(), "Örebro län".to_owned()));
        pairs.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        Names { id: slug(&short), members, pairs }
    }

    pub(crate) fn replace(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 16);
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let stands = |from: &str| {
                let in_id = |c: char| c.is_ascii_alphanumeric();
                rest.strip_prefix(from)
                    .filter(|after| from.starts_with(char::is_uppercase) || !(out.ends_with(in_id) || after.starts_with(in_id)))
            };
            let found = self.pairs.iter().find_map(|(from, to)| stands(from).map(|after| (to, after)));
            let (said, after) =
                found.map_or_else(|| (&rest[..next.len_utf8()], &rest[next.len_utf8()..]), |(to, after)| (to.as_str(), after));
            out.push_str(said);
            rest = after;
        }
        out
    }
}

/// Moves every year of a text. The numbers of laws stay, and so do the measures of the indicators, which all associations share.
pub(crate) fn shifted(text: &str, by: i16) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in 0..text.len().saturating_sub(3) {
        if (at > 0 && digit(at - 1)) || !(at..at + 4).all(digit) || digit(at + 4) {
            continue;
        }
        let before = &text[..at];
        let law = matches!(bytes.get(at + 4), Some(b':' | b'/')) && digit(at + 5);
        if law || before.ends_with("matt = \"") {
            continue;
        }
        let Some(year) = text[at..at + 4].parse::<i16>().ok().filter(|year| (1990..=2035).contains(year)) else { continue };
        out.push_str(&text[from..at]);
        out.push_str(&(year + by).to_string());
        from = at + 4;
    }
    out.push_str(&text[from..]);
    out
}
