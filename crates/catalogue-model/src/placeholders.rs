//! Texts with placeholders for values.

use std::fmt::Display;

/// Replaces `{name}` by the value of that name; an unknown name stays unchanged. Names and values are two lists, so
/// that a caller's names are constant data of the program, and only the values are collected at run time.
pub fn fill(template: &str, names: &[&str], values: &[&dyn Display]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            out.push_str(after);
            return out;
        };
        match names.iter().zip(values).find(|(n, _)| **n == name) {
            Some((_, value)) => out.push_str(&value.to_string()),
            None => out.extend(["{", name, "}"]),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_every_placeholder_once() {
        assert_eq!(fill("{a} và {b}, {a}", &["a", "b"], &[&1, &"hai"]), "1 và hai, 1");
    }

    #[test]
    fn a_value_is_never_a_template() {
        assert_eq!(fill("{a}", &["a", "b"], &[&"{b}", &"x"]), "{b}");
    }

    #[test]
    fn unknown_names_and_open_braces_stay() {
        assert_eq!(fill("{x} {", &[], &[]), "{x} {");
    }
}
