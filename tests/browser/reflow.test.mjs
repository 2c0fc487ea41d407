// Narrow screens, large text, wide spacing, and fingers.

import { test } from 'node:test';
import { everyPage } from './pages.mjs';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };
// WCAG 1.4.12
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';
const LARGE = ':root { font-size: 200% !important }';

for (const [how, viewport, style] of [
  ['at 320 pixels', NARROW, ''],
  ['at 1280 pixels', WIDE, ''],
  ['at 320 pixels with wide text spacing', NARROW, SPACING],
  ['at 1280 pixels with wide text spacing', WIDE, SPACING],
  ['at 1280 pixels with text of twice the size', WIDE, LARGE],
]) {
  test(`No page scrolls sideways or cuts text off ${how}`, () =>
    everyPage({ viewport }, async ({ page, found }) => {
      const findings = await page.evaluate((style) => {
        // A constructed style sheet is the only one that the security policy lets in from outside.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        document.adoptedStyleSheets = [sheet];
        const scrolls = (element) => ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX);
        const inScroller = (element) => {
          for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
            if (scrolls(parent)) return true;
          }
          return false;
        };
        const found = [];
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth > width) {
          const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 0.5 && !inScroller(element));
          const inner = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
          const names = (inner.length ? inner : [document.documentElement]).slice(0, 5);
          for (const element of names) {
            found.push([nameOf(element), `the page is ${document.documentElement.scrollWidth} px wide, this ends at ${Math.round(element.getBoundingClientRect().right)} px`]);
          }
        }
        for (const element of document.body.querySelectorAll('*')) {
          const { overflowX, overflowY } = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          if (box.width <= 1 || box.height <= 1 || element.closest('svg')) continue; // Hidden for all but screen readers.
          const cut = (overflow, inside, outside) => ['hidden', 'clip'].includes(overflow) && inside > outside + 1;
          if (cut(overflowX, element.scrollWidth, element.clientWidth) || cut(overflowY, element.scrollHeight, element.clientHeight)) {
            found.push([nameOf(element), 'cuts its content off']);
          }
        }
        return found;
      }, style);
      for (const [element, what] of findings) found(element, what);
    }));

  if (style) continue;
  test(`Every link and control outside running text is at least 24 pixels high ${how}`, () =>
    everyPage({ viewport }, async ({ page, found }) => {
      const small = await page.evaluate(() => {
        // WCAG 2.5.8 excepts a target in a sentence: a link that has text of its block beside it.
        const inSentence = (link) => {
          if (getComputedStyle(link).display !== 'inline') return false;
          let block = link.parentElement;
          while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
          const own = [...block.querySelectorAll('a')].reduce((length, other) => length + other.textContent.trim().length, 0);
          return block.textContent.trim().length > own;
        };
        return [...document.querySelectorAll('a[href], summary, button, input, select, textarea')]
          .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !inSentence(target))
          .map((target) => ({ name: nameOf(target), height: target.getBoundingClientRect().height }))
          .filter((target) => target.height < 23.95);
      });
      for (const { name, height } of small) found(name, `is ${height.toFixed(1)} px high`);
    }));
}
