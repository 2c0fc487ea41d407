use insyn::*;
fn main() {
    let mut f = diag::Findings::default();
    let t = source::read(std::path::Path::new("content"), &mut f).unwrap();
    let s = decode::decode(&t, &mut f);
    let facts = facts::Facts::collect(&s.associations);
    let mut printed = vec![];
    for a in &s.associations {
        for r in &a.reports {
            let charts = ["medlemsbidrag", "kostnadsfordelning", "enkat"].iter().map(|s| s.to_string()).collect();
            let n = narrative::bind(r, &t.sources, &charts, &mut f);
            println!("{} blocks {} cells {} shown", n.blocks.len(), n.cells.len(), n.shown.len());
            printed.extend(n.printed.into_iter().map(|(c, f)| (a.id.clone(), c, f)));
        }
    }
    let (d, w) = reconcile::reconcile(&s, &facts, printed);
    f.extend(w);
    for d in &d {
        println!("{:?} {:?} {}", d.explained, d.cell, d.finding.message);
    }
    for x in f.iter() {
        let (l, c) = t.sources.position(x.place.span);
        println!("{}:{l}:{c} {} {} [{}]", t.sources.file(x.place.span.file).path, x.code, x.message, x.help.clone().unwrap_or_default());
    }
    println!("{} facts", facts.all().len());
}
