//! The channel between the presented screen and the presenter's notes. It sends the address of the presented screen to
//! the notes.

use leptos::prelude::*;

use crate::browser::projector::Line;

/// The name of the channel.
const NAME: &str = "sao-lang/wall";

/// The message with which the notes ask for the screen.
const WHERE: &str = "?";

/// The presented screen's side: sends the address at once, at every change, and when the notes ask.
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

/// The notes' side: calls `heard` with the address of the presented screen.
pub fn follow(heard: impl Fn(&str) + 'static) {
    let line = Line::open(NAME, move |text| {
        if text != WHERE {
            heard(&text);
        }
    });
    if let Ok(line) = &line {
        line.say(WHERE);
    }
    // The channel stays open while the view that calls this exists.
    let _ = StoredValue::new_local(line.ok());
}
