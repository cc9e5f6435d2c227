//! The web app: the screens, their components, and the state that they share. Views show the values that the core
//! returns, and pass the user's actions to the core; they compute nothing.

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
