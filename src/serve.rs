//! The preview: the site on the author's own computer, which follows what is saved and says what is wrong. Makes no page and knows no rule.

mod error;
mod kind;
mod editor;
mod http;
mod listen;
mod scan;
mod watch;
mod told;
mod news;
mod desk;
mod answer;

pub use error::ServeError;
pub use listen::{PORT, Taken};

use crate::build::{self, BuildError};
use crate::source;
use desk::Desk;
use listen::Hosts;
use std::net::{IpAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use watch::Watch;

/// What to show, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// What the pages are made of. `out` is not used.
    pub build: build::Options,
    /// The port that was asked for; none if any near [`PORT`] will do, 0 for one that the system chooses.
    pub port: Option<u16>,
    /// The address of this computer to be found at; its own (loopback), unless others shall see the preview too.
    pub address: IpAddr,
}

/// A preview that can be found at its address.
pub struct Server {
    listener: TcpListener,
    desk: Arc<Desk>,
    watch: Watch,
    /// Where it can be found: `http://127.0.0.1:4080/`.
    pub url: String,
    /// That the usual port was taken, if it was.
    pub taken: Option<Taken>,
}

impl Server {
    /// Reads the content and takes a port.
    ///
    /// # Errors
    /// If there is no content, the theme cannot be read, or the port cannot be had.
    pub fn open(options: &Options) -> Result<Server, ServeError> {
        source::find(&options.build.content).map_err(BuildError::from)?;
        let (listener, taken) = listen::bind(options.address, options.port)?;
        let port = listener.local_addr().map_err(|error| ServeError::at(options.address, error))?.port();
        let hosts = Hosts { address: options.address };
        let url = hosts.url(port);
        // What changes while the content is read for the first time is seen afterwards.
        let watch = Watch::start(folders(&options.build));
        let desk = Arc::new(Desk::open(&options.build, hosts)?);
        Ok(Server { listener, desk, watch, url, taken })
    }

    /// How many errors and warnings there are, in Swedish.
    pub fn counts(&self) -> String {
        self.desk.counts()
    }

    /// Answers for ever. Tells in a line each time what has changed and how many errors there are.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn run(self, tell: impl Fn(&str) + Send + 'static) -> Result<(), ServeError> {
        let (desk, mut watch) = (Arc::clone(&self.desk), self.watch);
        let follow = thread::Builder::new().name("följa".into());
        follow.spawn(move || desk.follow(&mut watch, tell)).map_err(ServeError::Threads)?;
        http::answer_all(&self.listener, move |request, stream| answer::to(&self.desk, request, stream))
    }
}

/// What the site is made of; none of it needs to be there.
fn folders(options: &build::Options) -> Vec<PathBuf> {
    let beside = [source::static_folder(&options.content), source::theme_folder(&options.content)];
    std::iter::once(options.content.clone()).chain(beside).chain(options.theme.clone()).collect()
}
