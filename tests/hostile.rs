//! Inputs made to do harm: each gets a sound report in time.
//!
//! Time is measured against news text of the same size in the same run, so that a slow machine fails no test and a step
//! that rescans its input fails on every machine. `cargo test --release --test hostile` takes inputs of up to 10 MB.

#![allow(clippy::expect_used, reason = "a failing test should say where")]

mod invariants;

use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use invariants::{analyzed, check};
use nutgraf::{Input, Options, Strip, analyze};

/// Bytes of each input: one that takes too long is found out while it is small.
const SIZES: &[usize] = if cfg!(debug_assertions) {
    &[20_000, 100_000]
} else {
    &[20_000, 160_000, 1_280_000, 10_000_000]
};

/// How many times longer than news text an input may take. A step that looks at all pairs takes thousands of times longer.
const SLOWER: u32 = 12;

/// Time that any input may take, however short.
const GRACE: Duration = Duration::from_millis(100);

/// When to give up on an input, by the clock on the wall.
const PATIENCE: Duration = Duration::from_secs(120);

const NEWS: &str = "Rain is coming to the valley, the weather service said on Monday. “It will rain for three days,” said \
    Charles Babbage, the miller of Lower Slope. “We have seen worse.” He warned that about 40 houses near the river may be \
    flooded.\n\nAccording to the council, nobody has to leave. Officials did not say what the new dam will cost; two people \
    familiar with the plans put it at $12 million.\n\n";

/// The input again and again, up to that many bytes.
fn repeated(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes.div_ceil(unit.len()))
}

/// Time that this thread was at work: other programs on the machine do not count. Where the system does not tell, all time.
fn at_work(begun: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|s| s.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

/// How long the analysis takes, or what is wrong with it.
fn timed(input: &str, options: &Options) -> Result<Duration, String> {
    let (input, options) = (input.to_owned(), options.clone());
    let (send, receive) = channel();
    // On a thread of its own with the stack of a thread: whoever recurses with the input overflows it here.
    thread::spawn(move || {
        let begun = Instant::now();
        let before = at_work(begun);
        let report = analyze(&input, &options);
        let _ = send.send((at_work(begun) - before, report));
    });
    match receive.recv_timeout(PATIENCE) {
        Ok((taken, Ok(report))) => check(&report).map(|()| taken),
        Ok((_, Err(error))) => Err(error.to_string()),
        Err(RecvTimeoutError::Timeout) => Err(format!("not done after {PATIENCE:?}")),
        Err(RecvTimeoutError::Disconnected) => Err("panicked".into()),
    }
}

/// How long news text takes, for each of [`SIZES`].
fn news(input: Input) -> &'static [Duration] {
    static TIMES: OnceLock<[Vec<Duration>; 2]> = OnceLock::new();
    let times = TIMES.get_or_init(|| {
        [Input::Text, Input::Html].map(|input| {
            let unit = match input {
                Input::Html => format!("<p>{}</p>", NEWS.trim().replace("\n\n", "</p>\n<p>")),
                _ => NEWS.to_owned(),
            };
            let options = Options {
                input,
                strip: Strip::Off,
                ..Options::default()
            };
            // What is built once for all, such as a list of words, is built before.
            timed(&unit, &options).expect("news text is no trouble");
            // The largest tells the time of the others: short times are told badly.
            let largest = SIZES[SIZES.len() - 1];
            let time = timed(&repeated(&unit, largest), &options).expect("news text is no trouble");
            SIZES.iter().map(|&size| time.mul_f64(size as f64 / largest as f64)).collect()
        })
    });
    &times[usize::from(input == Input::Html)]
}

/// A kind of input.
struct Shape<'a> {
    name: &'a str,
    /// An input of about so many bytes.
    make: Box<dyn Fn(usize) -> String + 'a>,
}

impl<'a> Shape<'a> {
    fn new(name: &'a str, make: impl Fn(usize) -> String + 'a) -> Self {
        Self {
            name,
            make: Box::new(make),
        }
    }

    /// A unit again and again, between two texts that stand once.
    fn around(name: &'a str, before: &'a str, unit: &'a str, after: &'a str) -> Self {
        Self::new(name, move |size| format!("{before}{}{after}", repeated(unit, size)))
    }

    /// As many of one unit as of another, after it.
    fn halves(name: &'a str, first: &'a str, second: &'a str) -> Self {
        Self::new(name, move |size| repeated(first, size / 2) + &repeated(second, size / 2))
    }
}

/// Every input gets a sound report in time, stripped and not.
fn all_in_time<'a>(input: Input, shapes: impl IntoIterator<Item = Shape<'a>>) {
    let mut failures = Vec::new();
    for Shape { name, make } in shapes {
        for strip in [Strip::Off, Strip::Auto] {
            let options = Options {
                input,
                strip,
                published: Some("2025-08-19".into()),
                ..Options::default()
            };
            for (&size, &news) in SIZES.iter().zip(news(input)) {
                let limit = news * SLOWER + GRACE;
                let wrong = match timed(&make(size), &options) {
                    Ok(taken) if taken > limit => format!("took {taken:.1?}, news text {news:.1?}"),
                    Ok(taken) => {
                        println!("{name:?} ({strip:?}), {size} bytes: {taken:.1?} of {limit:.1?}");
                        continue;
                    }
                    Err(error) => error.chars().take(600).collect(),
                };
                failures.push(format!("{name:?} ({strip:?}), {size} bytes: {wrong}"));
                break;
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Each unit again and again.
fn all_repeated_in_time(input: Input, units: &[&str]) {
    all_in_time(input, units.iter().map(|unit| Shape::around(unit, "", unit, "")));
}

#[test]
fn nothing_and_next_to_nothing() {
    for input in [Input::Text, Input::Html, Input::Auto] {
        let shapes = [
            "", "\0", " ", "\n", "\r", "\u{feff}", ".", "\"", "“", "”", "'", "<", ">", "&", "a", "1", "-", "•", "\u{301}",
        ];
        all_in_time(input, shapes.iter().map(|shape| Shape::new(shape, |_| (*shape).to_owned())));
    }
}

/// The Big List of Naughty Strings: each alone, said by someone, and all of them together.
#[test]
fn naughty_strings() {
    let all = naughty_strings::BLNS.join("\n\n");
    let said = |s: &&str| format!("Rain is coming. “{s},” said {s}, the miller of {s}, on Monday. {s} will cost {s}.");
    let mut failures = Vec::new();
    let alone = naughty_strings::BLNS.iter().map(|s| (*s).to_owned());
    for text in alone.chain(naughty_strings::BLNS.iter().map(said)).chain([all]) {
        for input in [Input::Text, Input::Html, Input::Auto] {
            for strip in [Strip::Off, Strip::Auto] {
                let options = Options {
                    input,
                    strip,
                    ..Options::default()
                };
                let outcome = analyzed(&text, &options).and_then(|report| {
                    if input == Input::Text && report.text != text {
                        return Err(format!("the text is {:?}", report.text));
                    }
                    check(&report)
                });
                if let Err(error) = outcome {
                    failures.push(format!("{text:?} as {input:?}, {strip:?}: {error}"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn what_patterns_choke_on() {
    // Classes of text on which a pattern that goes back tries every way to split it.
    let tails = ["!", "\n", "”", "<", "\u{0}"];
    let units = ["a", "a ", "a.", "aa-", "1,", "1.1.1.", "a@", "\"a", "((", "<a", "- ", "\t "];
    let shapes = || {
        units
            .iter()
            .flat_map(|unit| tails.iter().map(move |tail| Shape::around(unit, "", unit, tail)))
    };
    all_in_time(Input::Text, shapes().step_by(3));
    all_in_time(Input::Html, shapes().skip(1).step_by(7));
}

#[test]
fn one_character_without_end() {
    let units = [
        "\0", "a", "A", " ", "\n", "\r", "\r\n", "\t", ".", ",", "-", "—", "…", "(", "[", "$", "%", "1", "0", "日", "。", "\u{a0}",
    ];
    all_repeated_in_time(Input::Text, &units);
}

#[test]
fn quotation_marks_without_end() {
    let units = [
        "\"", "“", "”", "‘", "’", "'", "„", "«", "»", "\" ", "“ ", " ”", "\"a", "“a ", "a” ", "‘a ", "«a ", "„a ", "“a” ", "“a\n\n",
        "\"a\n\n", "it's ", "'tis ",
    ];
    all_repeated_in_time(Input::Text, &units);
}

#[test]
fn cues_as_long_as_sentences() {
    let word = "abc".repeat(6_000);
    let units = [
        format!("{word}ed Stone: “We will not go there, ever.”\n\n"),
        format!("He {word}ed that the plan would hold.\n\n"),
        format!("He {word}ing that the plan would hold.\n\n"),
        format!("She {word}shes that it rains.\n\n"),
    ];
    all_repeated_in_time(Input::Text, &units.each_ref().map(String::as_str));
}

#[test]
fn attributions_without_end() {
    let units = [
        "he said ",
        "said ",
        "said he said she ",
        "“he said ",
        "“a,” he said, “b,” ",
        "“a,” he said.\n",
        "according to ",
        "according to him, ",
        "he said that she said that ",
        "did not say ",
        "sources said they ",
        "Reuters reported, citing ",
        "X: ",
        "said: “",
        "the minister's ",
        "may ",
        "not ",
        "and ",
    ];
    all_repeated_in_time(Input::Text, &units);
}

#[test]
fn names_without_end() {
    // A name for each number: Baba, Babe, …
    let name = |n: usize| {
        let syllables = [
            "ba", "be", "bi", "bo", "bu", "da", "de", "di", "do", "du", "ga", "ge", "gi", "go", "gu", "ka",
        ];
        let word: String = (0..5).map(|digit| syllables[(n >> (digit * 4)) % 16]).collect();
        word[..1].to_uppercase() + &word[1..]
    };
    let many = |what, form: &'static dyn Fn(&str, &str, usize) -> String| {
        Shape::new(what, move |size| {
            let mut out = String::new();
            for n in 0.. {
                if out.len() >= size {
                    break;
                }
                out.push_str(&form(&name(n), &name(n * 7 + 3), n));
            }
            out
        })
    };
    all_in_time(
        Input::Text,
        [
            Shape::around("one name", "", "Trump ", ""),
            Shape::around("one speaker", "", "Donald Trump said it will rain. He said so. ", ""),
            many("new speakers", &|a, b, _| format!("{a} {b} said it will rain. ")),
            many("new speakers, one surname", &|a, _, _| format!("{a} Byron said it will rain. ")),
            many("new speakers, one first name", &|a, _, _| format!("Ada {a} said it will rain. ")),
            many("new names in one sentence", &|a, _, _| format!("{a}, ")),
            many("new names in one name", &|a, _, _| format!("{a} ")),
            many("new holders of an office", &|a, b, _| {
                format!("Minister {a} {b} came to Oslo. The chancellor said it rained. The minister said it rained. ")
            }),
            many("new lines", &|a, _, n| format!("{a} {n}\n")),
            Shape::around("stripped lines, then a story", "", "Share\n\n", NEWS),
            Shape::around("headings of links, then a story", "", "Read more\n\n", NEWS),
        ],
    );
}

#[test]
fn figures_and_dates_without_end() {
    let units = [
        "1,",
        "1.",
        "1-",
        "1/",
        "1 ",
        "1:1",
        "$1 ",
        "1% ",
        "million ",
        "one hundred ",
        "one million and ",
        "tens of ",
        "between 1 and ",
        "1 to ",
        "2025-08-19 ",
        "2025-",
        "Monday ",
        "last ",
        "19 August ",
        "August 19, ",
        "Q3 2025 ",
        "more than about ",
        "half a ",
        "$£€",
    ];
    all_repeated_in_time(Input::Text, &units);
}

#[test]
fn words_and_sentences_without_end() {
    let units = [
        "U.S. ",
        "U.",
        "A. ",
        "Dr. ",
        "a.b",
        "a-",
        "a'",
        "a_",
        "a?! ",
        "A.) ",
        "...",
        "e.g. ",
        "http://a.b/",
        "a@b.",
        "e\u{301}",
        "\u{301}",
        "\u{200d}",
        "👩‍🚀",
        "🇺🇦",
        "\u{202e}a",
        "\u{200b}",
        "\u{ad}",
        "\u{2028}",
        "ﬁİß",
        "\u{10ffff}",
    ];
    all_repeated_in_time(Input::Text, &units);
}

#[test]
fn lines_without_end() {
    let units = [
        "• \n",
        "- a\n",
        "1. a\n",
        "a\n",
        "a\n\n",
        "a\r",
        " a\n",
        "Share this\n",
        "By Ada Byron\n",
        "© 2025\n",
        "Read more: \n",
        "What is it?\nIt is.\n",
        "a\tb\n",
        "Home > News > \n",
        "PARIS (Reuters) - \n",
        "This line is a sentence that goes on for long enough to look like one.\n",
        "# a\n",
        "> a\n",
        "| a |\n",
        "Advertisement\n\nA sentence with a verb was written here.\n\n",
    ];
    all_repeated_in_time(Input::Text, &units);
}

#[test]
fn a_headline_under_a_menu_of_many_lines() {
    const STORY: &str = "The clock on the tower of Lower Brask will go on showing the wrong time, after 612 of its 900 voters \
        said on Sunday that they had grown used to it.";
    let menu: String = (0..40_000).map(|n| format!("Shop {n}\n")).collect();
    let page = format!("{menu}\nTown votes to keep its crooked clock\n\n{STORY}\n\n{STORY}\n");
    let report = nutgraf::analyze(&page, &Options::default()).expect("a page of one megabyte");
    let title = report.article.title.map(|found| found.value);
    assert_eq!(title.as_deref(), Some("Town votes to keep its crooked clock"));
}

#[test]
fn tags_without_end() {
    let units = [
        "<",
        "</",
        "<!",
        "<!--",
        "<!-->",
        "<?",
        "<a",
        "<a ",
        "<a b",
        "<a b=",
        "<a b=\"",
        "<a b='",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<li>",
        "<div>",
        "</div>",
        "<div></p>",
        "<table>",
        "<tr><td>",
        "<script>",
        "<script></",
        "<style>",
        "<textarea>",
        "<title>",
        "<template>",
        "<svg><![CDATA[",
        "<article><nav>",
        "<h1>a",
        "<a href=x>a</a>",
        "<ul><li>a",
        "<p hidden>",
        "<pre>\n",
        "<select><option>",
        "<noscript>",
        "<iframe>",
        "<blockquote>",
    ];
    all_repeated_in_time(Input::Html, &units);
}

#[test]
fn entities_of_html_without_end() {
    all_repeated_in_time(
        Input::Html,
        &["&", "&a", "&amp", "&amp;", "&#", "&#x", "&#1", "&#1;", "&nbsp;", "&notit;", "]]>"],
    );
}

#[test]
fn html_of_two_minds() {
    let script = "<script type=\"application/ld+json\">";
    let end = "</script><p>a";
    all_in_time(
        Input::Html,
        [
            Shape::halves("deep, then closed", "<div>", "</div>"),
            // Each end tag has no start tag, however far up one looks.
            Shape::halves("deep, then closed by others", "<div>", "</b>"),
            Shape::halves("deep in lists, then closed by others", "<ul><li>", "</section>"),
            Shape::halves("deep, then text", "<span>", "He said it will rain. "),
            Shape::around("an attribute without end", "<p title=\"", "a", ""),
            Shape::around("many attributes", "<p ", "a=b ", ">a"),
            Shape::around("many classes", "<p class=\"", "share ", "\">a"),
            Shape::around("a comment without end", "<p>a<!--", "- ", ""),
            Shape::around("a script without end", "<p>a<script>", "</scrip ", ""),
            Shape::around("a tag's name without end", "<", "a", ""),
            Shape::around("a number without end", "&#", "1", ";"),
            Shape::around("an entity without end", "&", "a", ";"),
            Shape::around("deep JSON", &format!("{script}{{\"a\":"), "{\"@type\":\"NewsArticle\",\"a\":", end),
            Shape::around("deep lists of JSON", script, "[", end),
            Shape::around("a string of JSON without end", &format!("{script}{{\"a\":\""), "\\\"", end),
            Shape::around("much JSON", "", &format!("{script}{{\"headline\":\"a\"}}</script>"), "<p>a"),
            Shape::around("many metas", "", "<meta property=\"og:title\" content=\"a\">", "<p>a"),
            Shape::around("text as HTML", "", NEWS, ""),
        ],
    );
}

#[test]
fn html_is_told_from_text_in_time() {
    all_repeated_in_time(
        Input::Auto,
        &[" ", "\n", "<", "<!--", "<!-- -->", "a", "<a ", "&", "<p>", "\u{feff}"],
    );
}
