//! Random numbers that can be repeated, and random changes of inputs.

use serde_json::Value;

/// An xorshift generator that starts anew for each input, so that seed and number identify an input.
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64, number: u64) -> Chance {
        // SplitMix64 makes neighbouring numbers independent.
        let mut z = seed.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Chance((z ^ (z >> 31)) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 11) % end.max(1) as u64) as usize
    }

    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    pub fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most)).map(|_| self.next() as u8).collect()
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// Changes some bytes, cuts, repeats, or inserts pieces of JSON.
pub fn mutate(bytes: &mut Vec<u8>, chance: &mut Chance) {
    const PIECES: [&[u8]; 14] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b"\"",
        b",",
        b":",
        b"null",
        b"-1",
        b"1e309",
        b"\\u0000",
        b"\\ud800",
        b"\xef\xbb\xbf",
        b"18446744073709551616",
    ];
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(40)).min(bytes.len());
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 if at < bytes.len() => bytes[at] = chance.next() as u8,
            2 => drop(bytes.drain(at..end)),
            3 => bytes.truncate(at),
            4 => drop(bytes.splice(at..at, chance.one_of(&PIECES).iter().copied())),
            _ => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
}

/// A text that is difficult in files, pages and names.
pub fn text(chance: &mut Chance) -> String {
    const ODD: [&str; 24] = [
        "=cmd|' /C calc'!A0",
        "a;=1+1",
        "\n=1+1",
        "]]>&<b>\"'",
        "\u{0}\u{1}\u{1f}\u{7f}\u{85}",
        "\u{202e}😀\u{feff}",
        "\u{fffe}\u{ffff}",
        "../../../etc/passwd",
        "C:\\a.json",
        "CON",
        "ế\u{301}\u{323}",
        "\r\nEND:VCALENDAR\r\n",
        "{name}{n}{{",
        "%s%00",
        "\u{2028}\u{2029}",
        "1e309",
        "-0",
        "nghìn đồng",
        "Cá khô; \"Bà\" Hai, vợ",
        " ",
        "\t",
        "\u{a0}",
        "İIıi",
        "'",
    ];
    match chance.below(6) {
        0 => String::new(),
        1 => date(chance).to_owned(),
        2 => String::from_utf8_lossy(&chance.bytes(30)).into_owned(),
        3 => {
            let odd = chance.one_of(&ODD);
            odd.repeat(chance.below(30))
        }
        _ => chance.one_of(&ODD).to_owned(),
    }
}

/// A day, or a text that looks like one.
pub fn date(chance: &mut Chance) -> &'static str {
    const DAYS: [&str; 16] = [
        "2026-11-28",
        "2026-02-29",
        "2028-02-29",
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        "-001-01-01",
        "+999-01-01",
        "2026-13-01",
        "2026-1-01 ",
        "2026-12-31T23:59:60Z",
        "2026-01-31T00:00:00+07:00",
        "31/12/2026",
        "2025-02-28",
        "2024-03-31",
        "2026-0ế-01",
    ];
    chance.one_of(&DAYS)
}

/// A value of another type than expected.
pub fn odd(chance: &mut Chance) -> Value {
    match chance.below(12) {
        0 => Value::Null,
        1 => true.into(),
        2 => chance.next().into(),
        3 => (chance.next() as i64).into(),
        4 => f64::from_bits(chance.next()).into(),
        5 => chance.below(300).into(),
        6 => Value::Array(vec![]),
        7 => (0..chance.below(40)).fold(Value::Null, |inner, _| Value::Array(vec![inner])),
        8 => Value::Object(Default::default()),
        _ => text(chance).into(),
    }
}

/// Changes a member at some level; it often replaces a text by another text.
pub fn twist(value: &mut Value, chance: &mut Chance) {
    let deeper = chance.below(4) > 0;
    match value {
        Value::Object(members) if deeper && !members.is_empty() => {
            let key = members.keys().nth(chance.below(members.len())).cloned().unwrap_or_default();
            match chance.below(8) {
                0 => drop(members.remove(&key)),
                1 => {
                    let odd = odd(chance);
                    members.insert(text(chance), odd);
                }
                _ => twist(members.entry(key).or_insert(Value::Null), chance),
            }
        }
        Value::Array(items) if deeper && !items.is_empty() => {
            let at = chance.below(items.len());
            twist(&mut items[at], chance);
        }
        Value::String(said) if deeper => *said = text(chance),
        _ => *value = odd(chance),
    }
}
