//! A clock that counts down while the room works.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::clock;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::locale::{Message, msg};
use sao_lang_core::presenting::{clock_face, next_minutes, seconds_left};

/// How often it looks at the time.
const TICK: Duration = Duration::from_millis(500);

thread_local! {
    /// The count-down that runs: its length in minutes, and the moment at which it ends. It goes on while no draft is open.
    static RUNNING: Cell<Option<(u32, f64)>> = const { Cell::new(None) };
}

/// The count-down. Copy it into closures.
#[derive(Clone, Copy)]
pub struct Countdown {
    /// What is left, in seconds; nothing where none runs.
    left: RwSignal<Option<u32>>,
}

fn left() -> Option<u32> {
    RUNNING.get().map(|(_, ends)| seconds_left(ends, clock::now_ms()))
}

/// The count-down, shown as long as the view that calls this is there. It is said aloud when it begins, when a minute is
/// left, and at its end: not every second.
pub fn use_countdown() -> Countdown {
    let language = use_language();
    let open = use_draft();
    let countdown = Countdown { left: RwSignal::new(left()) };
    // Where there is no interval, the clock stands still, and pressing its key again ends it.
    if let Ok(ticking) = set_interval_with_handle(
        move || {
            let now = left();
            if countdown.left.get_untracked() != now {
                countdown.left.set(now);
            }
        },
        TICK,
    ) {
        on_cleanup(move || ticking.clear());
    }
    Effect::new(move |before: Option<Option<u32>>| {
        let now = countdown.left.get();
        let passed = |mark: u32| before.flatten().is_some_and(|was| was > mark) && now.is_some_and(|now| now <= mark);
        let say = |words: Message| open.say(untrack(|| language.t(words)).to_owned());
        if passed(0) {
            say(msg::WALL_TIME_OVER);
        } else if passed(60) {
            say(msg::WALL_TIME_MINUTE);
        }
        now
    });
    countdown
}

impl Countdown {
    /// Begins, goes on to the next length, or ends. Returns the minutes that it runs now.
    pub fn press(self) -> Option<u32> {
        // One that is over makes room for a new one.
        let running = RUNNING.get().filter(|(_, ends)| *ends > clock::now_ms()).map(|(minutes, _)| minutes);
        let minutes = next_minutes(running);
        RUNNING.set(minutes.map(|minutes| (minutes, clock::now_ms() + f64::from(minutes) * 60_000.0)));
        self.left.set(left());
        minutes
    }
}

/// What is left, in the bar.
#[component]
pub fn TimeLeft(countdown: Countdown) -> impl IntoView {
    let language = use_language();
    move || {
        countdown.left.get().map(|left| {
            let said = if left == 0 { language.t(msg::WALL_TIME_OVER).to_owned() } else { clock_face(left) };
            view! {
                <span class="wall-time" class:over=left == 0 role="timer" aria-label=language.t(msg::WALL_TIMER)>
                    {said}
                </span>
            }
        })
    }
}
