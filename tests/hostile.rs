//! Inputs made to do harm: each gets a sound report in time.
//!
//! Time is measured against news text of the same size in the same run, so that a slow machine fails no test and a step
//! that rescans its input fails on every machine. `cargo test --release --test hostile` takes larger inputs.

mod invariants;

use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use invariants::check;
use nutgraf::{Input, Options, Strip, analyze};

/// Bytes of each input.
const SIZE: usize = if cfg!(debug_assertions) { 400_000 } else { 4_000_000 };

/// How many times longer than news text an input may take. A step that looks at all pairs takes thousands of times longer.
const SLOWER: u32 = 12;

/// Time that any input may take, as machines have other things to do.
const GRACE: Duration = Duration::from_secs(2);

const NEWS: &str = "Rain is coming to the valley, the weather service said on Monday. “It will rain for three days,” said \
    Charles Babbage, the miller of Lower Slope. “We have seen worse.” He warned that about 40 houses near the river may be \
    flooded.\n\nAccording to the council, nobody has to leave. Officials did not say what the new dam will cost; two people \
    familiar with the plans put it at $12 million.\n\n";

/// The input again and again, up to that many bytes.
fn repeated(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes.div_ceil(unit.len()))
}

/// How long the analysis takes, or that it is not done in time.
fn timed(input: String, options: &Options, limit: Duration) -> Result<Duration, String> {
    let options = options.clone();
    let (send, receive) = channel();
    // On a thread of its own with the stack of a thread: whoever recurses with the input overflows it here.
    thread::spawn(move || {
        let begun = Instant::now();
        let report = analyze(&input, &options);
        let taken = begun.elapsed();
        let _ = send.send((taken, report));
    });
    match receive.recv_timeout(limit) {
        Ok((taken, Ok(report))) => check(&report).map(|()| taken),
        Ok((_, Err(error))) => Err(error.to_string()),
        Err(RecvTimeoutError::Timeout) => Err(format!("not done after {limit:?}")),
        Err(RecvTimeoutError::Disconnected) => Err("panicked".into()),
    }
}

/// How long news text of that size takes.
fn news(input: Input) -> Duration {
    static TIMES: OnceLock<[Duration; 2]> = OnceLock::new();
    let times = TIMES.get_or_init(|| {
        [Input::Text, Input::Html].map(|input| {
            let text = match input {
                Input::Html => repeated(&format!("<p>{}</p>", NEWS.trim().replace("\n\n", "</p>\n<p>")), SIZE),
                _ => repeated(NEWS, SIZE),
            };
            let options = Options {
                input,
                strip: Strip::Off,
                ..Options::default()
            };
            timed(text, &options, Duration::from_secs(120)).expect("news text is no trouble")
        })
    });
    times[usize::from(input == Input::Html)]
}

/// Every input gets a sound report in time, stripped and not.
fn all_in_time(input: Input, shapes: &[(&str, String)]) {
    let limit = news(input) * SLOWER + GRACE;
    let mut failures = Vec::new();
    for (name, text) in shapes {
        for strip in [Strip::Off, Strip::Auto] {
            let options = Options {
                input,
                strip,
                published: Some("2025-08-19".into()),
                ..Options::default()
            };
            match timed(text.clone(), &options, limit) {
                Ok(taken) => println!("{name} ({strip:?}): {taken:.1?} of {limit:.1?}"),
                Err(error) => failures.push(format!("{name} ({strip:?}): {}", error.chars().take(600).collect::<String>())),
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Each unit again and again.
fn all_repeated_in_time(input: Input, units: &[&str]) {
    let shapes: Vec<(&str, String)> = units.iter().map(|unit| (*unit, repeated(unit, SIZE))).collect();
    all_in_time(input, &shapes);
}

#[test]
fn nothing_and_next_to_nothing() {
    for input in [Input::Text, Input::Html, Input::Auto] {
        let shapes = [
            "", "\0", " ", "\n", "\r", "\u{feff}", ".", "\"", "“", "”", "'", "<", ">", "&", "a", "1", "-", "•", "\u{301}",
        ];
        all_in_time(input, &shapes.map(|s| (s, s.to_owned())));
    }
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
    let many = |form: &dyn Fn(usize) -> String| {
        let mut out = String::new();
        let mut n = 0;
        while out.len() < SIZE {
            out.push_str(&form(n));
            n += 1;
        }
        out
    };
    // A name for each number: Baba, Babe, …
    let name = |n: usize| {
        let syllables = [
            "ba", "be", "bi", "bo", "bu", "da", "de", "di", "do", "du", "ga", "ge", "gi", "go", "gu", "ka",
        ];
        let word: String = (0..5).map(|digit| syllables[(n >> (digit * 4)) % 16]).collect();
        word[..1].to_uppercase() + &word[1..]
    };
    all_in_time(
        Input::Text,
        &[
            ("one name", repeated("Trump ", SIZE)),
            ("one speaker", repeated("Donald Trump said it will rain. He said so. ", SIZE)),
            (
                "new speakers",
                many(&|n| format!("{} {} said it will rain. ", name(n), name(n * 7 + 3))),
            ),
            (
                "new speakers, one surname",
                many(&|n| format!("{} Byron said it will rain. ", name(n))),
            ),
            ("new names in one sentence", many(&|n| format!("{}, ", name(n)))),
            ("new names in one name", many(&|n| format!("{} ", name(n)))),
            ("new lines", many(&|n| format!("{} {}\n", name(n), n))),
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
    let half = |unit: &str| repeated(unit, SIZE / 2);
    let json = "{\"@type\":\"NewsArticle\",\"a\":";
    all_in_time(
        Input::Html,
        &[
            ("deep, then closed", half("<div>") + &half("</div>")),
            // Each end tag has no start tag, however far up one looks.
            ("deep, then closed by others", half("<div>") + &half("</b>")),
            ("deep in a list, then closed by others", half("<ul><li>") + &half("</section>")),
            ("deep, then text", half("<span>") + &half("He said it will rain. ")),
            ("an attribute without end", format!("<p title=\"{}", repeated("a", SIZE))),
            ("a thousand attributes", format!("<p {}>a", repeated("a=b ", SIZE))),
            ("classes", format!("<p class=\"{}\">a", repeated("share ", SIZE))),
            ("a comment without end", format!("<p>a<!--{}", repeated("- ", SIZE))),
            ("a script without end", format!("<p>a<script>{}", repeated("</scrip ", SIZE))),
            ("a tag's name without end", format!("<{}", repeated("a", SIZE))),
            ("a number without end", format!("&#{};", repeated("1", SIZE))),
            ("an entity without end", format!("&{};", repeated("a", SIZE))),
            (
                "deep JSON",
                format!("<script type=\"application/ld+json\">{}</script><p>a", repeated(json, SIZE)),
            ),
            (
                "lists of JSON",
                format!("<script type=\"application/ld+json\">{}</script><p>a", repeated("[", SIZE)),
            ),
            (
                "a string of JSON without end",
                format!(
                    "<script type=\"application/ld+json\">{{\"a\":\"{}</script><p>a",
                    repeated("\\\"", SIZE)
                ),
            ),
            (
                "much JSON",
                repeated("<script type=\"application/ld+json\">{\"headline\":\"a\"}</script>", SIZE) + "<p>a",
            ),
            ("many metas", repeated("<meta property=\"og:title\" content=\"a\">", SIZE) + "<p>a"),
            ("text as HTML", repeated(NEWS, SIZE)),
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
