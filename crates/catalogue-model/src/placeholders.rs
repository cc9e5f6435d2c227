//! Texts with places for values.

use std::fmt::Display;

/// Replaces `{name}` by the value of that name; an unknown name stays as it is.
pub fn fill(template: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            out.push_str(after);
            return out;
        };
        match values.iter().find(|(n, _)| *n == name) {
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
        assert_eq!(fill("{a} và {b}, {a}", &[("a", &1), ("b", &"hai")]), "1 và hai, 1");
    }

    #[test]
    fn a_value_is_never_a_template() {
        assert_eq!(fill("{a}", &[("a", &"{b}"), ("b", &"x")]), "{b}");
    }

    #[test]
    fn unknown_names_and_open_braces_stay() {
        assert_eq!(fill("{x} {", &[]), "{x} {");
    }
}
