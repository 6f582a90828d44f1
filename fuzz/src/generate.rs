//! Well-typed conditions from bytes: each byte chooses among the forms that fit, and when the bytes run out the simplest form
//! is taken. So the fuzzer's changes of bytes are changes of expressions.

/// The bytes that choose.
pub struct Draw<'a>(&'a [u8]);

impl<'a> Draw<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Draw(bytes)
    }

    fn below(&mut self, count: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % count
    }

    fn one(&mut self, of: &[&str]) -> String {
        of[self.below(of.len())].to_owned()
    }
}

const ORDER: [&str; 6] = ["==", "!=", "<", "<=", ">", ">="];
const MACROS: [&str; 3] = ["all", "exists", "exists_one"];

/// A truth.
pub fn condition(draw: &mut Draw<'_>, depth: usize) -> String {
    if depth == 0 {
        return draw.one(&["f.a", "f.b", "true", "false", "known(f.share)", "'x' in f.set"]);
    }
    let depth = depth - 1;
    match draw.below(16) {
        0 => condition(draw, 0),
        1 => format!("({} && {})", condition(draw, depth), condition(draw, depth)),
        2 => format!("({} || {})", condition(draw, depth), condition(draw, depth)),
        3 => format!("(not {})", condition(draw, depth)),
        4 => format!("({} ? {} : {})", condition(draw, depth), condition(draw, depth), condition(draw, depth)),
        5 => format!("({} {} {})", whole(draw, depth), draw.one(&ORDER), whole(draw, depth)),
        6 => format!("({} {} {})", number(draw, depth), draw.one(&ORDER), number(draw, depth)),
        7 => format!("({} in {})", member(draw), set(draw, depth)),
        8 => format!("{}.{}(item, item != {})", set(draw, depth), draw.one(&MACROS), member(draw)),
        9 => format!("f.list.{}(item, item.done || item.n > {})", draw.one(&MACROS), whole(draw, depth)),
        10 => format!("{}.{}(n, n < {})", wholes(draw, depth), draw.one(&MACROS), whole(draw, depth)),
        11 => format!("f.list.map(item, item.n).{}(n, n <= {})", draw.one(&MACROS), whole(draw, depth)),
        12 => format!(
            "sets.{}({}, {})",
            draw.one(&["contains", "intersects", "equivalent"]),
            set(draw, depth),
            set(draw, depth)
        ),
        13 => format!("cel.bind(v, {}, v || {})", condition(draw, depth), condition(draw, depth)),
        14 => format!("(f.kind {} {})", draw.one(&["==", "!="]), draw.one(&["'none'", "'some'"])),
        _ => format!("({} in {})", whole(draw, depth), wholes(draw, depth)),
    }
}

/// An integer.
fn whole(draw: &mut Draw<'_>, depth: usize) -> String {
    if depth == 0 {
        return draw.one(&["f.more", "0", "1", "-2", "7", "9223372036854775807"]);
    }
    let depth = depth - 1;
    match draw.below(10) {
        0 => whole(draw, 0),
        1 => format!("({} + {})", whole(draw, depth), whole(draw, depth)),
        2 => format!("({} - {})", whole(draw, depth), whole(draw, depth)),
        3 => format!("({} * {})", whole(draw, depth), whole(draw, depth)),
        4 => format!("({} % {})", whole(draw, depth), whole(draw, depth)),
        5 => format!("math.{}({}, {})", draw.one(&["least", "greatest"]), whole(draw, depth), whole(draw, depth)),
        6 => format!("({} ? {} : {})", condition(draw, depth), whole(draw, depth), whole(draw, depth)),
        7 => format!("size({})", set(draw, depth)),
        8 => format!("math.abs({})", whole(draw, depth)),
        _ => format!("size({})", wholes(draw, depth)),
    }
}

/// A number with a fraction.
fn number(draw: &mut Draw<'_>, depth: usize) -> String {
    if depth == 0 {
        return draw.one(&["double(f.more)", "0.5", "0.0", "-1.25", "1e300"]);
    }
    let depth = depth - 1;
    match draw.below(7) {
        0 => number(draw, 0),
        1 => format!("({} + {})", number(draw, depth), number(draw, depth)),
        2 => format!("({} * {})", number(draw, depth), number(draw, depth)),
        3 => format!("({} / {})", number(draw, depth), number(draw, depth)),
        4 => format!("double({})", whole(draw, depth)),
        5 => format!("math.abs({})", number(draw, depth)),
        _ => format!("({} ? {} : {})", condition(draw, depth), number(draw, depth), number(draw, depth)),
    }
}

/// A set's member.
fn member(draw: &mut Draw<'_>) -> String {
    draw.one(&["'x'", "'y'", "'z'"])
}

/// A set or list of texts.
fn set(draw: &mut Draw<'_>, depth: usize) -> String {
    match draw.below(if depth == 0 { 2 } else { 3 }) {
        0 => "f.set".to_owned(),
        1 => format!("[{}, {}]", member(draw), member(draw)),
        _ => format!("{}.filter(item, item != {})", set(draw, depth - 1), member(draw)),
    }
}

/// A list of integers.
fn wholes(draw: &mut Draw<'_>, depth: usize) -> String {
    match draw.below(if depth == 0 { 2 } else { 4 }) {
        0 => format!("[{}, {}]", whole(draw, 0), whole(draw, 0)),
        1 => "f.list.map(item, item.n)".to_owned(),
        2 => format!("{}.filter(n, {})", wholes(draw, depth - 1), condition(draw, depth - 1)),
        _ => format!("{}.map(n, n + {})", wholes(draw, depth - 1), whole(draw, depth - 1)),
    }
}
