//! `[[flyttad]]` and `[[borttagen]]` in `webbplats.toml`.

use super::reader::Fields;
use super::table::double_id;
use crate::diag::{Code, Finding, Located, Span};
use crate::keys;
use crate::model::{Moved, Removed, wrong_address};
use std::collections::BTreeMap;

/// What has been moved, and what has been removed; each address once. `site` is the address of the site.
pub(super) fn read(website: &mut Fields, site: &str) -> (Vec<Moved>, Vec<Removed>) {
    let cx = website.cx;
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut first = |address: &Located<String>| match seen.get(&address.value) {
        Some(first) => {
            cx.push(double_id(&address.value, address.span, *first));
            false
        }
        None => seen.insert(address.value.clone(), address.span).is_none(),
    };
    // People copy addresses from where they see them.
    let address = |text: Located<String>| {
        let below = text.value.strip_prefix(site).unwrap_or(&text.value);
        let value = below.trim_start_matches('/').to_owned();
        if let Some(why) = wrong_address(&value) {
            let help = "Skriv den som i adresser.txt, till exempel \"granby/2024/\", \"granby/2024/rapport.json\" eller \"granby/2024/#resultat\".";
            cx.push(Finding::new(Code::BadMove, text.span, format!("”{}” {why}", text.value)).help(help));
            return None;
        }
        Some(Located { value, span: text.span })
    };
    let mut moved = Vec::new();
    for mut fields in website.list(keys::Website::MOVED) {
        let [from, to] = [keys::Moved::FROM, keys::Moved::TO].map(|key| fields.get(key).and_then(address));
        fields.finish();
        if let (Some(from), Some(to)) = (from, to)
            && first(&from)
        {
            moved.push(Moved { from, to });
        }
    }
    let mut removed = Vec::new();
    for mut fields in website.list(keys::Website::REMOVED) {
        let gone = fields.get(keys::Removed::ADDRESS).and_then(address);
        let reason = fields.get(keys::Removed::REASON);
        let date = fields.get(keys::Removed::DATE).map(|date| date.value);
        fields.finish();
        if let (Some(address), Some(reason)) = (gone, reason)
            && first(&address)
        {
            removed.push(Removed { address, reason: reason.value, date });
        }
    }
    (moved, removed)
}
