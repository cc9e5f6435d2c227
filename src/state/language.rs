//! The language in use, and the words in it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::assets;
use crate::browser::storage;
use sao_lang_core::catalogue::{Text as _, TextId};
use sao_lang_core::locale::{Lang, Message, Values, english};
use sao_lang_core::repository::keys::setting::LANGUAGE as SETTING;

/// The language in use. Copy it into closures; reading it there follows a switch.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    chosen: RwSignal<Lang>,
}

/// Makes the language known to all views, as it was last chosen on this device.
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

/// The language in use.
pub fn use_language() -> Language {
    expect_context()
}

impl Language {
    /// The language, followed by the view that asks.
    pub fn get(self) -> Lang {
        self.chosen.get()
    }

    /// Switches once the texts of that language are here, and keeps the choice.
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

/// Fetches the English texts from the app's own folder; whether they are here now.
async fn fetch_english() -> bool {
    let address = crate::app::link(&format!("/{}", english::FILE));
    assets::fetch_text(&address).await.is_some_and(english::install)
}
