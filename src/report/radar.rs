//! The radar picture, as SVG.

use charts_rs::{Box as Margin, Color, RadarChart, RadarIndicator, Series, Symbol};
use unicode_width::UnicodeWidthChar;

use crate::report::{Level, Levels, Radar};

const WIDTH: f32 = 720.0;
const HEIGHT: f32 = 480.0;
/// Colours that differ in lightness too, and stand out from white and from black.
const COLOURS: [(u8, u8, u8); 4] = [(31, 119, 180), (214, 112, 16), (60, 145, 80), (150, 95, 180)];
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
    let mut chart = RadarChart::new(lines(radar), axes.collect());
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

/// One line for levels that are all known; two, the upper one dashed, where some lie between bounds.
fn lines(radar: &Radar) -> Vec<Series> {
    let mut lines = Vec::new();
    for (colour, levels) in radar.series.iter().enumerate() {
        if levels.exact() {
            lines.push(line(&levels.name, levels, colour, |level| level.range.0));
            continue;
        }
        let [least, most] = &levels.bounds;
        lines.push(line(least, levels, colour, |level| level.range.0));
        let mut upper = line(most, levels, colour, |level| level.range.1);
        upper.fill = Some(false);
        upper.stroke_dash_array = Some("5,4".to_owned());
        upper.symbol = Some(Symbol::None);
        lines.push(upper);
    }
    lines
}

fn line(name: &str, levels: &Levels, colour: usize, end: impl Fn(&Level) -> i64) -> Series {
    let values = levels.levels.iter().map(|known| level(end(known))).collect();
    let mut series = Series::new(spaced(name), values);
    series.index = Some(colour);
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
