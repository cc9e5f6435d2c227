//! Draft files as JSON, valid and invalid.

use sao_lang_core::draft::{Draft, FormatError, parse};
use serde_json::{Value, json};

/// A draft with only the required members.
pub fn least() -> Value {
    json!({ "format": "sao-lang/draft", "version": 2, "edition": "qd26-2026", "set": 8 })
}

/// The smallest draft with one more member, given by its JSON pointer without the first slash.
pub fn with(place: &str, value: Value) -> Value {
    let mut file = least();
    let mut at = &mut file;
    for name in place.split('/') {
        at = &mut at[name];
    }
    *at = value;
    file
}

pub fn parse_value(value: &Value) -> Result<Draft, FormatError> {
    parse(value.to_string().as_bytes())
}

/// Members of the smallest draft with values of a wrong type, and a part of the expected error message.
pub fn wrong_values() -> Vec<(&'static str, Value, &'static str)> {
    vec![
        ("version", json!("1"), "version"),
        ("version", json!(0), "version"),
        ("version", json!(1.5), "version"),
        ("edition", json!(26), "string"),
        ("set", json!("8"), "u16"),
        ("set", json!(-1), "u16"),
        ("set", json!(70_000), "u16"),
        ("set", json!(8.5), "u16"),
        ("created", json!(20261005), "string"),
        ("kind", json!("second"), "re-rating"),
        ("product", json!([]), "Product"),
        ("product/name", json!(["Cá khô"]), "string"),
        ("product/ticks", json!(true), "Ticks"),
        ("product/ticks/patent", json!("yes"), "boolean"),
        ("product/ticks/other", json!(false), "string"),
        ("applicant", json!("Bà Hai"), "Applicant"),
        ("applicant/phone", json!(900_000_188), "string"),
        ("recognition/before", json!("như nay"), "Changes"),
        ("recognition/before/materials", json!(["Cá"]), "string"),
        ("recognition/unchanged", json!("materials"), "sequence"),
        ("recognition/unchanged", json!([1]), "string"),
        ("recognition/evidence", json!(["haccp"]), "map"),
        ("recognition/evidence/tests", json!("haccp"), "sequence"),
        ("recognition/years", json!({ "2024": "12 tấn" }), "sequence"),
        ("recognition/years", json!([{ "year": "2024" }]), "u16"),
        ("recognition/years", json!([{ "output": 12 }]), "string"),
        ("knock_outs", json!(["forged-papers"]), "map"),
        ("knock_outs/forged-papers", json!("no"), "boolean"),
        ("handed_in", json!({ "on": "2026-11-29" }), "sequence"),
        ("answers", json!([3]), "map"),
        ("answers/1.1", json!(3), "Answer"),
        ("answers/1.1/option", json!("3"), "u8"),
        ("answers/1.1/option", json!(256), "u8"),
        ("answers/1.1/option", json!(1.5), "u8"),
        ("answers/1.1/evidence", json!("done"), "preparing"),
        ("answers/1.1/papers", json!("label-sample"), "sequence"),
        ("answers/1.1/papers", json!([1]), "string"),
        ("answers/1.1/note", json!(null), "string"),
    ]
}
