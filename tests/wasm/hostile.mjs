// Inputs that offsets, line ends and parsers stumble over. Written by hand or drawn from a seeded generator: always the same.

const BY_HAND = [
  "",
  " ",
  "\n\n\n",
  "\r\n\r\n",
  "\ufeffBOM first. “Quoted,” she said.",
  "Line one.\r\nLine two.\rLine three.\u2028Line four.\u2029Line five.\u0085Line six.",
  "NBSP\u00a0between\u00a0words. “It\u00a0will,” said Ms\u00a0Ng.",
  "Zero\u200bwidth\u200cand\u200djoiners\u2060here, the ministry said.",
  "🙂 “I’m fine 👩‍👩‍👧‍👦,” Zoë 🇳🇴 Ødegård said. 𝒲𝒽𝓎?",
  "Cafe\u0301 owners e\u0301\u0301\u0301\u0301 said: “nai\u0308ve”.",
  "\u202eright to left\u202c and مرحبا, قال الوزير: «نعم».",
  "中文新闻。“他说，”记者报道。日本語「はい」と言った。",
  "\u0000NUL \u0001 \u001b[31mescape\u001b[0m \u007f said Bob.",
  "“““““““““““““““““““““““““““““““““ unclosed, he said.",
  "”””””””””””””””””””””””””””””””””",
  "“Open one\n\n“Open two\n\n“Open three” she said. 'and' ‘so’ \"on\" «et» „so“.",
  "$1,234,567.89 €0.5bn £3m 12.5% 1/2 ½ 10^400 1e400 00000 -0 0.1 3.0 99999999999999999999999999 two thirds",
  "2025-02-30, 31 February, 13/13/13, August 19, next Thursday, 0000-00-00",
  "<p>tags in text</p> &amp; &#x1F600; &#xD800; &#0; &notanentity; said <b>Bob</b>",
  "<!doctype html><title>T</title><p>“Yes,” said Ann.<p>No</p></b></p><script>let x = '</p>'</script><!-- open",
  "<div ".repeat(300) + "x",
  "<div>".repeat(2000) + "deep, she said" + "</div>".repeat(10),
  "<table><tr><td>1<td>2<table><tr><td>3</table>",
  "&".repeat(1000),
  "a".repeat(20000),
  "a ".repeat(5000),
  "A. ".repeat(3000),
  "he said she said ".repeat(500),
  "\"".repeat(3001),
  "- item\n".repeat(500),
  "\ud7ff\ue000\uffff\u{10ffff}\u{1f600}",
];

const PIECES = [
  "“", "”", "\"", "‘", "’", "'", "«", "»", "(", ")", ". ", ", ", "? ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "🙂", "é", "e\u0301", "漢",
  "Ann Lee", "Mr. Oduya", "the ministry", "sources", "said", "warned that", "according to", "denied", "he", "they", "reported", "in a statement",
  "$3.5bn", "12%", "on Monday", "2025-08-19", "By ", "Advertisement", "Share this", "Read more: ", "(Reuters) - ", "<p>", "</p>", "<li>", "&amp;", "<", ">",
];

/** The same inputs at every call. */
export function hostileInputs() {
  let state = 20250819;
  const draw = (below) => {
    // Park and Miller's generator: whole numbers only, the same everywhere.
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const drawn = Array.from({ length: 300 }, () => {
    const parts = Array.from({ length: 1 + draw(60) }, () => PIECES[draw(PIECES.length)]);
    return parts.join(draw(3) === 0 ? "" : " ");
  });
  return [...BY_HAND, ...drawn];
}
