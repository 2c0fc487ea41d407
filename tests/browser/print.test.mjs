// On paper everything is there.

import { sampled } from './site.mjs';
import { check } from './tour.mjs';

check('On paper no page hides what can be folded out, nothing is wider than the sheet, no word is broken, and every sheet repeats the headers of its table', {
  at: 'sheet of paper',
  async look({ page, found }) {
    for (const [element, what] of await page.evaluate(findLost)) found(element, what);
  },
});

check('A PDF with text can be made of every page', {
  at: 'sheet of paper',
  on: sampled,
  async look({ page, found }) {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (pdf.subarray(0, 5).toString() !== '%PDF-') found('PDF', 'is none');
    else if (!pdf.includes('/Type /Font')) found('PDF', 'has no text');
  },
});

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
