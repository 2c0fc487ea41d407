// Everything can be reached, and the focus seen, with the keyboard alone.

import { test } from 'node:test';
import { everyPage, visit } from './pages.mjs';
import { isEmbedded, kinds } from './site.mjs';

test('The first stop on every page is a link past the navigation; it shows, and it works', () =>
  everyPage({}, async ({ page, address, found }) => {
    if (isEmbedded(address)) return; // It has no navigation.
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => {
      const link = document.activeElement;
      const box = link.getBoundingClientRect();
      return { name: nameOf(link), goal: link.getAttribute('href'), shows: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 };
    });
    if (!first.goal?.startsWith('#')) return found(first.name, 'is the first stop and no link past the navigation');
    if (!first.shows) found(first.name, 'does not show when it has the focus');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const next = await page.evaluate((goal) => {
      const target = document.querySelector(goal);
      const past = target && !(document.activeElement.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
      return { name: nameOf(document.activeElement), past: past && document.activeElement !== document.body };
    }, first.goal);
    if (!next.past) found(first.name, `does not lead past the navigation: the next stop is ${next.name}`);
  }));

for (const width of [1280, 320]) {
  test(`The keyboard stops at everything once, in the order of the page, and shows each time where it is, at ${width} pixels`, () =>
    visit(kinds, { viewport: { width, height: 800 } }, async ({ page, found, open }) => {
      await open();
      const expected = await page.evaluate(listStops);
      for (const [index, name] of expected.entries()) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(describeFocus);
        if (focus?.index !== index) {
          found(name, `should be stop ${index + 1}, which is ${focus?.name ?? 'past the last one'}`);
          break;
        }
        for (const what of focus.faults) found(focus.name, `stop ${index + 1} ${what}`);
      }
    }));
}

/** Runs in the page: gives what the keyboard can reach a number, in the order of the page, and tells how it is called. */
function listStops() {
  globalThis.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  return globalThis.stops.map(nameOf);
}

/** Runs in the page: the element that has the focus and what is wrong with how it shows. */
function describeFocus() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const marks = () => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    return [outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow];
  };
  const faults = [];
  const [outline, shadow] = marks();
  const { left, right, top, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) faults.push('is out of view');
  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (above && !element.contains(above) && !above.contains(element)) faults.push(`is covered by ${nameOf(above)}`);
  element.blur();
  const [plainOutline, plainShadow] = marks();
  element.focus({ preventScroll: true, focusVisible: true });
  if ((outline === 'none' || outline === plainOutline) && shadow === plainShadow) faults.push('has neither an outline nor a shadow');
  return { name: nameOf(element), index: globalThis.stops.indexOf(element), faults };
}
