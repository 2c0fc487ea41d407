//! The tables and charts of a page that gathers figures of reports, one figure a line.

use crate::model::Site;
use crate::site::Reports;
use crate::site::view::Page;

pub(super) fn tables(_site: &Site, _reports: &Reports, _page: &Page) -> Vec<u8> {
    Vec::new()
}
