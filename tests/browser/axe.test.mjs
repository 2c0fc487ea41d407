// axe-core objects to nothing, in any of the colours that a page can have.

import { test } from 'node:test';
import axe from 'axe-core';
import { everyPage } from './pages.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules of level AAA: a goal, so what breaks them is told and no failure. */
const GOALS = ['color-contrast-enhanced', 'identical-links-same-purpose'];
const on = (rules, enabled) => Object.fromEntries(rules.map((rule) => [rule, { enabled }]));

for (const [colours, settings, rules] of [
  ['light', { colorScheme: 'light' }, on(GOALS, true)],
  ['dark', { colorScheme: 'dark' }, on(GOALS, true)],
  // axe computes contrast from the author's colours, which forced colours replace.
  ['forced', { forcedColors: 'active' }, on(['color-contrast'], false)],
]) {
  test(`axe-core objects to nothing in ${colours} colours`, async (t) => {
    const told = new Map();
    try {
      await everyPage(settings, async ({ page, address, found }) => {
        await page.evaluate(axe.source); // Past the page's security policy, like the browser's own tools.
        for (const { kind, rule, help, element, why, doubt } of await page.evaluate(runAxe, { runOnly: TAGS, rules })) {
          if (kind === 'violation' && !GOALS.includes(rule)) {
            found(element, `${rule}: ${help}. ${why}`);
          } else if (kind === 'violation' || !GOALS.includes(rule)) {
            const what = `${kind === 'violation' ? 'level AAA is not kept' : 'left for people to judge'}: ${rule}${doubt && ` (${doubt})`}`;
            told.set(what, [...(told.get(what) ?? []), `${address} ${element}`]);
          }
        }
      });
      const isBroken = [...told.keys()].some((what) => what.startsWith('level AAA'));
      if (GOALS[0] in rules && !isBroken) t.diagnostic(`${colours}: contrast and link texts keep level AAA`);
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
