//! A small static file server for this machine alone, with the headers that a careful host would send.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Longest request head that is read.
const LONGEST_HEAD: u64 = 16 * 1024;

/// Serves one folder below one path.
pub(crate) struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

struct Site {
    folder: PathBuf,
    /// Path of the site's root, with `/` at both ends.
    base: String,
    address: SocketAddr,
}

impl Server {
    /// Listens on a port of 127.0.0.1 (0: any free one) and serves `folder` below the path `base`.
    pub(crate) fn bind(folder: &Path, base: &str, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let site = Site {
            folder: folder.to_path_buf(),
            base: base.to_owned(),
            address: listener.local_addr()?,
        };
        Ok(Self {
            listener,
            site: Arc::new(site),
        })
    }

    /// The site's address.
    pub(crate) fn url(&self) -> String {
        format!("http://{}{}", self.site.address, self.site.base)
    }

    /// Answers until the process ends.
    pub(crate) fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            std::thread::spawn(move || {
                // A browser that hangs up early is no failure.
                let _ = site.serve(stream);
            });
        }
    }
}

struct Request {
    method: String,
    target: String,
    host: Option<String>,
    if_none_match: Option<String>,
}

struct Response {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Response {
    fn plain(status: &'static str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", "text/plain; charset=utf-8".into())],
            body: format!("{status}\n").into_bytes(),
        }
    }
}

impl Site {
    fn serve(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.set_write_timeout(Some(Duration::from_secs(30)))?;
        let response = match read_request(&stream)? {
            Some(request) => {
                let mut response = self.answer(&request);
                if !response.status.starts_with("304") {
                    response.headers.push(("Content-Length", response.body.len().to_string()));
                }
                if request.method == "HEAD" {
                    response.body.clear();
                }
                response
            }
            None => Response::plain("400 Bad Request"),
        };
        self.write(&stream, &response)
    }

    fn answer(&self, request: &Request) -> Response {
        // A foreign name that leads to this machine gets nothing (DNS rebinding).
        let port = self.address.port();
        let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        if !request.host.as_ref().is_some_and(|host| hosts.contains(host)) {
            return Response::plain("421 Misdirected Request");
        }
        if request.method != "GET" && request.method != "HEAD" {
            let mut response = Response::plain("405 Method Not Allowed");
            response.headers.push(("Allow", "GET, HEAD".into()));
            return response;
        }
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.base {
            return redirect(self.base.clone());
        }
        let Some(file) = path.strip_prefix(&self.base).and_then(|below| self.file(below)) else {
            return Response::plain("404 Not Found");
        };
        if file.is_dir() {
            return redirect(format!("{path}/"));
        }
        match fs::read(&file) {
            Ok(body) => found(&file, body, request.if_none_match.as_deref()),
            Err(_) => Response::plain("404 Not Found"),
        }
    }

    /// The file or folder that a path below the base names, where it exists and lies in the site's folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let path = decode(path)?;
        let mut file = self.folder.clone();
        for segment in path.split('/').filter(|s| !s.is_empty()) {
            let plain = !segment.starts_with('.') && !segment.contains(['\\', ':', '\0']);
            file.push(plain.then_some(segment)?);
        }
        if path.is_empty() || path.ends_with('/') {
            file.push("index.html");
        }
        // Links are followed, but never out of the folder.
        let file = file.canonicalize().ok()?;
        file.starts_with(self.folder.canonicalize().ok()?).then_some(file)
    }

    fn write(&self, mut stream: &TcpStream, response: &Response) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\nConnection: close\r\n", response.status);
        let policy = content_security_policy(&self.folder);
        let fixed = [
            ("Content-Security-Policy", policy.as_str()),
            ("Cache-Control", "no-cache"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
        ];
        let own = response.headers.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in fixed.into_iter().chain(own) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(&response.body)?;
        stream.flush()
    }
}

fn found(file: &Path, body: Vec<u8>, if_none_match: Option<&str>) -> Response {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    let fresh = if_none_match.is_some_and(|known| known == "*" || known.split(',').any(|t| t.trim().trim_start_matches("W/") == tag));
    Response {
        status: if fresh { "304 Not Modified" } else { "200 OK" },
        headers: vec![("Content-Type", content_type(file).into()), ("ETag", tag)],
        body: if fresh { Vec::new() } else { body },
    }
}

fn redirect(to: String) -> Response {
    let mut response = Response::plain("308 Permanent Redirect");
    // One leading slash: with two, it would name another host.
    response.headers.push(("Location", format!("/{}", to.trim_start_matches('/'))));
    response
}

fn read_request(stream: &TcpStream) -> io::Result<Option<Request>> {
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let mut words = first.split(' ');
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Ok(None);
    };
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        host: None,
        if_none_match: None,
    };
    if !version.starts_with("HTTP/1.") {
        return Ok(None);
    }
    for line in lines {
        let line = line?;
        if line.is_empty() {
            return Ok(Some(request));
        }
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("host") => request.host = Some(value.trim().to_ascii_lowercase()),
            Some((name, value)) if name.eq_ignore_ascii_case("if-none-match") => request.if_none_match = Some(value.trim().to_owned()),
            Some(_) => {}
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// Undoes percent-encoding.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |b: Option<u8>| char::from(b?).to_digit(16);
                u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "md" | "txt" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The policy that the page names in its `<meta>`, and what only a header can say.
fn content_security_policy(folder: &Path) -> String {
    const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
        connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";
    let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    let policy = meta_policy(&page).unwrap_or_else(|| STRICT.to_owned());
    format!("{policy}; frame-ancestors 'none'")
}

/// The `content` of a page's `<meta http-equiv="Content-Security-Policy">`, on one line.
fn meta_policy(page: &str) -> Option<String> {
    let at = page.find("http-equiv=\"Content-Security-Policy\"")?;
    let tag_start = page.get(..at)?.rfind('<')?;
    let tag = page.get(tag_start..)?;
    let content = tag.get(tag.find("content=\"")? + "content=\"".len()..)?;
    let content = content.get(..content.find('"')?)?.replace("&#39;", "'").replace("&amp;", "&");
    let words: Vec<&str> = content.split_whitespace().collect();
    Some(words.join(" ").trim_end_matches(';').to_owned())
}
