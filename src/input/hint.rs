//! What markup says of a block, one bit each: by the elements around it, and by the words of their `class`, `id`,
//! `role`, `itemprop` and test attributes (`data/markup_hints.txt`).

#![allow(dead_code, reason = "what learns from hints reads them by number")]

/// Inside `<nav>` or a landmark of that role.
pub(crate) const IN_NAV: u32 = 1;
/// Inside `<header>`: the page's or the article's.
pub(crate) const IN_HEADER: u32 = 1 << 1;
/// Inside `<footer>`: the page's or the article's.
pub(crate) const IN_FOOTER: u32 = 1 << 2;
/// Inside `<aside>`.
pub(crate) const IN_ASIDE: u32 = 1 << 3;
/// Inside `<form>` or `<fieldset>`.
pub(crate) const IN_FORM: u32 = 1 << 4;
/// Inside `<article>`.
pub(crate) const IN_ARTICLE: u32 = 1 << 5;
/// Inside `<main>`.
pub(crate) const IN_MAIN: u32 = 1 << 6;
/// Inside `<figure>`.
pub(crate) const IN_FIGURE: u32 = 1 << 7;
/// Inside `<button>`, `<select>` or `<label>`.
pub(crate) const IN_BUTTON: u32 = 1 << 8;
/// Inside `<table>`.
pub(crate) const IN_TABLE: u32 = 1 << 9;
/// Inside `<ul>`, `<ol>` or `<dl>`.
pub(crate) const IN_LIST: u32 = 1 << 10;
/// Kept from screen readers, or meant for them alone.
pub(crate) const ACCESSIBILITY: u32 = 1 << 11;
/// The article's body by `itemprop`, or by a word such as `article-body` or `entry-content`.
pub(crate) const BODY: u32 = 1 << 12;
/// The article's own headline.
pub(crate) const HEADLINE: u32 = 1 << 13;
/// Author names.
pub(crate) const BYLINE: u32 = 1 << 14;
/// Dates and times of publication.
pub(crate) const DATE: u32 = 1 << 15;
/// A summary: standfirst, deck, teaser of the article itself.
pub(crate) const SUMMARY: u32 = 1 << 16;
/// Caption or credit of a picture.
pub(crate) const CAPTION: u32 = 1 << 17;
/// Readers' comments.
pub(crate) const COMMENT: u32 = 1 << 18;
/// Buttons for sharing and following.
pub(crate) const SHARE: u32 = 1 << 19;
/// Other stories: related, recommended, most read.
pub(crate) const RELATED: u32 = 1 << 20;
/// Newsletter, subscription, app and other promotion.
pub(crate) const PROMOTION: u32 = 1 << 21;
/// Advertisement, sponsored content.
pub(crate) const ADVERTISEMENT: u32 = 1 << 22;
/// Menus and breadcrumbs, by word.
pub(crate) const MENU: u32 = 1 << 23;
/// The page's head line, masthead, logo, by word.
pub(crate) const MASTHEAD: u32 = 1 << 24;
/// The page's end: copyright, legal notes, by word.
pub(crate) const COLOPHON: u32 = 1 << 25;
/// Side columns and widgets, by word.
pub(crate) const SIDEBAR: u32 = 1 << 26;
/// Tags, categories, topics.
pub(crate) const TAGS: u32 = 1 << 27;
/// Picture galleries, players, carousels.
pub(crate) const GALLERY: u32 = 1 << 28;
/// Disclosure and disclaimer.
pub(crate) const DISCLOSURE: u32 = 1 << 29;
/// Cookie banners, consent, modal windows.
pub(crate) const CONSENT: u32 = 1 << 30;
/// A paragraph-like container: `text`, `content`, `paragraph` alone.
pub(crate) const TEXT: u32 = 1 << 31;

/// The hints that speak for an article's own text, or for nothing: they hold however much of the page they span.
pub(crate) const NEUTRAL: u32 = IN_HEADER | IN_ARTICLE | IN_MAIN | IN_FIGURE | IN_TABLE | IN_LIST | BODY | HEADLINE | TEXT;

/// The name of each hint, lowest bit first: as in `data/markup_hints.txt`.
pub(crate) const NAMES: [&str; 32] = [
    "in-nav",
    "in-header",
    "in-footer",
    "in-aside",
    "in-form",
    "in-article",
    "in-main",
    "in-figure",
    "in-button",
    "in-table",
    "in-list",
    "accessibility",
    "body",
    "headline",
    "byline",
    "date",
    "summary",
    "caption",
    "comment",
    "share",
    "related",
    "promotion",
    "advertisement",
    "menu",
    "masthead",
    "colophon",
    "sidebar",
    "tags",
    "gallery",
    "disclosure",
    "consent",
    "text",
];
