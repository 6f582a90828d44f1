//! Guiju's spreadsheets: a profile as a table, forms for departments to fill in, and what they return.
//!
//! Everything here goes from bytes to bytes and data. A workbook from outside is looked over before anything in it is read:
//! [`Workbook::read`] refuses what is too large, packed too tightly, or brings macros and links along.

mod collect;
mod form;
mod limits;
mod package;
mod parts;
mod scan;
mod table;
mod text;
mod words;
mod workbook;

pub use collect::{Base, Collected, Returned, Tally, collect, refused};
pub use form::{Form, Request, draw_up, label_of};
pub use limits::MAX_FILE_BYTES;
pub use package::Refusal;
pub use table::{from_rows, to_rows};
pub use text::decode;
pub use words::Lang;
pub use workbook::{Area, Cell, Content, Sheet, Workbook, address};
