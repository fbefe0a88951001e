//! The language of the kept text, by its script and its function words; and how long it is.

use super::chars::{self, IDEOGRAPH, WORD};
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
    article.word_count = texts().map(|(text, scan)| scan.pieces.unwrap_or_else(|| words(text))).sum();
    article.reading_minutes = article.word_count.div_ceil(PACE);
}

/// Words: pieces between spaces with a letter or digit in them; two characters of a script without spaces are one.
fn words(text: &str) -> usize {
    let piece = |piece: &str| {
        let is = || piece.chars().map(chars::of);
        match is().filter(|is| is & IDEOGRAPH != 0).count() {
            0 => usize::from(is().any(|is| is & WORD != 0)),
            ideographs => ideographs.div_ceil(2),
        }
    };
    text.split_whitespace().map(piece).sum()
}

/// The language; `None` where it is not clear.
fn detect<'a>(texts: impl Iterator<Item = (&'a str, &'a Scan)>, scans: &Scans) -> Option<String> {
    const SCRIPTS: usize = 10;
    let mut scripts = [0usize; SCRIPTS];
    let mut latin = 0usize;
    let tags = scan::language_tags();
    let mut counts = [0u32; 32];
    let (mut all, mut looked, mut ukrainian, mut russian) = (0u32, 0usize, 0usize, 0usize);
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
        latin += if scan.pieces.is_some() {
            scan.ascii_letters
        } else {
            text.bytes().filter(u8::is_ascii_alphabetic).count()
        };
        let beyond = if scan.ascii { "" } else { text };
        let beyond = beyond.bytes().enumerate().filter(|(_, byte)| *byte >= 0xc0);
        for c in beyond.filter_map(|(at, _)| text.get(at..)?.chars().next()) {
            if let Some(n) = scripts.get_mut(script(c)) {
                *n += 1;
            }
            ukrainian += usize::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є'));
            russian += usize::from(matches!(c, 'ы' | 'э' | 'ё' | 'ъ' | 'Ы' | 'Э'));
        }
        let languages = scans.languages_of(scan);
        all += languages.len() as u32;
        add_bits(languages, &mut counts);
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
    let counts = || counts.iter().take(tags.len()).enumerate();
    let best = counts().max_by_key(|(n, count)| (**count, std::cmp::Reverse(*n)))?;
    let second = counts().filter(|(n, _)| *n != best.0).map(|(_, c)| *c).max().unwrap_or(0);
    let clear = *best.1 >= 3 && best.1 * 8 >= all && best.1 * 10 > second * 11;
    clear.then(|| tags.get(best.0).map(ToString::to_string)).flatten()
}

/// Adds to each count how often its bit is set: eight bits at once, and without a guess at which word has which.
fn add_bits(words: &[u32], counts: &mut [u32; 32]) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Each bit in a byte of its own, which counts to 255.
    let spread = |byte: u8| ((((u64::from(byte) * ONES) & 0x8040_2010_0804_0201) + 0x7f * ONES) >> 7) & ONES;
    for some in words.chunks(255) {
        let mut sums = [0u64; 4];
        for word in some {
            for (sum, byte) in sums.iter_mut().zip(word.to_le_bytes()) {
                *sum += spread(byte);
            }
        }
        let sums = sums.into_iter().flat_map(u64::to_le_bytes);
        counts.iter_mut().zip(sums).for_each(|(count, sum)| *count += u32::from(sum));
    }
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
    fn bits_are_counted() {
        let words: Vec<u32> = (0..1000u32).map(|n| n.wrapping_mul(0x9e37_79b1)).chain([u32::MAX; 300]).collect();
        let mut counts = [7; 32];
        super::add_bits(&words, &mut counts);
        for (bit, &count) in counts.iter().enumerate() {
            assert_eq!(count as usize, 7 + words.iter().filter(|&&w| w >> bit & 1 == 1).count(), "{bit}");
        }
    }

    #[test]
    fn words_are_counted() {
        assert_eq!(words("European-led talks – on Monday"), 4);
        assert_eq!(words("这座桥将关闭"), 3);
    }
}
