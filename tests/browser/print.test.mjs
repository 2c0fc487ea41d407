// On paper everything is there.

import { test } from 'node:test';
import { everyPage } from './pages.mjs';

// What the margins of `@page` leave of an A4 page: 210 mm less 2 × 16 mm, at 96 pixels an inch.
const PAPER = { width: Math.floor((178 / 25.4) * 96), height: 970 };

test('On paper no page hides what can be folded out, nothing is wider than the sheet, no word is broken, every sheet repeats the headers of its table, and a PDF can be made', () =>
  everyPage({ viewport: PAPER }, async ({ page, found }) => {
    await page.emulateMedia({ media: 'print' });
    for (const [element, what] of await page.evaluate(findLost)) found(element, what);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (pdf.subarray(0, 5).toString() !== '%PDF-') found('PDF', 'is none');
  }));

/** Runs in the page: what paper would hide, cut or break. */
function findLost() {
  const found = brokenWords();
  for (const details of document.querySelectorAll('details')) {
    if (!details.checkVisibility() || details.closest('nav')) continue; // Navigation is of no use on paper.
    const folded = [...details.children].filter((child) => child.localName !== 'summary' && !child.checkVisibility());
    if (folded.length) found.push([nameOf(details), 'is folded on paper']);
  }
  for (const head of document.querySelectorAll('thead')) {
    // A table that paper shows as a list says the header in each cell.
    const labels = [...head.parentElement.querySelectorAll('.cell-label')].some((label) => label.checkVisibility());
    if (getComputedStyle(head).display !== 'table-header-group' && !labels) found.push([nameOf(head), 'is not repeated on the next sheet']);
  }
  const width = document.documentElement.clientWidth;
  for (const element of document.body.querySelectorAll('*')) {
    const { left, right, width: own, height } = element.getBoundingClientRect();
    if (own > 1 && height > 1 && (right > width + 1 || left < -1)) {
      found.push([nameOf(element), `goes from ${Math.round(left)} to ${Math.round(right)} px on a sheet of ${width} px`]);
    }
  }
  return found;
}
