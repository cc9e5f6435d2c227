//! The preview of a draft that a newer program wrote.

use serde_json::Value;

use crate::draft::read_value;

use super::entry::body;

/// The members that every version of the format has had so far, where the file has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// The version of the format; 0 where the file names none.
    pub version: u64,
    /// Name of the product.
    pub name: String,
    /// Name of the applicant.
    pub applicant: String,
    /// Number of the product set.
    pub set: Option<u16>,
    /// Timestamp of the last change.
    pub changed: String,
    /// The ids of criteria and the numbers of the chosen options, as in the file.
    pub answers: Vec<(String, u64)>,
}

/// Reads the preview of an entry or a file, without reading the whole draft; `None` where the text is no JSON object.
pub fn preview(text: &str) -> Option<Preview> {
    let value = read_value(body(text).as_bytes()).ok()?;
    let said = |pointer: &str| value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let answers = value.get("answers").and_then(Value::as_object);
    value.as_object()?;
    Some(Preview {
        version: value.get("version").and_then(Value::as_u64).unwrap_or_default(),
        name: said("/product/name"),
        applicant: said("/applicant/name"),
        set: value.get("set").and_then(Value::as_u64).and_then(|no| u16::try_from(no).ok()),
        changed: said("/changed"),
        answers: answers
            .into_iter()
            .flatten()
            .filter_map(|(id, answer)| Some((id.clone(), answer.get("option")?.as_u64()?)))
            .collect(),
    })
}
