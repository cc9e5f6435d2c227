"""Measures how hard texts are to read: long sentences, words that are not common, labels of buttons without a verb.

Called by scripts/reading. Prints a table, or with --list every finding.

What counts:
  sentence   ends with . ! ? or … before a new one, or with the text. What has one word is none.
  word       Vietnamese: the longest run of up to four syllables that the dictionary Viet74K (of underthesea) has, so
             that "sản phẩm" is one word. English: what stands between spaces. A number is a word, so is {placeholder}.
  long       a sentence of more than 20 words.
  hard       Vietnamese: a word with a syllable below Zipf 4.0 (ten in a million) in wordfreq's list, which counts
             syllables: a rare word made of common syllables is not found. English: a word below Zipf 3.5 (three in a
             million). An abbreviation in capitals is looked up in small letters.
  left out   of the hard words: what the glossary explains (its `match` forms), names (a capital within a sentence),
             numbers with their units, placeholders, what stands in quotation marks, names of files; and the words of
             scripts/lib/reading-known.txt: things, tastes and handwork that every reader knows, though one seldom writes
             of them.
             Of the texts: citations (`place`), search words (`examples`), `match`.
  button     what stands in <button>, in a link or label of the class "button", in src. A label whose first word is
             not in scripts/lib/reading-verbs.txt has no verb. A remark beside it (class "meta") is no label. A label built
             from other texts by a program is not seen: --list names these places.
"""

import argparse
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from importlib.metadata import files as files_of
from pathlib import Path

from wordfreq import zipf_frequency

LONG = 20
COMMON = {"vi": 4.0, "en": 3.5}
LONGEST_WORD = 4
LANGUAGES = ("vi", "en")
CATALOGUE = "crates/core/data/catalogue"
LEFT_OUT = {"match", "place", "examples"}
# Maps a group of the table to patterns of files.
GROUPS = {
    "interface": ["crates/core/texts"],
    "criteria": [f"{CATALOGUE}/*/criteria/*.toml"],
    "papers": [f"{CATALOGUE}/*/papers.toml"],
    "knock-outs": [f"{CATALOGUE}/*/knock_outs.toml"],
    "guides": [f"{CATALOGUE}/*/guides.toml"],
    "suitability": [f"{CATALOGUE}/*/suitability.toml"],
    "templates": [f"{CATALOGUE}/*/templates/*.toml"],
    "market": [f"{CATALOGUE}/*/market.toml"],
    "glossary": [f"{CATALOGUE}/*/glossary.toml"],
    "sets, laws, edition": [f"{CATALOGUE}/*/{name}" for name in ("sets/*.toml", "laws.toml", "edition.toml")],
    "practice": ["crates/core/data/practice/*.toml"],
}
# Abbreviations whose point ends no sentence.
ABBREVIATIONS = ("Art.", "App.", "No.", "no.", "e.g.", "i.e.", "approx.", "v.v.", "TP.", "St.")


# --- Texts -----------------------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class Text:
    """A text with its file and key."""

    group: str
    language: str
    file: str
    key: str
    words: str


def bilingual(value, way=()):
    """Yields (way, language, text) for the members `vi` and `en` at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in LEFT_OUT:
                continue
            if key in LANGUAGES and isinstance(inner, (str, list)):
                for text in [inner] if isinstance(inner, str) else inner:
                    if isinstance(text, str):
                        yield way, key, text
            else:
                yield from bilingual(inner, (*way, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from bilingual(inner, (*way, str(number)))


def texts_of(root):
    """All texts of the tree at `root`, in the order of the table."""
    for group, patterns in GROUPS.items():
        for pattern in patterns:
            if pattern == "crates/core/texts":
                for language in LANGUAGES:
                    for path in sorted((root / pattern / language).glob("*.toml")):
                        for table, entries in tomllib.loads(path.read_text()).items():
                            for key, text in entries.items():
                                yield Text(group, language, str(path.relative_to(root)), f"{table}.{key}", text)
                continue
            for path in sorted(root.glob(pattern)):
                for way, language, text in bilingual(tomllib.loads(path.read_text())):
                    yield Text(group, language, str(path.relative_to(root)), ".".join(way), text)


# --- Words -----------------------------------------------------------------------------------------------------------

WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
TOKEN = re.compile(rf"\{{[^}}]*\}}|\d[\d.,/%-]*|{WORD}")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
# File names, addresses, numbers of laws, units after a number.
SIGNS = re.compile(
    r"(?<![\w.])\.[a-z]{2,5}\b|\w+://\S+|\S+@\S+|\b[\w-]+\.(?:vn|com|org|json|txt|zip)\b|\b[a-z]+[-_][a-z]+[-_./]\S+"
    r"|\d+/(?:\d+/)?[\w-]+|[\d}]\s?(?:KB|MB|ml|kg|g|cm|m|ha|km|l)\b"
)


def dictionary():
    """The Vietnamese words of Viet74K that have more than one syllable."""
    path = next(f.locate() for f in files_of("underthesea") if f.name == "Viet74K.txt")
    lines = (unicodedata.normalize("NFC", line.strip().lower()) for line in Path(path).read_text().splitlines())
    return {line for line in lines if 1 < len(line.split(" ")) <= LONGEST_WORD}


DICTIONARY = dictionary()


def sentences(text):
    """Splits a text; abbreviations and numbers end no sentence."""
    start = 0
    for end in re.finditer(r"[.!?…]+[”\")]?(?=\s+[\"“(\w{])", text):
        done, rest = text[start:end.end()].strip(), text[end.end():].lstrip()
        first = rest.lstrip("“\"(")[:1]
        if done.endswith(ABBREVIATIONS) or first.islower() or re.fullmatch(r"\d+[.]", done):
            continue
        yield start, text[start:end.end()]
        start = end.end()
    if text[start:].strip():
        yield start, text[start:]


def words_of(sentence, language):
    """The words with their positions: (start, end, word), including numbers and placeholders."""
    tokens = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(sentence)]
    if language == "en":
        return tokens
    out, at = [], 0
    while at < len(tokens):
        taken = 1
        for length in range(min(LONGEST_WORD, len(tokens) - at), 1, -1):
            start, end = tokens[at][0], tokens[at + length - 1][1]
            if sentence[start:end].lower() in DICTIONARY:
                taken = length
                break
        start, end = tokens[at][0], tokens[at + taken - 1][1]
        out.append((start, end, sentence[start:end]))
        at += taken
    return out


def length_of(sentence, language):
    """The number of words in the sentence."""
    if language == "en":
        return sum(1 for word in re.sub(r"\{[^}]*\}", "x", sentence).split() if re.search(r"\w", word))
    return len(words_of(sentence, language))


def is_common(word, language):
    """Whether every part of the word is frequent enough in the frequency list."""
    parts = re.split(r"[\s-]+", word.lower())
    return all(zipf_frequency(part, language) >= COMMON[language] for part in parts if part)


def hard_words(sentence, language, explained, known):
    """The words of a sentence that are not common and not in the glossary."""
    hidden = [m.span() for pattern in (QUOTED, SIGNS, explained) if pattern for m in pattern.finditer(sentence)]
    shouted = sentence.upper() == sentence
    for number, (start, end, word) in enumerate(words_of(sentence, language)):
        if not word[0].isalpha() or any(start < to and end > since for since, to in hidden):
            continue
        abbreviation = word.isupper() and len(word) > 1 and not shouted
        following = re.match(r" ?\w", sentence[end:end + 2])
        named = following and following.group().strip().isupper()
        name = word[:1].isupper() and not shouted and not abbreviation
        if name and (number > 0 or named or any(part[:1].isupper() for part in re.split(r"[\s-]", word)[1:])):
            continue
        if language == "vi" and abbreviation and not re.fullmatch(r"[A-ZĐ]+", word):
            continue
        if language == "en":
            word = re.sub(r"['’]s?$", "", word)
            # Vietnamese names and amounts of money in an English text.
            if not word.isascii():
                continue
        if len(word) > 1 and word.lower() not in known and not is_common(word, language):
            yield word if abbreviation else word.lower()


def explained_by(root, language):
    """A pattern for the forms that the glossary explains, the longest first."""
    forms = set()
    for path in root.glob(f"{CATALOGUE}/*/glossary.toml"):
        for entry in tomllib.loads(path.read_text()).values():
            forms.update(entry.get("match", {}).get(language, []))
    if not forms:
        return None
    forms = sorted((re.escape(form) for form in forms), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


# --- Labels of buttons -----------------------------------------------------------------------------------------------

MESSAGE = re.compile(r"msg::([A-Z0-9_]+)")


def end_of_tag(source, at):
    """The end of the opening tag at `at`, and whether it closes itself; brackets and arrows are skipped."""
    depth, quoted = 0, False
    for i in range(at, len(source)):
        sign = source[i]
        if quoted:
            quoted = sign != '"' or source[i - 1] == "\\"
        elif sign == '"':
            quoted = True
        elif sign in "({[":
            depth += 1
        elif sign in ")}]":
            depth -= 1
        elif sign == ">" and depth == 0 and source[i - 1] not in "-=":
            return i + 1, source[i - 1] == "/"
    return len(source), True


def expression(source, at):
    """The expression that starts at `at`: to the comma, semicolon, space or bracket that ends it."""
    depth = 0
    for i in range(at, len(source)):
        sign = source[i]
        if sign in "({[":
            depth += 1
        elif sign in ")}]":
            depth -= 1
            if depth < 0:
                return source[at:i]
        elif sign in ",;" and depth == 0:
            return source[at:i]
    return source[at:]


REMARK = re.compile(r'<span class="meta"[^>]*>.*?</span>', re.S)


def shown(content):
    """The visible content of a button, without the attributes of its elements and without remarks."""
    content = REMARK.sub("", content)
    out, at = "", 0
    for tag in re.finditer(r"<[A-Za-z][\w:]*(?=[\s/>])", content):
        if tag.start() < at:
            continue
        out += content[at:tag.start()]
        at, _ = end_of_tag(content, tag.end())
    return out + content[at:]


class Labels:
    """The texts that are labels of buttons, as far as the source shows it."""

    def __init__(self, root):
        self.sources = {str(p.relative_to(root)): p.read_text() for p in sorted((root / "src").rglob("*.rs"))}
        self.keys = {}
        self.unseen = []
        for file, source in self.sources.items():
            for tag in re.finditer(r"<(button|A|a|label)(?=[\s>])", source):
                end, closed = end_of_tag(source, tag.end())
                opening = source[tag.start():end]
                is_button = tag[1] == "button" or re.search(r'class="[^"]*\bbutton\b', opening)
                close = source.find(f"</{tag[1]}>", end)
                if closed or not is_button or close < 0:
                    continue
                where = f"{file}:{source.count(chr(10), 0, tag.start()) + 1}"
                content = shown(source[end:close])
                found = self.messages(file, content, tag.start(), set())
                if not found and 'aria-label' in opening:
                    found = self.messages(file, opening, tag.start(), set())
                if not found and re.search(r"\{[^}]*[a-z]", content):
                    self.unseen.append(f"{where}: {' '.join(content.split())[:90]}")
                for key in found:
                    self.keys.setdefault(key, where)

    def messages(self, file, content, at, seen):
        """The texts that an expression names, directly or through its variables."""
        found = MESSAGE.findall(content)
        if found:
            return set(found)
        keys = set()
        # A member: its texts are those of every value of that struct.
        for member in re.findall(r"\b\w+\.([a-z_]+)\b(?!\()", content):
            structs = set(re.findall(rf"struct (\w+)[^{{]*\{{[^}}]*\b{member}\b:", self.sources[file]))
            for source in self.sources.values():
                structs.update(re.findall(rf"struct (\w+)[^{{]*\{{[^}}]*\b{member}: Message\b", source))
            for source in self.sources.values():
                for made in re.finditer(rf"(?<!struct )\b(?:{'|'.join(structs) or '-'}) \{{", source):
                    body = source[made.end():self.closing(source, made.end())]
                    value = re.search(rf"\b{member}:\s*", body)
                    if value:
                        keys.update(MESSAGE.findall(expression(body, value.end())))
        # A name: its texts are those of its definition before, or those that a component gets under that name.
        for name in set(re.findall(r"(?<![\w.:|])([a-z_]+)\b(?!\s*[(:!|])", content)):
            if name in seen or name in ("move", "if", "else", "language", "lang", "match", "view", "let"):
                continue
            before = self.sources[file][:at]
            sets = list(re.finditer(rf"\blet {name}(?:: [^=;]+)? = ", before))
            if sets:
                value = expression(self.sources[file], sets[-1].end())
                keys.update(self.messages(file, value, sets[-1].start(), seen | {name}))
                continue
            rows = list(re.finditer(r"(\w+)\s*\.map\(\|\(([\w\s,]*)\)\|", before))
            if rows and name in (names := [n.strip() for n in rows[-1][2].split(",")]):
                keys.update(self.column(file, rows[-1][1], names.index(name)))
                continue
            local = list(re.finditer(r"\blet (\w+) = (?:move )?\|([^|]*)\|", before))
            if local and re.search(rf"\b{name}\b", local[-1][2]):
                source = self.sources[file]
                for call in re.finditer(rf"\b{local[-1][1]}\(", source):
                    keys.update(MESSAGE.findall(source[call.end():self.closing(source, call.end())]))
                continue
            component = re.findall(r"#\[component\]\s*(?:pub(?:\([a-z]+\))? )?fn (\w+)", before)
            if component:
                for other, source in self.sources.items():
                    for use in re.finditer(rf"<{component[-1]}(?=[\s/>])", source):
                        end, _ = end_of_tag(source, use.end())
                        given = re.search(rf"\b{name}=", source[use.start():end])
                        if given:
                            value = self.attribute(source[use.start() + given.end():end])
                            keys.update(self.messages(other, value, use.start(), seen | {name}))
        return keys

    def column(self, file, name, place):
        """The texts at one position in the rows of a list with that name."""
        source = self.sources[file]
        made = re.search(rf"\b(?:let|const) {name}\b[^=]*= \[", source)
        if not made:
            return set()
        keys, at = set(), made.end()
        while (row := re.compile(r"\s*\(").match(source, at)) and at < len(source):
            end = self.closing(source, row.end())
            cells, cell = [], row.end()
            while cell <= end:
                cells.append(expression(source[:end], cell))
                cell += len(cells[-1]) + 1
            keys.update(MESSAGE.findall(cells[place]) if place < len(cells) else ())
            at = end + 2
        return keys

    @staticmethod
    def closing(source, at):
        """The index of the bracket that closes around `at`."""
        depth = 0
        for i in range(at, len(source)):
            if source[i] in "({[":
                depth += 1
            elif source[i] in ")}]":
                depth -= 1
                if depth < 0:
                    return i
        return len(source)

    @staticmethod
    def attribute(text):
        """The value of an attribute: to the space before the next one, or to the tag's end."""
        depth = 0
        for i, sign in enumerate(text):
            if sign in "({[":
                depth += 1
            elif sign in ")}]":
                depth -= 1
            elif depth == 0 and (sign in "\n" or text.startswith("/>", i) or re.match(r"\s[a-z_:]+=", text[i:])):
                return text[:i]
        return text


def lists(name):
    """A list of words beside this file, by language; text after # is a remark."""
    path = Path(__file__).with_name(name)
    known = {language: set() for language in LANGUAGES}
    language = None
    for line in path.read_text().splitlines():
        line = line.split("#")[0].strip()
        if re.fullmatch(r"\[\w+\]", line):
            language = line[1:-1]
        elif line:
            known[language].update(filter(None, (word.strip() for word in line.split(","))))
    return known


def has_verb(label, verbs):
    """Whether a label begins with one of the verbs."""
    label = re.sub(r"^[\W_]+", "", re.sub(r"\{[^}]*\}", "", label)).lower()
    return any(label == verb or re.match(rf"{re.escape(verb)}(?!\w)", label) for verb in verbs)


# --- Counting --------------------------------------------------------------------------------------------------------

@dataclass
class Counts:
    """The figures of a row."""

    texts: int = 0
    sentences: int = 0
    long: int = 0
    hard: int = 0
    different: Counter = field(default_factory=Counter)
    buttons: int = 0
    verbless: int = 0

    def figures(self):
        """The figures in the order of the table's columns."""
        return [self.texts, self.sentences, self.long, self.hard, len(self.different), self.buttons, self.verbless]

    def add(self, other):
        """Adds another row's figures."""
        for name in ("texts", "sentences", "long", "hard", "buttons", "verbless"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.different.update(other.different)


def measure(root, known_words, verbs):
    """(rows, findings, labels that are not seen) of the tree at `root`."""
    labels = Labels(root)
    explained = {language: explained_by(root, language) for language in LANGUAGES}
    rows, findings = {}, []
    for text in texts_of(root):
        row = rows.setdefault((text.group, text.language), Counts())
        row.texts += 1
        place = f"{text.file}:{text.key}"
        for _, sentence in sentences(text.words):
            length = length_of(sentence, text.language)
            if length > 1:
                row.sentences += 1
            if length > LONG:
                row.long += 1
                findings.append(f"{place} [{text.language}] {length} words: {sentence.strip()}")
            for word in hard_words(sentence, text.language, explained[text.language], known_words[text.language]):
                row.hard += 1
                row.different[word] += 1
                findings.append(f"{place} [{text.language}] hard word: {word}")
        if text.group == "interface":
            constant = text.key.upper().replace(".", "_").replace("-", "_")
            if constant in labels.keys:
                row.buttons += 1
                if not has_verb(text.words, verbs[text.language]):
                    row.verbless += 1
                    shown_at = labels.keys[constant]
                    findings.append(f"{place} [{text.language}] button without a verb: {text.words} ({shown_at})")
    for language in LANGUAGES:
        total = rows.setdefault(("all", language), Counts())
        for (group, of), row in list(rows.items()):
            if of == language and group != "all":
                total.add(row)
    return rows, findings, labels.unseen


HEADINGS = ["texts", "sentences", "over 20", "hard words", "different", "buttons", "no verb"]


def table(now, before):
    """Prints the counts, beside those of a revision if there is one."""
    width = 15 if before else 11
    print(f"{'':24}" + "".join(f"{heading:>{width}}" for heading in HEADINGS))
    for place in [*now, *((before or {}).keys() - now.keys())]:
        new = now.get(place, Counts()).figures()
        old = (before or {}).get(place, Counts()).figures()
        cells = [f"{o} → {n}" if before else str(n) for o, n in zip(old, new)]
        if place[0] not in ("interface", "all"):
            cells[-2:] = ["", ""]
        print(f"{f'{place[0]} ({place[1]})':24}" + "".join(f"{cell:>{width}}" for cell in cells))


def main():
    """Reads the arguments and prints."""
    parser = argparse.ArgumentParser(
        prog="scripts/reading", usage="scripts/reading [--at REV] [--list]",
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("root", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--before", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--at", metavar="REV", help="a revision of git to compare with")
    parser.add_argument("--list", action="store_true", help="every finding: file, key, sentence or word")
    args = parser.parse_args()
    # Both trees are measured with the word lists of this one.
    known_words, verbs = lists("reading-known.txt"), lists("reading-verbs.txt")
    rows, findings, unseen = measure(args.root, known_words, verbs)
    before = None
    if args.before:
        before, old_findings, _ = measure(args.before, known_words, verbs)
        print(f"{args.at} → now")
    if args.list:
        if args.before:
            gone = Counter(old_findings) - Counter(findings)
            print("\n".join(f"gone: {finding}" for finding in gone.elements()))
        print("\n".join(findings))
        print("\n".join(f"label not seen: {where}" for where in unseen))
    table(rows, before)
    return 0


if __name__ == "__main__":
    sys.exit(main())
