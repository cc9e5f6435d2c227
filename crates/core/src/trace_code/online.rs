//! What is to be looked at online by hand, since the app opens no address.

/// Something to look at on the page that a code opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OnlineCheck {
    /// The page opens on a phone without another app.
    Opens,
    /// It names this product, this producer and the address of the label.
    Product,
    /// It has the batch or the day that is printed on this package.
    Batch,
    /// It has the steps of production with their days.
    Steps,
    /// It will still be there after some months: subscriptions end.
    Lasts,
    /// The sample for the council carries the code.
    Sample,
}

impl OnlineCheck {
    /// All of them, in the order in which they are shown.
    pub const ALL: [OnlineCheck; 6] = [
        OnlineCheck::Opens,
        OnlineCheck::Product,
        OnlineCheck::Batch,
        OnlineCheck::Steps,
        OnlineCheck::Lasts,
        OnlineCheck::Sample,
    ];
}
