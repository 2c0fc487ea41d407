// Everything can be reached, and the focus seen, with the keyboard alone.

import { isEmbedded, sampled } from './site.mjs';
import { check } from './tour.mjs';

check('The first stop on every page is a link past the navigation; it shows, and it works', {
  at: 'screen',
  touches: true,
  async look({ page, address, found }) {
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
  },
});

for (const [view, width] of [['screen', 1280], ['phone', 320]]) {
  check(`The keyboard stops at everything once, in the order of the page, and shows each time where it is, at ${width} pixels`, {
    at: view,
    on: sampled,
    touches: true,
    async look({ page, devtools, found }) {
      const expected = await page.evaluate(listStops);
      // All keys are sent before the first has been answered, and the page notes where each of them leads.
      await page.evaluate(`addEventListener('keyup', globalThis.noteFocus = () => globalThis.noted.push((${describeFocus})())); globalThis.noted = []`);
      const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
      await Promise.all(expected.flatMap(() => ['rawKeyDown', 'keyUp'].map((type) => devtools.send('Input.dispatchKeyEvent', { type, ...tab }))));
      const noted = await page.evaluate(`removeEventListener('keyup', globalThis.noteFocus), globalThis.noted`);
      for (const [index, name] of expected.entries()) {
        const focus = noted[index];
        if (focus?.index !== index) {
          found(name, `should be stop ${index + 1}, which is ${focus?.name ?? 'past the last one'}`);
          break;
        }
        for (const what of focus.faults) found(focus.name, `stop ${index + 1} ${what}`);
      }
    },
  });
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
