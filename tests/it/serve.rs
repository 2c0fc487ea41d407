//! The preview: what it answers, whom, and what it sees of the ways in which files are saved. The program itself, asked as a browser would.

use crate::support::{Project, program};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const TEXT: &str = "pahittade-dalen/2022/01-forsta.md";
const FIGURES: &str = "pahittade-dalen/2022/siffror.toml";

/// A preview that runs as long as this lives.
struct Preview {
    child: Child,
    host: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve(project: &Project) -> Command {
    let mut command = program();
    command.args(["serve", "--ingen-webblasare", "--content"]).arg(project.path("content"));
    command
}

impl Preview {
    fn of(project: &Project) -> Preview {
        let mut child = serve(project).args(["--port", "0"]).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let host = lines.find_map(|line| Some(line.split_once("http://")?.1.trim_end_matches('/').to_owned())).unwrap();
        // What is told later has to go somewhere.
        thread::spawn(move || lines.for_each(drop));
        Preview { child, host }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// Status and headers, and the body, of an answer to a request for this host.
    fn ask(&self, line: &str, host: &str) -> (String, String) {
        let mut stream = self.connect();
        write!(stream, "{line} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let answer = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    fn get(&self, address: &str) -> (String, String) {
        self.ask(&format!("GET {address}"), &self.host)
    }

    fn news(&self, after: Option<&Value>) -> Value {
        let query = after.map(|known| format!("?efter={}&kora={}", known["number"], known["run"].as_str().unwrap())).unwrap_or_default();
        serde_json::from_str(&self.get(&format!("/_insyn/laget{query}")).1).unwrap()
    }

    /// Asks for pages until one fits.
    fn until(&self, address: &str, fits: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !fits(&self.get(address).1) {
            assert!(start.elapsed() < Duration::from_secs(15), "{address} stays as it is");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn a_browser_gets_the_files_of_the_site_and_nobody_else_anything() {
    let project = Project::sound_sixth();
    let preview = Preview::of(&project);
    // A client that says nothing, and one that says nothing more, keep nobody waiting.
    let silent = preview.connect();
    let mut slow = preview.connect();
    write!(slow, "GET / HTTP/1.1\r\nHo").unwrap();

    let (head, page) = preview.get("/pahittade-dalen/2022/");
    assert!(
        head.starts_with("HTTP/1.1 200 ") && head.contains("Content-Type: text/html") && head.contains("Cache-Control: no-store"),
        "{head}"
    );
    assert_eq!(page.matches("<script src=\"/_insyn/insyn.js").count(), 1);
    assert!(page.trim_end().ends_with("</script></body>\n</html>"), "{page}");
    // Drafts are there, and what the script consists of.
    assert!(preview.get("/pahittade-dalen/2023/").0.starts_with("HTTP/1.1 200 "));
    assert!(preview.get("/_insyn/insyn.js?1").0.contains("Content-Type: text/javascript"));
    for (address, kind) in [
        ("/stil.css", "text/css"),
        ("/ikon.svg", "image/svg+xml"),
        ("/typsnitt/source-sans-3.woff2", "font/woff2"),
        ("/pahittade-dalen/2022/rapport.xlsx", "application/vnd.openxmlformats"),
        ("/pahittade-dalen/2022/rapport.json", "application/json"),
        ("/dcat.rdf", "application/rdf+xml"),
        ("/feed.xml", "application/xml"),
        ("/_redirects", "text/plain"),
    ] {
        let (head, body) = preview.get(address);
        assert!(head.starts_with("HTTP/1.1 200 ") && head.contains(&format!("Content-Type: {kind}")), "{address}: {head}");
        assert!(!body.contains("_insyn"), "{address}");
    }
    // To keep: with a policy of its own, in which no script runs.
    assert!(!preview.get("/pahittade-dalen/2022/rapport.html").1.contains("_insyn"));

    let (head, _) = preview.get("/pahittade-dalen/2022?a=1");
    assert!(head.starts_with("HTTP/1.1 301 ") && head.ends_with("Location: /pahittade-dalen/2022/?a=1"), "{head}");
    for address in ["/finns-inte/", "/../Cargo.toml", "/%2e%2e/content/webbplats.toml", "//example.org", "/stil.css/"] {
        let (head, page) = preview.get(address);
        assert!(head.starts_with("HTTP/1.1 404 ") && page.contains("<h1>"), "{address}: {head}");
    }
    assert!(preview.get("/%").0.starts_with("HTTP/1.1 400 "));
    let (head, body) = preview.ask("HEAD /", &preview.host);
    assert!(head.starts_with("HTTP/1.1 200 ") && body.is_empty(), "{head}");
    assert!(preview.ask("POST /", &preview.host).0.starts_with("HTTP/1.1 405 "));
    // A page elsewhere whose name leads here.
    for host in ["example.org", "127.0.0.1.example.org:4080", ""] {
        assert!(preview.ask("GET /", host).0.starts_with("HTTP/1.1 421 "), "{host}");
    }
    assert!(preview.ask("GET /", "localhost").0.starts_with("HTTP/1.1 200 "));
    drop((silent, slow));
}

#[test]
fn what_is_saved_is_seen_however_it_is_saved() {
    let project = Project::sound_sixth();
    let preview = Preview::of(&project);
    let page = "/pahittade-dalen/2022/";
    let path = project.path("content").join(TEXT);
    let text = project.read(TEXT);
    let with = |word: &str| format!("{text}\n\n{word}\n");

    // Who waits is told at once.
    let known = preview.news(None);
    assert_eq!(known["report"]["errors"], 0, "{known}");
    let newer = thread::scope(|scope| {
        let waiting = scope.spawn(|| preview.news(Some(&known)));
        fs::write(&path, with("Plommon")).unwrap();
        waiting.join().unwrap()
    });
    assert!(newer["number"].as_u64() > known["number"].as_u64() && newer["run"] == known["run"], "{newer}");
    preview.until(page, |page| page.contains("Plommon"));

    // As many bytes, twice within the grain of a clock.
    fs::write(&path, with("Hallon1")).unwrap();
    thread::sleep(Duration::from_millis(5));
    fs::write(&path, with("Hallon2")).unwrap();
    preview.until(page, |page| page.contains("Hallon2"));

    // Beside it, and renamed.
    fs::write(path.with_file_name(".01-forsta.md.swp"), "").unwrap();
    fs::write(path.with_file_name("4913"), "").unwrap();
    fs::write(path.with_extension("md.tmp"), with("Krusbär")).unwrap();
    fs::rename(path.with_extension("md.tmp"), &path).unwrap();
    preview.until(page, |page| page.contains("Krusbär"));
    assert_eq!(preview.news(None)["report"]["errors"], 0);

    // A folder that was not there.
    fs::create_dir(project.path("static")).unwrap();
    fs::write(project.path("static/hej.txt"), "Hej!").unwrap();
    preview.until("/hej.txt", |text| text == "Hej!");

    // What cannot be read is told, and the page stays until it can.
    let figures = project.read(FIGURES);
    fs::write(project.path("content").join(FIGURES), figures.replacen("post =", "psot =", 1)).unwrap();
    preview.until("/_insyn/laget", |news| news.contains("nyckeln ”psot” finns inte här"));
    let told = &preview.news(None)["report"];
    let found = told["findings"].as_array().unwrap().iter().find(|found| found["code"] == "okand-nyckel").unwrap();
    assert_eq!((&told["behind"], &found["kind"], &found["line"]["marked"]), (&true.into(), &"error".into(), &"psot".into()));
    assert!(preview.get(page).1.contains("Krusbär"));
    fs::write(project.path("content").join(FIGURES), figures).unwrap();
    preview.until("/_insyn/laget", |news| news.contains("\"behind\":false"));
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let project = Project::excerpt();
    let output = serve(&project).args(["--port", &port]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(&format!("fel: Porten {port} används redan")) && told.contains("Välj en annan, till exempel --port "), "{told}");
    let output = serve(&project).args(["--adress", "192.0.2.1"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && told.contains("fel: Datorn har inte adressen 192.0.2.1."), "{told}");
}
