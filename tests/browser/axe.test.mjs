// axe-core objects to nothing, in any of the colours that a page can have.

import { test } from 'node:test';
import axe from 'axe-core';
import { everyPage } from './pages.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules of level AAA: a goal, so what breaks them is told and no failure. */
const GOALS = { 'color-contrast-enhanced': { enabled: true }, 'identical-links-same-purpose': { enabled: true } };
// axe computes contrast from the author's colours, which forced colours replace.
const NO_CONTRAST = { 'color-contrast': { enabled: false } };

for (const [colours, settings, rules] of [
  ['light', { colorScheme: 'light' }, GOALS],
  ['dark', { colorScheme: 'dark' }, GOALS],
  ['forced', { forcedColors: 'active' }, NO_CONTRAST],
]) {
  test(`axe-core objects to nothing in ${colours} colours`, async (t) => {
    const told = new Map();
    const tell = (kind, { id, nodes }, address) => {
      const places = told.get(`${kind} ${id}`) ?? [];
      told.set(`${kind} ${id}`, [...places, ...nodes.map((node) => `${address} ${node.target.join(' ')}`)]);
    };
    try {
      await everyPage(settings, async ({ page, address, found }) => {
        await page.evaluate(axe.source); // Past the page's security policy, like the browser's own tools.
        const results = await page.evaluate((options) => axe.run(document, options), { runOnly: TAGS, rules });
        for (const rule of results.violations) {
          if (rule.id in GOALS) tell('not AAA:', rule, address);
          else for (const node of rule.nodes) found(...explain(rule, node));
        }
        for (const rule of results.incomplete) if (!(rule.id in GOALS)) tell('left for people to judge:', rule, address);
      });
    } finally {
      if (rules === GOALS && ![...told.keys()].some((what) => what.startsWith('not AAA'))) t.diagnostic(`${colours}: contrast and link texts keep level AAA`);
      for (const [what, places] of told) t.diagnostic(`${colours}: ${what}, ${places.length} times, first ${places[0]}`);
    }
  });
}

function explain({ id, help }, { target, html, failureSummary }) {
  return [`${target.join(' ')}  ${html.replace(/\s+/g, ' ').slice(0, 120)}`, `${id}: ${help}. ${failureSummary.replace(/\s*\n\s*/g, ' ')}`];
}
