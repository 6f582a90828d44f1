//! Text files as spreadsheet programs leave them.

use std::borrow::Cow;

/// The bytes of a text file as UTF-8. What is not UTF-8 is taken for GB 18030, as Chinese editions of spreadsheet programs
/// save it, if it is that from end to end; else the bytes come back as they are.
///
/// ```
/// use guiju_forms::decode;
/// assert_eq!(decode(b"\xb9\xe6\xbe\xd8").as_ref(), "规矩".as_bytes());
/// assert_eq!(decode("规矩".as_bytes()).as_ref(), "规矩".as_bytes());
/// assert_eq!(decode(b"\xff\xff").as_ref(), b"\xff\xff");
/// ```
pub fn decode(bytes: &[u8]) -> Cow<'_, [u8]> {
    if std::str::from_utf8(bytes).is_ok() {
        return Cow::Borrowed(bytes);
    }
    match encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Cow::Owned(text.into_owned().into_bytes()),
        None => Cow::Borrowed(bytes),
    }
}
