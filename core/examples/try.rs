use guiju_core::*; use guiju_grammar::*;
fn main() {
    let mut sources = vec![];
    for dir in ["rulesets/reform", "rulesets/reform/facts"] { let mut fs: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "gj")).collect(); fs.sort();
      for p in fs { sources.push(Source::from_bytes(FileId(sources.len() as u32), p.display().to_string(), &std::fs::read(&p).unwrap()).map_err(|e| e.1).unwrap()); } }
    let t = std::time::Instant::now();
    let asts: Vec<_> = sources.iter().map(|s| { let (a, d) = parse(s); for d in d { show(&sources, &d) } a }).collect();
    eprintln!("parse {:?} of {} bytes", t.elapsed(), sources.iter().map(|s| s.text.len()).sum::<usize>());
    let t = std::time::Instant::now();
    let units: Vec<_> = asts.iter().zip(&sources).map(|(ast, source)| Unit { ast, source, plugin: None }).collect();
    let (rs, d) = compile(&units);
    eprintln!("compile {:?}", t.elapsed());
    for d in &d { show(&sources, d) }
    for p in std::env::args().skip(1) {
        let s = Source::from_bytes(FileId(1000), p.clone(), &std::fs::read(&p).unwrap()).map_err(|e| e.1).unwrap();
        let (profile, d) = read_profile(&s, ProfileFormat::Toml, &rs);
        let mut all = sources.clone(); all.push(s);
        for d in &d { show(&all, d) }
        let Some(profile) = profile else { continue };
        let t = std::time::Instant::now();
        let a = assess(&rs, &profile, &Context::default());
        eprintln!("assess {:?}", t.elapsed());
        for o in [assessment::Outcome::Met, assessment::Outcome::Unmet, assessment::Outcome::Unknown, assessment::Outcome::NotApplicable, assessment::Outcome::Error] {
            println!("{p} {o:?}: {}", a.findings.iter().filter(|f| f.outcome == o).map(|f| format!("{}{}", f.number, if f.holds.is_empty() { String::new() } else { format!("[{}]", f.holds.iter().map(|h| h.number.clone()).collect::<Vec<_>>().join(",")) })).collect::<Vec<_>>().join(" "));
        }
        for g in &a.guards { println!("  {} {:?} safeguard {:?} running {:?} held {:?}", g.number, g.status, g.safeguard, g.running, g.held); }
        if std::env::var("JSON").is_ok() { println!("{}", serde_json::to_string_pretty(&a).unwrap()); }
    }
    let mut bad = 0;
    for t in &rs.tests {
        let mut profile = Profile::empty(assessment::ProfileKind::Synthetic, rs.schema.len());
        for (f, v) in &t.given { profile.facts[f.0 as usize].given = profile::Given::Value(v.clone()); }
        let o = outcomes(&rs, &profile, &Context::default());
        for (r, want, span) in &t.expects { if o[*r] != *want { bad += 1; let s = &sources[span.file.0 as usize]; println!("TEST {} line {}: {} is {:?}, want {:?}", t.name, s.position(span.start as usize).line + 1, rs.rules[*r].number, o[*r], want); } }
    }
    println!("{} tests, {bad} bad; facts {}", rs.tests.len(), rs.schema.len());
}
fn show(sources: &[Source], d: &Diagnostic) {
    let s = sources.iter().find(|s| s.id == d.span.file).unwrap(); let p = s.position(d.span.start as usize);
    println!("{} {}:{}:{} {:?} {:?}", d.code, s.name, p.line + 1, p.column + 1, d.args, s.slice(d.span).chars().take(60).collect::<String>());
}
