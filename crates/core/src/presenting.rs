//! Calculations for presenting to a room: the countdown and the show of hands.

/// Lengths of the countdown in minutes, in the order in which its key offers them.
const MINUTES: [u32; 3] = [5, 10, 3];

/// The length in minutes of the countdown that follows the `running` one. The first length follows where no countdown
/// runs; no countdown follows the last length.
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

/// The seconds that a countdown has left, as a whole number rounded up. `ends` is the moment at which it ends and `now`
/// the present moment, both in milliseconds since 1970.
///
/// ```
/// use sao_lang_core::presenting::seconds_left;
/// assert_eq!(seconds_left(61_000.0, 500.0), 61);
/// assert_eq!(seconds_left(1_000.0, 9_000.0), 0);
/// ```
pub fn seconds_left(ends: f64, now: f64) -> u32 {
    ((ends - now) / 1000.0).ceil().clamp(0.0, 3_600_000.0) as u32
}

/// A number of seconds in the format of a clock: minutes and seconds.
///
/// ```
/// assert_eq!(sao_lang_core::presenting::clock_face(305), "5:05");
/// ```
pub fn clock_face(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Adds `step` raised hands to an option, or removes them where `step` is negative. `index` is the index of the option,
/// from 0. The count of an option never falls below 0.
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
