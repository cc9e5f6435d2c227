//! Styles, settings, and the header and footer of pages.

use super::super::Options;
use super::properties::language;
use super::xml::text;
use super::{HEAD, W};
use crate::locale::Lang;

/// The settings of Word 2013 and newer. Without them, Word opens the document in the mode of an older version and
/// moves tables out of the margin.
const COMPATIBILITY: [(&str, &str); 6] = [
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
    ("useWord2013TrackBottomHyphenation", "0"),
];

/// The styles: Times New Roman, 13 points, and headings with outline levels.
pub fn styles(options: &Options) -> String {
    let font = r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>"#;
    let lang = language(options);
    let mut out = format!(
        r#"{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="{lang}" w:eastAsia="{lang}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#
    );
    for level in 1..=3 {
        out.push_str(&format!(
            r#"<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"#,
            level - 1
        ));
    }
    out.push_str("</w:styles>");
    out
}

/// `word/settings.xml`.
pub fn settings(options: &Options) -> String {
    let compatibility: String = COMPATIBILITY
        .iter()
        .map(|(name, value)| {
            format!(
                r#"<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>"#
            )
        })
        .collect();
    let (decimal, list) = match options.lang {
        Lang::Vi => (",", ";"),
        Lang::En => (".", ","),
    };
    format!(
        r#"{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compatibility}</w:compat><w:themeFontLang w:val="{}"/><w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{list}"/></w:settings>"#,
        language(options)
    )
}

/// The footer: words in small print at the foot of a page.
pub fn note(words: &str) -> String {
    format!(
        r#"{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:i/><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:ftr>"#,
        text(words)
    )
}

/// The header: the page number, centred at the top (Decree 30/2020/NĐ-CP, Appendix I).
pub fn page_number() -> String {
    let run = |inner: &str| format!(r#"<w:r><w:rPr><w:sz w:val="26"/></w:rPr>{inner}</w:r>"#);
    format!(
        r#"{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}{}{}{}{}</w:p></w:hdr>"#,
        run(r#"<w:fldChar w:fldCharType="begin"/>"#),
        run(r#"<w:instrText xml:space="preserve"> PAGE </w:instrText>"#),
        run(r#"<w:fldChar w:fldCharType="separate"/>"#),
        run("<w:t>1</w:t>"),
        run(r#"<w:fldChar w:fldCharType="end"/>"#),
    )
}
