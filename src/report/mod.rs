//! The report: what an assessment says, as a careful colleague would write it.
//!
//! [`View`] selects and orders, [`compose`] puts it into words as a list of [`Block`]s, and [`text`], [`markdown`], [`html`](html())
//! and [`docx`](docx()) only lay those out. So no two forms of a report can say different things.

mod adoption;
mod block;
mod columns;
mod compare;
mod compose;
mod docx;
mod handbook;
mod html;
pub mod layout;
mod locator;
mod markdown;
mod phrase;
mod radar;
mod rests;
mod reuse;
mod series;
mod text;
pub mod trace;
mod view;
mod xlsx;

pub use block::{Action, Block, Entry, Kind, Level, Levels, Line, Radar, Table, Tone};
pub use compare::compare_page;
pub use compose::{Bulletin, bulletin_page, compose, sheets};
pub use docx::docx;
pub use handbook::{coverage, handbook};
pub use html::html;
pub use markdown::markdown;
pub use phrase::key;
pub use reuse::{fit_form, reuse_page};
pub use series::series_page;
pub use text::{full_text, text};
pub use view::{View, Wait, Waiting};
pub use xlsx::{Sheet, xlsx};
