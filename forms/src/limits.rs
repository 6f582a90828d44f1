//! What a workbook from outside may hold. A department's form, filled in, stays below a twentieth of each.

/// The largest file, in bytes.
pub const MAX_FILE_BYTES: usize = 16 * 1024 * 1024;
/// The most parts a file may be packed of.
pub const MAX_PARTS: usize = 500;
/// The largest sheet or table of texts, unpacked, in bytes.
pub const MAX_SHEET_BYTES: u64 = 12 * 1024 * 1024;
/// The largest of all other parts, unpacked, in bytes; pictures are not unpacked at all.
pub const MAX_PART_BYTES: u64 = 1024 * 1024;
/// All that is unpacked together, in bytes.
pub const MAX_TOTAL_BYTES: u64 = 24 * 1024 * 1024;
/// How many times a part of some size may be larger unpacked; text packs ten to thirty times.
pub const MAX_RATIO: u64 = 150;
/// Parts below this size may be packed as tightly as they like, in bytes.
pub const RATIO_FLOOR: u64 = 256 * 1024;
/// The most rows and cells of all sheets together.
pub const MAX_ROWS: usize = 50_000;
/// The most cells, empty ones with a look of their own included.
pub const MAX_CELLS: usize = 300_000;
/// The most places where cells are joined; a form has none.
pub const MAX_JOINED: usize = 1000;
/// The most texts in the table that sheets share, styles and such small things.
pub const MAX_ITEMS: usize = 100_000;
