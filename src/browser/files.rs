//! Files that come from the device and files that go to it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, Url};

/// Media type of draft files.
pub const JSON: &str = "application/json";

/// A file that the app made, to download or to share.
#[derive(Debug, Clone)]
pub struct Made {
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: &'static str,
    /// The content of the file.
    pub bytes: Vec<u8>,
}

/// The file as the browser knows files.
///
/// # Errors
/// The browser's exception, where it makes no file of it.
pub fn file(made: &Made) -> Result<File, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(made.media_type);
    let parts = Array::of1(&Uint8Array::from(made.bytes.as_slice()));
    File::new_with_u8_array_sequence_and_options(&parts, &made.name, &options)
}

/// The file in the form that the Web Share API takes.
fn to_share(made: &Made) -> Result<web_sys::ShareData, JsValue> {
    let file = file(made)?;
    let data = web_sys::ShareData::new();
    data.set_files(&Array::of1(&file));
    Ok(data)
}

/// Whether the browser can hand this file to another app, such as a messenger.
pub fn can_share(made: &Made) -> bool {
    let Some(navigator) = super::window().map(|w| w.navigator()) else { return false };
    // Older browsers lack the function altogether.
    let there = js_sys::Reflect::has(&navigator, &"canShare".into()).unwrap_or(false);
    there && to_share(made).is_ok_and(|data| navigator.can_share_with_data(&data))
}

/// Hands the file to an app that the user picks. If the user cancels, that is not an error. The browser accepts the
/// call only directly after a tap, so it must come first; the future may be awaited later.
///
/// # Errors
/// Where the browser does not share the file. Chromium reports this only here, for file types that it does not trust,
/// among them DOCX, XLSX and ZIP.
pub fn share(made: &Made) -> Result<impl Future<Output = Result<(), JsValue>> + use<>, JsValue> {
    let navigator = super::window().ok_or(JsValue::NULL)?.navigator();
    let sharing = JsFuture::from(navigator.share_with_data(&to_share(made)?));
    Ok(async move {
        match sharing.await {
            Err(error) if !changed_mind(&error) => Err(error),
            _ => Ok(()),
        }
    })
}

fn changed_mind(error: &JsValue) -> bool {
    error.dyn_ref::<web_sys::DomException>().is_some_and(|e| e.name() == "AbortError")
}

/// Whether the browser can hand a link to another app.
pub fn can_share_link() -> bool {
    let Some(navigator) = super::window().map(|w| w.navigator()) else { return false };
    js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false)
}

/// Hands a link to an app that the user picks. If the user cancels, nothing happens.
pub fn share_link(link: &str) {
    let data = web_sys::ShareData::new();
    data.set_url(link);
    share_data(&data);
}

/// Hands a text to an app that the user picks; call it only where [`can_share_link`] is true. If the user cancels,
/// nothing happens.
pub fn share_text(text: &str) {
    let data = web_sys::ShareData::new();
    data.set_text(text);
    share_data(&data);
}

fn share_data(data: &web_sys::ShareData) {
    let Some(navigator) = super::window().map(|w| w.navigator()) else { return };
    let sharing = navigator.share_with_data(data);
    wasm_bindgen_futures::spawn_local(async move {
        let _ = JsFuture::from(sharing).await;
    });
}

/// Hands a file to the browser as a download.
///
/// # Errors
/// The browser's exception, where it refuses the download.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let properties = BlobPropertyBag::new();
    properties.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &properties)?;
    download_blob(name, &blob)
}

/// Hands a blob to the browser as a download.
///
/// # Errors
/// The browser's exception, where it refuses the download.
pub fn download_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = super::window().and_then(|w| w.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// Shows a blob in a new tab.
///
/// # Errors
/// Where the browser opens no tab.
pub fn show(blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let window = super::window().ok_or(JsValue::NULL)?;
    // The URL of the blob is not revoked, since the new tab may read it at any time; it ends with this page.
    window.open_with_url_and_target(&url, "_blank")?.map(|_| ()).ok_or(JsValue::NULL)
}

/// An address under which the page can show a blob. It ends with the last use of this value.
#[derive(Debug)]
pub struct BlobUrl(String);

impl BlobUrl {
    /// An address of a blob.
    ///
    /// # Errors
    /// The browser's exception, where it gives no address.
    pub fn new(blob: &Blob) -> Result<BlobUrl, JsValue> {
        Url::create_object_url_with_blob(blob).map(BlobUrl)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for BlobUrl {
    fn drop(&mut self) {
        // The address exists, so this cannot fail.
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Files that another app has shared with this one.
pub struct Shared {
    /// The files that the service worker kept.
    pub files: Vec<File>,
    /// The number of files that were sent. The service worker keeps only as many as it has room for.
    pub total: usize,
}

#[derive(serde::Deserialize)]
struct SharedNames {
    names: Vec<String>,
    total: usize,
}

/// Reads the files that another app has shared. The service worker keeps them under `folder` until [`forget_shared`] is
/// called. `None` where no files were shared, or where there is no service worker.
pub async fn shared(folder: &str) -> Option<Shared> {
    let names = text_of(&format!("{folder}names")).await?;
    // A host without the service worker answers with the start page, which does not parse as a list of names.
    let SharedNames { names, total } = serde_json::from_str(&names).ok()?;
    let mut files = Vec::new();
    for (number, name) in names.iter().enumerate() {
        if let Some(bytes) = bytes_of(&format!("{folder}{number}")).await
            && let Ok(file) = File::new_with_u8_array_sequence(&Array::of1(&bytes), name)
        {
            files.push(file);
        }
    }
    Some(Shared { files, total })
}

/// Tells the service worker to delete the shared files.
pub async fn forget_shared(folder: String) {
    let Some(window) = super::window() else { return };
    let options = web_sys::RequestInit::new();
    options.set_method("DELETE");
    // If this fails, the service worker deletes the files within a day.
    let _ = JsFuture::from(window.fetch_with_str_and_init(&folder, &options)).await;
}

async fn answer(address: &str) -> Option<web_sys::Response> {
    let response = JsFuture::from(super::window()?.fetch_with_str(address)).await.ok()?;
    response.dyn_into::<web_sys::Response>().ok().filter(web_sys::Response::ok)
}

async fn text_of(address: &str) -> Option<String> {
    let text = answer(address).await?.text().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

async fn bytes_of(address: &str) -> Option<JsValue> {
    let buffer = answer(address).await?.array_buffer().ok()?;
    JsFuture::from(buffer).await.ok()
}

/// The files of a list, in the order of the list.
pub fn all(list: &web_sys::FileList) -> Vec<File> {
    (0..list.length()).filter_map(|n| list.get(n)).collect()
}

/// The files that a drag event carries.
pub fn dropped(event: &JsValue) -> Vec<File> {
    let transfer = js_sys::Reflect::get(event, &"dataTransfer".into()).unwrap_or_default();
    let list = js_sys::Reflect::get(&transfer, &"files".into()).ok().and_then(|list| list.dyn_into().ok());
    list.map(|list| all(&list)).unwrap_or_default()
}
