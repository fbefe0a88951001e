//! The language of the kept text, by its script and its function words; and how long it is.

use super::scan;
use crate::input::Document;
use crate::report::{Article, Block};

/// Words that a reader reads in a minute.
const PACE: usize = 238;
/// No more of the text than this is looked at for its language.
const LOOK: usize = 40_000;

/// Fills in language, word count and reading time.
pub(crate) fn measure(document: &Document, blocks: &[Block], article: &mut Article) {
    let kept = || blocks.iter().filter(|b| b.kept).map(|b| b.range.of(&document.text));
    article.language = detect(kept())
        .or_else(|| document.markup.language.clone())
        .unwrap_or_else(|| "und".into());
    article.word_count = kept().map(words).sum();
    article.reading_minutes = article.word_count.div_ceil(PACE);
}

/// Words: pieces between spaces with a letter or digit in them; two characters of a script without spaces are one.
fn words(text: &str) -> usize {
    text.split_whitespace()
        .map(|piece| {
            let ideographs = piece.chars().filter(|&c| scan::is_ideograph(c)).count();
            match ideographs {
                0 => usize::from(piece.chars().any(char::is_alphanumeric)),
                n => n.div_ceil(2),
            }
        })
        .sum()
}

/// The language; `None` where it is not clear.
fn detect<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    const SCRIPTS: usize = 10;
    let mut scripts = [0usize; SCRIPTS];
    let tags = scan::language_tags();
    let mut counts = vec![0usize; tags.len()];
    let (mut all, mut looked, mut ukrainian, mut russian) = (0usize, 0usize, 0usize, 0usize);
    for text in texts {
        if looked > LOOK {
            break;
        }
        let mut end = text.len().min(LOOK);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        looked += text.len();
        for c in text.chars() {
            if let Some(n) = scripts.get_mut(script(c)) {
                *n += 1;
            }
            ukrainian += usize::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є'));
            russian += usize::from(matches!(c, 'ы' | 'э' | 'ё' | 'ъ' | 'Ы' | 'Э'));
        }
        let scans = scan::scan(std::iter::once(text));
        for &token in &scans.tokens {
            all += 1;
            let bits = scan::languages_of(token);
            for (n, count) in counts.iter_mut().enumerate() {
                *count += usize::from(bits & (1 << n) != 0);
            }
        }
    }
    let [latin, cyrillic, han, kana, hangul, arabic, hebrew, thai, devanagari, greek] = scripts;
    let letters: usize = scripts.iter().sum();
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

fn script(c: char) -> usize {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => 0,
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
    use super::{detect, words};

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
            assert_eq!(detect(std::iter::once(text)).as_deref(), Some(tag), "{text}");
        }
        assert_eq!(detect(std::iter::once("Lorem ipsum dolor")), None);
        assert_eq!(detect(std::iter::once("42 + 1")), None);
    }

    #[test]
    fn words_are_counted() {
        assert_eq!(words("European-led talks – on Monday"), 4);
        assert_eq!(words("这座桥将关闭"), 3);
    }
}
