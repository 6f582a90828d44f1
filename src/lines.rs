//! Expressions one a line: requests and answers as JSON, for programs that embed the expressions.

use guiju_core::assessment::Text;
use guiju_core::cel::{Answer, Request, answer, encode, encode_type};
use serde_json::json;

use crate::diagnostics::message;
use crate::i18n::Words;

/// The longest line that is read, in bytes.
pub const MAX_LINE_BYTES: usize = 16 * 1024 * 1024;

/// Answers one line with one line. Whatever the line holds, there is an answer.
///
/// ```
/// use guiju::i18n::{Lang, Words};
/// let words = Words::new(Lang::En);
/// let line = br#"{"expr": "1 + 2"}"#;
/// assert_eq!(guiju::lines::reply(line, &words), r#"{"value":{"int":"3"}}"#);
/// ```
pub fn reply(line: &[u8], words: &Words) -> String {
    let failed = |text: Text| words.lang().of(&text).to_owned();
    let Ok(line) = std::str::from_utf8(line) else {
        return json!({ "error": words.text("eval-not-utf8") }).to_string();
    };
    let request = match Request::read(line) {
        Ok(request) => request,
        Err(error) => return json!({ "error": failed(error.text()) }).to_string(),
    };
    let reply = match answer(&request) {
        Answer::Value(value) => json!({ "value": encode(&value) }),
        Answer::Type(ty) => json!({ "type": encode_type(&ty) }),
        Answer::Unknown(paths) => json!({ "unknown": paths }),
        Answer::Failed(error) => json!({ "error": failed(error.text()) }),
        Answer::Rejected(_, diagnostics) => {
            let messages: Vec<String> = diagnostics.iter().map(|diagnostic| message(diagnostic, words)).collect();
            json!({ "error": messages.join(words.lang().of(&Text::new("；", "; "))) })
        }
    };
    reply.to_string()
}

/// The answer to a line longer than [`MAX_LINE_BYTES`].
pub fn too_long(words: &Words) -> String {
    json!({ "error": words.text("eval-line-too-long") }).to_string()
}
