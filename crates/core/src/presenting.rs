//! What presenting to a room computes: the count-down, and where raised hands go.

/// Lengths of the count-down in minutes, in the order in which the key for it offers them.
const MINUTES: [u32; 3] = [5, 10, 3];

/// The length of the count-down after the one that runs, in minutes: the first one where none runs, none after the last one.
///
/// ```
/// use sao_lang_core::presenting::next_minutes;
/// assert_eq!([None, Some(5), Some(10), Some(3)].map(next_minutes), [Some(5), Some(10), Some(3), None]);
/// ```
pub fn next_minutes(running: Option<u32>) -> Option<u32> {
    let index = match running {
        None => 0,
        Some(minutes) => MINUTES.iter().position(|m| *m == minutes)? + 1,
    };
    MINUTES.get(index).copied()
}

/// What is left of a count-down, in whole seconds, where it ends at a moment and it is another one now, both in
/// milliseconds since 1970. Part of a second counts as one.
///
/// ```
/// use sao_lang_core::presenting::seconds_left;
/// assert_eq!(seconds_left(61_000.0, 500.0), 61);
/// assert_eq!(seconds_left(1_000.0, 9_000.0), 0);
/// ```
pub fn seconds_left(ends: f64, now: f64) -> u32 {
    ((ends - now) / 1000.0).ceil().clamp(0.0, 3_600_000.0) as u32
}

/// Seconds as a clock shows them: minutes and seconds.
///
/// ```
/// assert_eq!(sao_lang_core::presenting::clock_face(305), "5:05");
/// ```
pub fn clock_face(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Adds raised hands to a choice, or takes some back, where `index` counts choices from 0. There are never less than none.
///
/// ```
/// let mut hands = vec![];
/// sao_lang_core::presenting::count_hands(&mut hands, 1, 2);
/// sao_lang_core::presenting::count_hands(&mut hands, 1, -1);
/// sao_lang_core::presenting::count_hands(&mut hands, 0, -1);
/// assert_eq!(hands, [0, 1]);
/// ```
pub fn count_hands(hands: &mut Vec<u16>, index: usize, step: i16) {
    if hands.len() <= index {
        hands.resize(index + 1, 0);
    }
    hands[index] = hands[index].saturating_add_signed(step);
}
