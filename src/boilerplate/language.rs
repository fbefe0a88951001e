//! The language of the kept text, by its script and its function words; and how long it is.

use super::chars::{self, IDEOGRAPH, SPACE, WORD};
use super::scan::{self, Scan, Scans};
use crate::input::Document;
use crate::report::{Article, Block};

/// Words that a reader reads in a minute.
const PACE: usize = 238;
/// No more of the text than this is looked at for its language.
const LOOK: usize = 40_000;

/// Fills in language, word count and reading time.
pub(crate) fn measure(document: &Document, blocks: &[Block], scans: &Scans, article: &mut Article) {
    let kept = || blocks.iter().zip(&scans.blocks).filter(|(b, _)| b.kept);
    let texts = || kept().map(|(b, scan)| (b.range.of(&document.text), scan));
    article.language = detect(texts(), scans)
        .or_else(|| document.markup.language.clone())
        .unwrap_or_else(|| "und".into());
    article.word_count = texts().map(|(text, _)| words(text)).sum();
    article.reading_minutes = article.word_count.div_ceil(PACE);
}

/// Words: pieces between spaces with a letter or digit in them; two characters of a script without spaces are one.
fn words(text: &str) -> usize {
    let (mut all, mut ideographs, mut any) = (0, 0usize, false);
    let mut take = |is: u8| {
        let space = is & SPACE != 0;
        all += if space && ideographs > 0 {
            ideographs.div_ceil(2)
        } else {
            usize::from(space && any)
        };
        any = !space && (any || is & WORD != 0);
        ideographs = if space { 0 } else { ideographs + usize::from(is & IDEOGRAPH != 0) };
    };
    text.chars().map(chars::of).for_each(&mut take);
    take(SPACE);
    all
}

/// The language; `None` where it is not clear.
fn detect<'a>(texts: impl Iterator<Item = (&'a str, &'a Scan)>, scans: &Scans) -> Option<String> {
    const SCRIPTS: usize = 10;
    let mut scripts = [0usize; SCRIPTS];
    let mut latin = 0usize;
    let tags = scan::language_tags();
    let mut counts = vec![0usize; tags.len()];
    let (mut all, mut looked, mut ukrainian, mut russian) = (0usize, 0usize, 0usize, 0usize);
    for (text, scan) in texts {
        if looked > LOOK {
            break;
        }
        let mut end = text.len().min(LOOK);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        looked += text.len();
        latin += text.bytes().filter(u8::is_ascii_alphabetic).count();
        let other = if text.is_ascii() { "" } else { text };
        for c in other.chars().filter(|c| !c.is_ascii()) {
            if let Some(n) = scripts.get_mut(script(c)) {
                *n += 1;
            }
            ukrainian += usize::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є'));
            russian += usize::from(matches!(c, 'ы' | 'э' | 'ё' | 'ъ' | 'Ы' | 'Э'));
        }
        for &languages in scans.languages_of(scan) {
            all += 1;
            let mut bits = languages;
            while bits != 0 {
                if let Some(count) = counts.get_mut(bits.trailing_zeros() as usize) {
                    *count += 1;
                }
                bits &= bits - 1;
            }
        }
    }
    let [latin_marks, cyrillic, han, kana, hangul, arabic, hebrew, thai, devanagari, greek] = scripts;
    latin += latin_marks;
    let letters = latin + scripts.iter().skip(1).sum::<usize>();
    let most = |n: usize| n * 2 > letters;
    // Kana makes Japanese of what Han alone would make Chinese.
    if most(han + kana) {
        return Some(if kana * 10 > han { "ja" } else { "zh" }.into());
    }
    for (count, tag) in [
        (hangul, "ko"),
        (arabic, "ar"),
        (hebrew, "he"),
        (thai, "th"),
        (devanagari, "hi"),
        (greek, "el"),
    ] {
        if most(count) {
            return Some(tag.into());
        }
    }
    if most(cyrillic) && (ukrainian > 2 * russian || russian > 2 * ukrainian) && letters > 30 {
        return Some(if ukrainian > russian { "uk" } else { "ru" }.into());
    }
    if !most(latin) && !most(cyrillic) {
        return None;
    }
    let best = counts
        .iter()
        .enumerate()
        .max_by_key(|(n, count)| (**count, std::cmp::Reverse(*n)))?;
    let second = counts
        .iter()
        .enumerate()
        .filter(|(n, _)| *n != best.0)
        .map(|(_, c)| *c)
        .max()
        .unwrap_or(0);
    let clear = *best.1 >= 3 && best.1 * 8 >= all && best.1 * 10 > second * 11;
    clear.then(|| tags.get(best.0).map(ToString::to_string)).flatten()
}

/// The script of a letter beyond ASCII.
fn script(c: char) -> usize {
    match c {
        '\u{c0}'..='\u{24f}' => 0,
        '\u{400}'..='\u{52f}' => 1,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => 2,
        '\u{3040}'..='\u{30ff}' => 3,
        '\u{ac00}'..='\u{d7af}' => 4,
        '\u{600}'..='\u{6ff}' => 5,
        '\u{590}'..='\u{5ff}' => 6,
        '\u{e00}'..='\u{e7f}' => 7,
        '\u{900}'..='\u{97f}' => 8,
        '\u{370}'..='\u{3ff}' => 9,
        _ => usize::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::{scan, words};

    fn detect(text: &str) -> Option<String> {
        let scans = scan::scan(std::iter::once(text));
        super::detect(scans.blocks.iter().map(|scan| (text, scan)), &scans)
    }

    #[test]
    fn languages_are_told_apart() {
        for (tag, text) in [
            ("en", "The mayor said that the bridge would be closed for a week."),
            ("de", "Der Bürgermeister sagte, dass die Brücke für eine Woche nicht befahrbar ist."),
            ("fr", "Le maire a dit que le pont serait fermé pour une semaine dans la ville."),
            ("es", "El alcalde dijo que el puente estará cerrado por una semana en la ciudad."),
            ("uk", "Міський голова сказав, що міст буде зачинено на тиждень, і вибачився."),
            ("ru", "Мэр сказал, что мост был закрыт на неделю, и извинился за это перед всеми."),
            ("zh", "市长表示，这座桥将关闭一周。"),
            ("ja", "市長は、橋が一週間閉鎖されると述べた。"),
        ] {
            assert_eq!(detect(text).as_deref(), Some(tag), "{text}");
        }
        assert_eq!(detect("Lorem ipsum dolor"), None);
        assert_eq!(detect("42 + 1"), None);
    }

    #[test]
    fn words_are_counted() {
        assert_eq!(words("European-led talks – on Monday"), 4);
        assert_eq!(words("这座桥将关闭"), 3);
    }
}
