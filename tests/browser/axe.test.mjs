// axe-core objects to nothing, in any of the colours that a page can have, on a wide screen and a narrow one.

import { test } from 'node:test';
import axe from 'axe-core';
import { visit } from './pages.mjs';
import { differing, kinds } from './site.mjs';

// Every level of WCAG, the advice beyond it, and rules that axe still tries out.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa', 'wcag22aa', 'wcag22aaa', 'best-practice', 'experimental'];
const off = (...rules) => Object.fromEntries(rules.map((rule) => [rule, { enabled: false }]));
// It only tells where something is hidden.
const TELLS = 'hidden-content';
const WIDTHS = [1280, 320];

for (const [colours, settings, addresses, rules] of [
  ['light', { colorScheme: 'light' }, differing, off(TELLS)],
  // The same elements in other colours.
  ['dark', { colorScheme: 'dark' }, kinds, off(TELLS)],
  // axe computes contrast from the author's colours, which forced colours replace.
  ['forced', { forcedColors: 'active' }, kinds, off(TELLS, 'color-contrast', 'color-contrast-enhanced')],
]) {
  test(`axe-core objects to nothing at level A, AA or AAA in ${colours} colours at ${WIDTHS.join(' and ')} pixels`, async (t) => {
    const told = new Map();
    try {
      await visit(addresses, settings, async ({ page, address, found, open }) => {
        await open();
        await page.evaluate(axe.source); // Past the page's security policy, like the browser's own tools.
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          for (const { kind, rule, help, element, why, doubt } of await page.evaluate(runAxe, { runOnly: TAGS, rules })) {
            if (kind === 'violation') {
              found(element, `${rule}: ${help}. ${why}`);
            } else {
              const what = `left for people to judge: ${rule}${doubt && ` (${doubt})`}`;
              told.set(what, [...(told.get(what) ?? []), `${address} ${element}`]);
            }
          }
        }
        await page.setViewportSize({ width: WIDTHS[0], height: 900 });
      });
    } finally {
      for (const [what, places] of told) t.diagnostic(`${colours}: ${what}, ${places.length} times, first ${places[0]}`);
    }
  });
}

/** Runs in the page, and takes no more out of it than is told. */
async function runAxe(options) {
  // axe judges no text on a gradient, and a box that scrolls shows by one that there is more: it would leave out every table.
  for (const element of document.body.querySelectorAll('*')) {
    if (getComputedStyle(element).overflowX === 'auto') element.style.backgroundImage = 'none';
  }
  const results = await axe.run(document, { resultTypes: ['violations', 'incomplete'], ...options });
  const condense = (kind) => ({ id, help, nodes }) =>
    nodes.map(({ target, html, failureSummary, any }) => ({
      kind,
      rule: id,
      help,
      element: `${target.join(' ')}  ${html.replace(/\s+/g, ' ').slice(0, 120)}`,
      why: failureSummary?.replace(/\s*\n\s*/g, ' '),
      doubt: any[0]?.data?.messageKey ?? '',
    }));
  return [...results.violations.flatMap(condense('violation')), ...results.incomplete.flatMap(condense('incomplete'))];
}
