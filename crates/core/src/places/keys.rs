//! Names of places in the forms in which they are compared.

use std::collections::BTreeMap;

use catalogue_model::search_key::{base_letter, is_mark, search_key};

/// Vietnamese vowels with each tone mark. The first letter has none.
const TONED: [&str; 12] = [
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
];

/// Signs within a word, as in "B'Lá". People often leave them out.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// A name as words without marks, e.g. `dak lak`.
pub fn words_of(text: &str) -> String {
    search_key(&text.replace(is_apostrophe, ""))
}

/// Whether two names in the form of [`words_of`] have the same letters, wherever their spaces are.
pub fn same_letters(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

/// Whether a name begins with these letters, wherever the spaces are; both are in the form of [`words_of`].
pub fn begins_with(name: &str, letters_first: &str) -> bool {
    let mut name = letters(name);
    letters(letters_first).all(|letter| name.next() == Some(letter))
}

fn letters(words: &str) -> impl Iterator<Item = u8> + '_ {
    words.bytes().filter(|byte| *byte != b' ')
}

/// The words of a text as they are written.
pub fn written_words(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || is_mark(c) || is_apostrophe(c)));
    words.filter(|word| !word.is_empty()).collect()
}

/// Whether a text may mean this name: the letters are the same, and the marks are too, or the text has none. Where a tone mark stands within a word makes no difference.
pub fn means(text: &str, name: &str) -> bool {
    if !same_letters(&words_of(text), &words_of(name)) {
        return false;
    }
    let [typed, known] = [text, name].map(written_words);
    typed.len() != known.len() || !has_marks(&typed) || same_marks(&typed, &known)
}

/// Whether words have the marks of other ones.
pub fn same_marks(typed: &[&str], known: &[&str]) -> bool {
    typed.iter().zip(known).all(|(typed, known)| toned(typed) == toned(known))
}

/// Whether any of these words has a mark that can be compared.
pub fn has_marks(words: &[&str]) -> bool {
    !words.iter().any(|word| word.contains(is_mark)) && !words.iter().all(|word| is_plain(word))
}

/// Whether a word has no marks. Marks that are separate characters are not compared.
fn is_plain(word: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).all(|c| base_letter(c) == c)
}

/// The letters of a word without tone marks, followed by its tone marks.
fn toned(word: &str) -> String {
    let mut tones = String::new();
    let mut out: String = word
        .chars()
        .filter(|c| !is_apostrophe(*c))
        .flat_map(char::to_lowercase)
        .map(|c| {
            let row = TONED.iter().find_map(|row| Some((row.chars().position(|known| known == c)?, row)));
            let Some((tone, row)) = row else { return c };
            if tone > 0 {
                tones.extend(char::from_digit(tone as u32, 10));
            }
            row.chars().next().unwrap_or(c)
        })
        .collect();
    out.push_str(&tones);
    out
}

/// The sign before further words by which a name is found.
const FURTHER: &str = "/";

/// The words of a name in the form in which [`Keys`] has them, without the further words by which it is found.
pub fn name_in(key: &str) -> impl Iterator<Item = &str> {
    key.split(' ').take_while(|word| *word != FURTHER)
}

/// Names in the form of [`words_of`], in one text. A name with an apostrophe is followed by its words as they are where
/// a space stands in place of the apostrophe: `ia hdrai / ia h drai`.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    text: String,
    ends: Vec<usize>,
}

impl Keys {
    /// The keys of these names, in their order.
    pub fn of(names: impl Iterator<Item = impl AsRef<str>>) -> Keys {
        let mut keys = Keys::default();
        for name in names {
            let name = name.as_ref();
            keys.text.push_str(&words_of(name));
            if name.contains(is_apostrophe) {
                keys.text.extend([" ", FURTHER, " ", &search_key(name)]);
            }
            keys.ends.push(keys.text.len());
        }
        keys
    }

    /// The number of keys.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The key with this index; empty where there is none.
    pub fn get(&self, index: usize) -> &str {
        let begin = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(index).and_then(|end| self.text.get(begin..*end)).unwrap_or_default()
    }

    /// All keys, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }
}

/// Names by their words and by their beginnings.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The names.
    pub keys: Keys,
    /// Each word, in the order of letters, with the names that have it.
    words: Vec<(String, Vec<usize>)>,
    /// The names in the order of their letters without spaces.
    by_letters: Vec<usize>,
}

impl Index {
    /// The index of these names.
    pub fn of(keys: Keys) -> Index {
        let mut words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, key) in keys.iter().enumerate() {
            for word in key.split(' ').filter(|word| !word.is_empty()) {
                let with = words.entry(word).or_default();
                if with.last() != Some(&index) {
                    with.push(index);
                }
            }
        }
        let words = words.into_iter().map(|(word, with)| (word.to_owned(), with)).collect();
        let mut by_letters: Vec<usize> = (0..keys.len()).collect();
        by_letters.sort_by(|a, b| letters(keys.get(*a)).cmp(letters(keys.get(*b))));
        Index { words, by_letters, keys }
    }

    /// The names with a word that begins with `word`.
    pub fn with_word(&self, word: &str) -> impl Iterator<Item = usize> {
        let begin = self.words.partition_point(|(known, _)| known.as_str() < word);
        let rest = self.words.get(begin..).unwrap_or_default();
        rest.iter().take_while(move |(known, _)| known.starts_with(word)).flat_map(|(_, with)| with.iter().copied())
    }

    /// The names that begin with these letters, wherever the spaces are.
    pub fn beginning_with(&self, first: &str) -> impl Iterator<Item = usize> {
        let begin = self.by_letters.partition_point(|index| letters(self.keys.get(*index)).lt(letters(first)));
        let rest = self.by_letters.get(begin..).unwrap_or_default();
        rest.iter().copied().take_while(move |index| begins_with(self.keys.get(*index), first))
    }

    /// The names with exactly these letters, wherever the spaces are.
    pub fn with_letters(&self, all: &str) -> impl Iterator<Item = usize> {
        let same = move |index: &usize| same_letters(&name_in(self.keys.get(*index)).collect::<String>(), all);
        self.beginning_with(all).filter(same)
    }
}
