//! The radar picture: the rings it is made of, and the whole as SVG.

use charts_rs::{Box as Margin, Color, RadarChart, RadarIndicator, Series, Symbol};
use unicode_width::UnicodeWidthChar;

use crate::report::{Level, Radar};

const WIDTH: f32 = 720.0;
const HEIGHT: f32 = 480.0;
/// Colours that differ in lightness too, and stand out from white and from black.
pub(super) const COLOURS: [(u8, u8, u8); 4] = [(31, 119, 180), (214, 112, 16), (60, 145, 80), (150, 95, 180)];
const GRID: (u8, u8, u8, u8) = (128, 128, 128, 110);
const WORDS: (u8, u8, u8) = (60, 60, 60);
/// Fonts that hold Chinese where the reader has them; none travels with a report.
const FONTS: &str = "system-ui, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";

/// Draws the levels, on the page's own ground. Nothing comes back for less than three axes, which make no figure.
pub fn svg(radar: &Radar) -> Option<String> {
    draw(radar, Color::transparent())
}

/// The same on white, for where nobody knows what it will be shown on.
pub fn svg_on_white(radar: &Radar) -> Option<String> {
    draw(radar, Color::white())
}

fn draw(radar: &Radar, ground: Color) -> Option<String> {
    let axes = radar.axes.iter().map(|axis| RadarIndicator { name: spaced(axis), min: 0.0, max: level(radar.highest) });
    let mut chart = RadarChart::new(rings(radar).iter().map(line).collect(), axes.collect());
    chart.width = WIDTH;
    chart.height = HEIGHT;
    chart.margin = Margin::from(8.0);
    chart.background_color = ground;
    chart.font_family = FONTS.to_owned();
    chart.series.colors = COLOURS.map(Color::from).to_vec();
    chart.split_number = usize::try_from(radar.highest).ok()?;
    chart.grid.stroke_color = Color::from(GRID);
    chart.series.label.font.color = Color::from(WORDS);
    chart.legend.font.color = Color::from(WORDS);
    chart.compact = true;
    chart.svg().ok()
}

/// A line around the middle of the picture.
pub(super) struct Ring<'a> {
    /// Whose levels, and which bound of them where they are not all known.
    pub name: &'a str,
    /// Which of the colours, counted round.
    pub colour: usize,
    /// Whether it only says how far the levels may reach.
    pub upper: bool,
    /// One for each axis.
    pub levels: Vec<i64>,
}

/// One ring for levels that are all known; two, the second the upper one, where some lie between bounds.
pub(super) fn rings(radar: &Radar) -> Vec<Ring<'_>> {
    let mut rings = Vec::new();
    for (colour, levels) in radar.series.iter().enumerate() {
        let ring = |name, upper, end: fn(&Level) -> i64| {
            let levels = levels.levels.iter().map(end).collect();
            Ring { name, colour, upper, levels }
        };
        if levels.exact() {
            rings.push(ring(levels.name.as_str(), false, |level| level.range.0));
            continue;
        }
        let [least, most] = &levels.bounds;
        rings.push(ring(least.as_str(), false, |level| level.range.0));
        rings.push(ring(most.as_str(), true, |level| level.range.1));
    }
    rings
}

fn line(ring: &Ring<'_>) -> Series {
    let mut series = Series::new(spaced(ring.name), ring.levels.iter().copied().map(level).collect());
    series.index = Some(ring.colour);
    if ring.upper {
        series.fill = Some(false);
        series.stroke_dash_array = Some("5,4".to_owned());
        series.symbol = Some(Symbol::None);
    }
    series
}

/// Levels are small: there is always an exact form.
#[expect(clippy::cast_precision_loss, reason = "levels are small whole numbers")]
fn level(level: i64) -> f32 {
    level as f32
}

/// The library measures every text with a font without Chinese, in which such a character counts as half as wide as it is. Spaces at
/// the end, which a picture does not show, make up for it.
fn spaced(text: &str) -> String {
    let wide = text.chars().filter(|character| character.width() == Some(2)).count();
    format!("{text}{}", "  ".repeat(wide))
}
