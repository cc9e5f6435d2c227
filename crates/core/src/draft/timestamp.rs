//! Moments of change never go backwards.

/// `now`, or `former` where the clock was set back since. What is no timestamp in UTC, or one that no clock will
/// reach in a year, is no bound: it came from outside.
pub fn not_before(former: &str, now: &str) -> String {
    let is_timestamp = |text: &str| {
        text.len() == now.len()
            && text.bytes().zip(now.bytes()).all(|(a, b)| a == b || a.is_ascii_digit() && b.is_ascii_digit())
    };
    let year = |text: &str| text.get(..4).and_then(|y| y.parse::<u32>().ok()).unwrap_or(0);
    let bound = is_timestamp(former) && former > now && year(former) <= year(now) + 1;
    if bound { former.to_owned() } else { now.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::not_before;

    const NOW: &str = "2026-11-25T02:40:00.000Z";

    #[test]
    fn a_clock_set_back_does_not_take_a_change_back() {
        assert_eq!(not_before("2026-11-24T02:40:00.000Z", NOW), NOW);
        assert_eq!(not_before("2026-11-25T05:00:00.000Z", NOW), "2026-11-25T05:00:00.000Z");
        assert_eq!(not_before("2027-01-01T00:00:00.000Z", NOW), "2027-01-01T00:00:00.000Z");
    }

    #[test]
    fn what_is_no_timestamp_is_no_bound() {
        for odd in ["", "zzzz", "9999-11-25T02:40:00.000Z", "2026-12-01", "2026-11-25T02:40:00+07:00Z"] {
            assert_eq!(not_before(odd, NOW), NOW, "{odd}");
        }
    }
}
