//! Arbitrary text as an expression over names of every kind, some of them unknown or known in part; checked and unchecked.
//! And arbitrary text as a whole request.
#![no_main]

use guiju_core::cel::{Answer, Request, answer, encode};
use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|text: &str| {
    if let Ok(request) = Request::read(text) {
        answer(&request);
    }
    for disable_check in [false, true] {
        let request = json!({
            "expr": text,
            "disable_check": disable_check,
            "type_env": [
                ["a", "bool"], ["b", "bool"], ["i", "int"], ["j", "int"], ["u", "uint"], ["d", "double"], ["t", "string"],
                ["s", { "list": "string" }], ["l", { "list": "int" }], ["m", { "map": ["string", "int"] }], ["x", "dyn"],
            ],
            "bindings": {
                "a": { "bool": true },
                "i": { "interval": [{ "int": "-3" }, { "int": "4" }] },
                "u": { "uint": "7" },
                "d": { "double": "0.5" },
                "t": { "string": "规矩 x" },
                "s": { "set": { "has": ["p"], "lacks": ["q"], "complete": false } },
                "l": { "list": [{ "int": "1" }, { "unknown": true }] },
                "m": { "map": [[{ "string": "k" }, { "int": "9223372036854775807" }]] },
            },
        });
        let request = Request::read(&request.to_string()).expect("the request is in order");
        if let Answer::Value(value) = answer(&request) {
            encode(&value);
        }
    }
});
