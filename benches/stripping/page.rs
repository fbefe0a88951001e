//! Page source around a text, of the sort that news sites send: for each byte of text some ten of head, scripts, styles and
//! markup.

/// Scripts and styles stand in the page once for so many bytes of text: the longer the article, the more of them.
const TEXT_A_PART: usize = 1500;

/// The source of a page that shows the text.
pub(crate) fn source(text: &str) -> String {
    let mut body = String::new();
    let mut since = 0;
    for (n, line) in text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        body += &block(line, n);
        since += line.len();
        if since >= TEXT_A_PART {
            since = 0;
            body += &widget(n);
            body += &script(n);
        }
    }
    let title = escaped(text.lines().find(|line| line.len() > 40).unwrap_or("The harbour"));
    let json = text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r', '\t'], " ");
    let script = script(0);
    let menu: String = (0..40).map(menu_item).collect();
    let styles: String = (0..60).map(rule).collect();
    format!(
        r##"<!DOCTYPE html>
<html lang="en" class="no-js" data-theme="light">
<head>
  <meta charset="utf-8">
  <title>{title} | The Fjord Times</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta property="og:title" content="{title}">
  <meta property="og:site_name" content="The Fjord Times">
  <meta property="article:published_time" content="2025-08-19T06:00:00+02:00">
  <link rel="canonical" href="https://www.example.org/2025/08/19/news/harbour-quay-closed">
  <link rel="preload" as="font" type="font/woff2" crossorigin href="https://static.example.org/fonts/serif-400.woff2">
  <style data-href="main.4f2a.css">{styles}</style>
  <script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{title}",
  "datePublished":"2025-08-19T06:00:00+02:00","author":[{{"@type":"Person","name":"Ada Byron"}}],
  "publisher":{{"@type":"Organization","name":"The Fjord Times"}},"articleBody":"{json}"}}</script>
  {script}
</head>
<body class="page page--article theme-light" id="top">
<header class="site-header site-header--sticky" role="banner"><nav class="main-nav" aria-label="Main"><ul class="main-nav__list">
{menu}</ul></nav></header>
<main class="layout__main" id="main-content"><article class="article" itemscope itemtype="https://schema.org/NewsArticle">
<h1 class="article__headline" data-testid="headline">{title}</h1>
<div class="article__body body-copy" itemprop="articleBody">
{body}</div></article></main>
<footer class="site-footer" role="contentinfo"><ul class="site-footer__links">
{menu}</ul><p class="site-footer__legal">&copy; 2025 The Fjord Times. All rights reserved.</p></footer>
{script}</body>
</html>
"##
    )
}

/// A paragraph, or a list's item where the text is as short as a menu's.
fn block(line: &str, n: usize) -> String {
    let text = escaped(line);
    if line.len() < 30 {
        return format!(
            "<div class=\"card card--compact\" data-id=\"{n}\"><a class=\"card__link\" href=\"https://www.example.org/2025/08/{n}/story?ref=list&amp;pos={n}\" \
             target=\"_self\"><span class=\"card__title\">{text}</span></a></div>\n"
        );
    }
    format!(
        "<div class=\"article__block css-1x{n:x}p0\" data-component=\"text-block\" data-position=\"{n}\"><p class=\"article__paragraph\" \
         style=\"margin-bottom: 1em\">{text}</p></div>\n"
    )
}

/// A picture with all its sizes, a drawing, and a comment.
fn widget(n: usize) -> String {
    let sizes: Vec<String> = (1..12)
        .map(|k| format!("https://images.example.org/{n}/harbour-{n}.jpg?w={}&amp;q=80 {}w", k * 160, k * 160))
        .collect();
    format!(
        "<!-- ad slot {n} --><figure class=\"image image--wide\"><picture><source type=\"image/webp\" srcset=\"{0}\"><img class=\"image__img\" \
         loading=\"lazy\" alt=\"The quay at dawn\" srcset=\"{0}\" src=\"https://images.example.org/{n}/harbour.jpg\"></picture><figcaption \
         class=\"image__caption\">The quay at dawn. (Jane Roe/Agency)</figcaption></figure>\n<button class=\"share__button\" aria-label=\"Share\" \
         data-track=\"{{&quot;event&quot;:&quot;share&quot;,&quot;n&quot;:{n}}}\"><svg class=\"icon\" width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" \
         aria-hidden=\"true\"><path d=\"M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 14.5h-2v-6h2v6zm0-8h-2v-2h2v2z\"></path></svg>Share</button>\n",
        sizes.join(", ")
    )
}

/// State as frameworks put it into the page, and a loader.
fn script(n: usize) -> String {
    let state: String = (0..30)
        .map(|k| {
            format!(
                "{{\"id\":\"{n}-{k}\",\"type\":\"teaser\",\"url\":\"\\u002f2025\\u002f08\\u002f{k}\",\"headline\":\"Ferries wait for calm water\",\
                 \"image\":{{\"src\":\"https://images.example.org/{k}.jpg\",\"width\":1200,\"height\":675}},\"tags\":[\"harbour\",\"ferry\",\"weather\"]}},"
            )
        })
        .collect();
    format!(
        "<script>window.__STATE__=window.__STATE__||[];window.__STATE__.push([{state}null]);(function(w,d,i){{for(var n=0;n<i.length&&n<10;n++){{\
         var s=d.createElement('script');s.async=!0;s.src='https://cdn.example.org/'+i[n]+'.js';d.head.appendChild(s)}}}})(window,document,\
         ['a','b']);</script>\n"
    )
}

fn menu_item(n: usize) -> String {
    format!(
        "<li class=\"main-nav__item main-nav__item--{n}\"><a href=\"/section/{n}\" class=\"main-nav__link\" data-link-name=\"nav : {n}\">Section \
         {n}</a></li>\n"
    )
}

fn rule(n: usize) -> String {
    format!(
        ".css-1x{n:x}p0{{display:flex;margin:0 auto;padding:{n}px 16px;font:400 1.125rem/1.6 serif}}@media (min-width:{}px){{.css-1x{n:x}p0>a\
         {{color:#1a1a1a}}}}",
        600 + n
    )
}

/// Text as markup writes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
        .replace('’', "&rsquo;")
}
