//! Rows and columns with the same name: the advice of a rule, followed, leads to the very cell.

use super::sydnarke;
use insyn::model::{CellRef, Names};
use std::collections::BTreeMap;

/// Rows of the same name under two headings, under one, without letters, and one whose name an id would have been.
const TABLE: &str = r#"
[tabell.lika]
titel = "Lika namn"
kolumner = [{ period = "2024" }, { period = "2023" }, { namn = "Andel" }, { namn = "Andel" }]
rader = [
  { post = "Summa", varden = [1, 2, 3, 4] },
  { rubrik = "Insatser" },
  { post = "Summa", varden = [1, 2, 3, 4] },
  { post = "Bilar", varden = [1, 2, 3, 4] },
  { post = "Bilar", varden = [1, 2, 3, 4] },
  { rubrik = "Kansli" },
  { post = "Summa", varden = [1, 2, 3, 4] },
  { post = "Summa kansli", varden = [1, 2, 3, 4] },
  { post = "–", varden = [1, 2, 3, 4] },
]
"#;

#[test]
fn what_a_rule_advises_leads_to_the_cell() {
    let project = sydnarke().append("sydnarke/2024/siffror.toml", TABLE);
    let checked = project.check();
    let report = checked.site.report("sydnarke", "2024").unwrap();
    let mut given: BTreeMap<String, (bool, usize)> = BTreeMap::new();
    for table in &report.tables {
        for (row, of_row) in table.rows.iter().enumerate() {
            for (column, cell) in of_row.cells.iter().enumerate() {
                for part in cell.figures().map(|(part, ..)| part) {
                    let cell = CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: part.into() };
                    let way = report.way_to(&cell);
                    let mut followed = report.clone();
                    let changed = followed.tables.iter_mut().find(|other| other.id == table.id).unwrap();
                    changed.names = <[Names; 3]>::default();
                    for advice in way.first.split(" och ").filter(|advice| !advice.is_empty()) {
                        let id = advice.split('"').nth(1).unwrap().to_owned();
                        let is_row = advice.starts_with("ge raden");
                        let place = if is_row { row } else { column };
                        assert_eq!(*given.entry(format!("{}.{id}", table.id)).or_insert((is_row, place)), (is_row, place));
                        if is_row { changed.rows[row].id = Some(id) } else { changed.columns[column].id = Some(id) }
                    }
                    assert_eq!(followed.locate(&way.path).as_ref(), Ok(&cell), "{way:?}");
                }
            }
        }
    }
    let ids: Vec<&str> = given.keys().map(String::as_str).filter(|id| id.starts_with("lika.")).collect();
    insta::assert_snapshot!(ids.join("\n"));
}
