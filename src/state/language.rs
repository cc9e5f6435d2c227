//! The language of the app, and its texts in this language.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::assets;
use crate::browser::storage;
use sao_lang_core::catalogue::{Text as _, TextId};
use sao_lang_core::locale::{Lang, Message, Values, english};
use sao_lang_core::repository::keys::setting::LANGUAGE as SETTING;

/// The language of the app. Copy it into closures; a closure that reads it runs again when the language changes.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    chosen: RwSignal<Lang>,
}

/// Provides the language to all views, as it was last chosen on this device.
pub fn provide_language() {
    let language = Language { chosen: RwSignal::new(Lang::default()) };
    provide_context(language);
    if let Some(lang) = storage::setting(SETTING).and_then(|tag| Lang::from_tag(&tag)) {
        language.switch(lang);
    }
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            // `lang` is a valid name, so this cannot fail.
            let _ = root.set_attribute("lang", language.get().tag());
        }
    });
}

/// Draws a view in the language in use. The code for it can be in a lazy part of the program.
pub type DrawView = fn(Language) -> AnyView;

/// The language that [`provide_language`] provides.
pub fn use_language() -> Language {
    expect_context()
}

impl Language {
    /// The language; the view that reads it follows a change.
    pub fn get(self) -> Lang {
        self.chosen.get()
    }

    /// Stores the choice, and switches once the texts of the language are loaded.
    pub fn switch(self, lang: Lang) {
        storage::set_setting(SETTING, lang.tag());
        if lang == Lang::Vi || english::is_loaded() {
            self.chosen.set(lang);
            return;
        }
        spawn_local(async move {
            if fetch_english().await {
                self.chosen.set(lang);
            }
        });
    }

    /// An interface text.
    pub fn t(self, message: Message) -> &'static str {
        message.text(self.get())
    }

    /// An interface text with its placeholders filled in.
    pub fn fill<V: Values>(self, message: Message<V>, values: V) -> String {
        message.fill(self.get(), values)
    }

    /// A text of the catalogue.
    pub fn c(self, text: TextId) -> &'static str {
        text.text(self.get())
    }
}

/// Fetches the English texts from the app's own folder; returns whether they are loaded now.
async fn fetch_english() -> bool {
    assets::fetch_text(english::FILE).await.is_some_and(english::install)
}
