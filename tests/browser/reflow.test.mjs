// Narrow screens, large text, wide spacing, and fingers.

import { check } from './tour.mjs';

const AS_IT_IS = '';
// WCAG 1.4.12
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';
const LARGE = ':root { font-size: 200% !important }';

for (const [view, width, forms] of [
  ['phone', 320, { '': AS_IT_IS, ' with wide text spacing': SPACED }],
  ['screen', 1280, { '': AS_IT_IS, ' with wide text spacing': SPACED, ' with text of twice the size': LARGE }],
]) {
  for (const [form, style] of Object.entries(forms)) {
    check(`No page scrolls sideways, cuts text off or breaks a word at ${width} pixels${form}`, {
      at: view,
      async look({ page, found }) {
        for (const [element, what] of await page.evaluate(findOverflow, style)) found(element, what);
      },
    });
  }
  check(`Every link and control outside running text is at least 24 pixels high at ${width} pixels`, {
    at: view,
    async look({ page, found }) {
      for (const [element, what] of await page.evaluate(findSmallTargets)) found(element, what);
    },
  });
}

/** Runs in the page: what sticks out of it, and what is cut off or in two. */
function findOverflow(style) {
  // A constructed style sheet is the only one that the security policy lets in from outside.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];

  const found = [];
  const width = document.documentElement.clientWidth;
  const pageWidth = document.documentElement.scrollWidth;
  if (pageWidth > width) {
    const scrolls = (element) => getComputedStyle(element).overflowX !== 'visible';
    const inScroller = (element) => element !== document.body && (scrolls(element) || inScroller(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 0.5 && !inScroller(element.parentElement));
    const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    for (const element of innermost.length ? innermost.slice(0, 5) : [document.body]) {
      found.push([nameOf(element), `ends at ${Math.round(element.getBoundingClientRect().right)} px; the page is ${pageWidth} px wide and the window ${width} px`]);
    }
  }
  for (const element of document.body.querySelectorAll(':not(svg, svg *)')) {
    if (element.clientWidth <= 1 || element.clientHeight <= 1) continue; // Hidden for all but screen readers.
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = (overflow, inside, outside) => ['hidden', 'clip'].includes(overflow) && inside > outside + 1;
    if (cuts(overflowX, element.scrollWidth, element.clientWidth) || cuts(overflowY, element.scrollHeight, element.clientHeight)) {
      found.push([nameOf(element), 'cuts its content off']);
    }
  }
  found.push(...brokenWords());
  document.adoptedStyleSheets = [];
  return found;
}

/** Runs in the page: the links and controls that a finger may miss. */
function findSmallTargets() {
  // WCAG 2.5.8 excepts a target in a sentence: a link with text of its block beside it.
  const inSentence = (link) => {
    if (getComputedStyle(link).display !== 'inline') return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    const linked = [...block.querySelectorAll('a')].reduce((length, other) => length + other.textContent.trim().length, 0);
    return block.textContent.trim().length > linked;
  };
  return [...document.querySelectorAll('a[href], summary, button, input, select, textarea')]
    .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !inSentence(target))
    .map((target) => [target, target.getBoundingClientRect().height])
    .filter(([, height]) => height < 23.95)
    .map(([target, height]) => [nameOf(target), `is ${height.toFixed(1)} px high`]);
}
