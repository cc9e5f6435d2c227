//! The web app: screens, their components, and what they share. Views show what the core returns and send back what the user
//! does; they compute nothing.

mod app;
mod browser;
mod components;
mod error;
mod intake;
mod lazy;
#[cfg(feature = "prerender")]
mod prerender;
mod projector;
mod screens;
mod state;

fn main() {
    #[cfg(feature = "prerender")]
    if !browser::IS_THERE {
        return prerender::main();
    }
    console_error_panic_hook::set_once();
    app::mount();
}
