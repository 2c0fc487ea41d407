// Everything can be reached and seen with the keyboard alone.

import { test } from 'node:test';
import { everyPage, files, pages, visit } from './site.mjs';
import { statSync } from 'node:fs';

const STOPS = 40;

test('The first stop on every page is a link past the navigation, it shows, and it works', () =>
  everyPage({}, async ({ page, found }) => {
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => {
      const link = document.activeElement;
      const box = link.getBoundingClientRect();
      return { name: nameOf(link), goal: link.getAttribute('href'), shows: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 };
    });
    if (!first.goal?.startsWith('#')) return found(first.name, 'is the first stop and not a skip link');
    if (!first.shows) found(first.name, 'does not show when it has focus');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const next = await page.evaluate((goal) => {
      const target = document.querySelector(goal);
      const isBefore = target && document.activeElement.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
      return { name: nameOf(document.activeElement), before: !target || document.activeElement === document.body || Boolean(isBefore) };
    }, first.goal);
    if (next.before) found(first.name, `does not lead past the navigation: the next stop is ${next.name}`);
  }));

/** The largest page of each depth: the start page, an association, a report. */
const largest = Object.values(
  Object.groupBy?.(pages, (address) => address.split('/').length) ??
    pages.reduce((groups, address) => ({ ...groups, [address.split('/').length]: [...(groups[address.split('/').length] ?? []), address] }), {}),
).map((group) => group.reduce((a, b) => (statSync(files.get(a)).size >= statSync(files.get(b)).size ? a : b)));

for (const width of [1280, 320]) {
  test(`The first ${STOPS} stops of the keyboard show where the focus is, at ${width} pixels`, () =>
    visit(largest, { viewport: { width, height: 800 } }, async ({ page, found, open }) => {
      await open();
      for (let stop = 1; stop <= STOPS; stop += 1) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === document.body) return null;
          const looks = () => {
            const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } = getComputedStyle(element);
            return { outline: outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow, backgroundColor };
          };
          const box = element.getBoundingClientRect();
          const focused = looks();
          element.blur();
          const plain = looks();
          element.focus({ preventScroll: true, focusVisible: true });
          return {
            name: nameOf(element),
            marked: (focused.outline !== plain.outline && focused.outline !== '') || focused.boxShadow !== plain.boxShadow,
            inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
          };
        });
        if (!focus) break; // Past the last stop.
        if (!focus.marked) found(focus.name, `stop ${stop} has neither an outline nor a shadow when it has focus`);
        if (!focus.inView) found(focus.name, `stop ${stop} is out of view when it has focus`);
      }
    }));
}
