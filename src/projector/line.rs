//! The line between the wall and the presenter's notes: which screen is on the wall.

use leptos::prelude::*;

use crate::browser::projector::Line;

/// Name of the line.
const NAME: &str = "sao-lang/wall";

/// What the notes ask when they open.
const WHERE: &str = "?";

/// The end of the line at the wall: says this address at once, at every change, and whenever the notes ask.
pub fn tell(address: Memo<String>) {
    let line = StoredValue::new_local(None::<Line>);
    let say = move || {
        let _ = line.try_with_value(|line| line.as_ref().inspect(|line| line.say(&address.get_untracked())).is_some());
    };
    let heard = move |text: String| {
        if text == WHERE {
            say();
        }
    };
    line.set_value(Line::open(NAME, heard).ok());
    Effect::new(move || {
        address.track();
        say();
    });
}

/// The end of the line at the notes: calls `heard` with the address on the wall.
pub fn follow(heard: impl Fn(&str) + 'static) {
    let line = Line::open(NAME, move |text| {
        if text != WHERE {
            heard(&text);
        }
    });
    if let Ok(line) = &line {
        line.say(WHERE);
    }
    // It is open for as long as the view that calls this is there.
    let _ = StoredValue::new_local(line.ok());
}
