// A short page of every kind of line and claim. To read it once brings the analyser to speed: browsers compile a function of
// wasm when it is first called, and the word lists are read when they are first asked.

const LINES = `Home
News
Sign up for our newsletter
Bridge will open in May, says harbour master
By Ida Broome
Published 3 May 2024
HOLMVIK, May 3 (Reuters) - The bridge over the Arle will “almost certainly” open on Monday, the harbour master, Ida Broome, said, despite fears that it could cost more than £12 million.
“We are ready,” she told reporters. “It took two years, but nobody was hurt.”
According to two officials familiar with the talks, who asked not to be named, the council had warned that about 30% of the 1,200 workers might strike next week. The union denied that, calling the claim “a disgrace”, and said it had not been asked.
Roe & Co, which built it, did not respond to a request for comment. Documents seen by the Herald show that last year the company promised to finish by March.
He was accused of lying to MPs, which he denies. Prime Minister John Smith is believed to have been told in 2021, when a paper reported that tests had failed.
Read more: Ten bridges that never opened
Copyright 2024 The Herald. All rights reserved.`.split("\n");

const HTML = `<title>${LINES[3]}</title><ul><li><a href="/">Home</a></ul><article><h1>${LINES[3]}</h1>${LINES.map((line) => `<p>${line}</p>`).join("")}</article>`;

/** Reads it with `analyze`, as text and as HTML, each in a task of its own: what is asked for meanwhile need not wait for both. */
export function warmUp(analyze) {
  for (const page of [LINES.join("\n"), HTML]) setTimeout(analyze, 0, page);
}
