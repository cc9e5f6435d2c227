//! The number of the receipt, which the commune may give days after the hand-in.

use serde_json::Value;

use crate::draft::Draft;

/// The name of the member of a round that has the number of the receipt.
pub const RECEIPT: &str = "receipt";

/// Enters the number of the receipt of the round with this index, from 0. What was frozen and its code stay as they
/// are. Nothing changes where the entry is no round, so an entry that cannot be read is kept as it is.
pub fn set_receipt(draft: &mut Draft, index: usize, text: &str) {
    if let Some(Value::Object(round)) = draft.handed_in.get_mut(index)
        && round.get(RECEIPT).is_none_or(Value::is_string)
    {
        round.insert(RECEIPT.to_owned(), Value::from(text.trim()));
    }
}
