//! Why there is no preview.

use crate::build::BuildError;
use crate::swedish::cause;
use std::io;
use std::net::IpAddr;

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The content or the theme cannot be read.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// Somebody else has the port that was asked for.
    #[error("Porten {0} används redan, kanske av en förhandsvisning som är i gång. Välj en annan, till exempel --port {next}, eller stäng det andra programmet.", next = .0.saturating_add(1).max(1025))]
    Taken(u16),
    /// Nor is any near the usual one free.
    #[error("Portarna {0}–{1} används redan. Välj en annan med --port, eller stäng de förhandsvisningar som är i gång.")]
    AllTaken(u16, u16),
    /// Only the administrator may have it.
    #[error("Porten {0} får inte användas här. Välj ett nummer som är högre än 1024, eller utelämna --port.")]
    Forbidden(u16),
    /// The address is of another computer.
    #[error("Datorn har inte adressen {0}. Ta bort --adress, eller ange en av datorns egna adresser.")]
    Elsewhere(IpAddr),
    /// The network failed.
    #[error("Det gick inte att öppna {address}: {}", cause(.source))]
    Network {
        /// Where.
        address: String,
        /// What the system says.
        source: io::Error,
    },
    /// The computer has no room for what answers.
    #[error("Det gick inte att starta förhandsvisningen: {}", cause(.0))]
    Threads(io::Error),
}

impl ServeError {
    pub(super) fn at(address: IpAddr, source: io::Error) -> ServeError {
        ServeError::Network { address: address.to_string(), source }
    }
}
