//! As much of HTTP as a preview needs: a request without a body, an answer, and the connection is closed. Each has a thread of its own and
//! a time, so that no client keeps another waiting.

use super::error::ServeError;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// So many connections are open at a time.
const AT_ONCE: usize = 64;
/// So long a request may take to arrive.
const ARRIVES: Duration = Duration::from_secs(10);
/// So long a client may take nothing of the answer.
const TAKES: Duration = Duration::from_secs(10);
/// So long a request may be, in bytes, and so many headers it may have.
const LONGEST: usize = 32_768;
const HEADERS: usize = 100;

/// What is asked for.
#[derive(Debug, Default)]
pub(super) struct Request {
    pub method: String,
    /// The path, with percent signs and all that follows it.
    pub target: String,
    /// The host that it is asked of; none if it is not said once.
    pub host: Option<String>,
}

/// What is answered.
pub(super) struct Answer {
    pub status: u16,
    pub kind: &'static str,
    pub body: Vec<u8>,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
}

impl Answer {
    pub(super) fn new(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Answer {
        Answer { status, kind, body: body.into(), headers: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }
}

/// Answers each connection on a thread of its own, for ever.
pub(super) fn answer_all(
    listener: &TcpListener,
    answer: impl Fn(&Request, &TcpStream) -> Answer + Send + Sync + 'static,
) -> Result<(), ServeError> {
    let (answer, open) = (Arc::new(answer), Arc::new(AtomicUsize::new(0)));
    loop {
        let Ok((stream, _)) = listener.accept() else {
            // Too many files are open, or the client went at once.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        let place = Place::take(&open);
        if open.load(Ordering::Relaxed) > AT_ONCE {
            let _ = stream.set_nonblocking(true);
            write(&stream, &busy(), true);
            continue;
        }
        let answer = Arc::clone(&answer);
        // A thread that cannot be started closes the connection, and the browser asks again.
        let _ = thread::Builder::new().name("svara".into()).spawn(move || {
            let _place = place;
            talk(&stream, &*answer);
        });
    }
}

pub(super) fn busy() -> Answer {
    Answer::new(503, super::kind::TEXT, "Förhandsvisningen har för mycket att göra just nu. Försök igen.").with("Retry-After", "1")
}

/// One of the connections that are open.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(open: &Arc<AtomicUsize>) -> Place {
        open.fetch_add(1, Ordering::Relaxed);
        Place(Arc::clone(open))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn talk(stream: &TcpStream, answer: &(impl Fn(&Request, &TcpStream) -> Answer + ?Sized)) {
    let _ = stream.set_write_timeout(Some(TAKES));
    let _ = stream.set_nodelay(true);
    let (request, answer) = match read(stream) {
        Ok(request) => {
            let answer = answer(&request, stream);
            (request, answer)
        }
        Err(Some(status)) => (Request::default(), Answer::new(status, super::kind::TEXT, "Frågan går inte att förstå.")),
        Err(None) => return,
    };
    write(stream, &answer, request.method != "HEAD");
    // What came with a question that is not answered is taken, or the client would not hear why.
    let _ = stream.shutdown(Shutdown::Write);
    if !matches!(&*request.method, "GET" | "HEAD") {
        let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
        let _ = std::io::copy(&mut stream.take(1_000_000), &mut std::io::sink());
    }
}

/// Reads a request. An error has the status to answer with, or none if nobody asks any longer.
fn read(mut stream: &TcpStream) -> Result<Request, Option<u16>> {
    let until = Instant::now() + ARRIVES;
    let mut bytes = Vec::new();
    let mut more = [0; 4_096];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return Err(None);
        }
        match stream.read(&mut more) {
            Ok(0) => return Err(None),
            Ok(count) => bytes.extend_from_slice(&more[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return Err(None),
        }
        if let Some(request) = parse(&bytes)? {
            return Ok(request);
        }
        if bytes.len() > LONGEST {
            return Err(Some(431));
        }
    }
}

/// The request, once it is there as a whole.
fn parse(bytes: &[u8]) -> Result<Option<Request>, Option<u16>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    match parsed.parse(bytes) {
        Ok(httparse::Status::Partial) => return Ok(None),
        Ok(httparse::Status::Complete(_)) => {}
        Err(_) => return Err(Some(400)),
    }
    let mut hosts = parsed.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("host"));
    let (host, another) = (hosts.next(), hosts.next());
    Ok(Some(Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        target: parsed.path.unwrap_or_default().to_owned(),
        host: host.filter(|_| another.is_none()).and_then(|host| String::from_utf8(host.value.to_vec()).ok()),
    }))
}

fn write(mut stream: &TcpStream, answer: &Answer, with_body: bool) {
    let Answer { status, kind, body, headers } = answer;
    let mut head = format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\nReferrer-Policy: same-origin\r\nConnection: close\r\n",
        reason(*status),
        body.len()
    );
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += "\r\n";
    // Who does not take it has gone.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| if with_body { stream.write_all(body) } else { Ok(()) });
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// Whether nobody waits for the answer any longer.
pub(super) fn is_gone(stream: &TcpStream) -> bool {
    if stream.set_nonblocking(true).is_err() {
        return true;
    }
    let gone = match stream.peek(&mut [0]) {
        Ok(count) => count == 0,
        Err(error) => error.kind() != ErrorKind::WouldBlock,
    };
    stream.set_nonblocking(false).is_err() || gone
}
