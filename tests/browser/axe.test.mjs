// axe-core finds nothing, in any of the ways a page can look.

import { test } from 'node:test';
import axe from 'axe-core';
import { everyPage, pages } from './site.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs axe-core in a page. It comes in beside the page's security policy, like the browser's own tools. */
async function check(page, options) {
  await page.evaluate(axe.source);
  return page.evaluate((options) => axe.run(document, { resultTypes: ['violations'], ...options }), options);
}

/** The elements that break rules, with what axe says of each. */
function* violations(results) {
  for (const { id, help, nodes } of results.violations) {
    for (const { target, html, failureSummary } of nodes) {
      yield [`${target.join(' ')}  ${html.replace(/\s+/g, ' ').slice(0, 120)}`, `${id}: ${help}. ${failureSummary.replace(/\s*\n\s*/g, ' ')}`];
    }
  }
}

for (const [look, settings, rules] of [
  ['light colours', { colorScheme: 'light' }, {}],
  ['dark colours', { colorScheme: 'dark' }, {}],
  // axe computes contrast from the author's colours, which forced colours replace.
  ['forced colours', { forcedColors: 'active' }, { 'color-contrast': { enabled: false } }],
]) {
  test(`axe-core finds nothing to object to in ${look}`, () =>
    everyPage(settings, async ({ page, found }) => {
      const results = await check(page, { runOnly: TAGS, rules });
      for (const [element, what] of violations(results)) found(element, what);
    }));
}

test('How far the pages keep the rules of level AAA is told', async (t) => {
  const broken = new Map();
  for (const colorScheme of ['light', 'dark']) {
    await everyPage({ colorScheme }, async ({ page, address }) => {
      const results = await check(page, { runOnly: { type: 'rule', values: ['color-contrast-enhanced', 'identical-links-same-purpose'] } });
      for (const { id, nodes } of results.violations) {
        broken.set(`${id}, ${colorScheme}`, [...(broken.get(`${id}, ${colorScheme}`) ?? []), `${address} ${nodes[0].target.join(' ')}`]);
      }
    });
  }
  for (const [rule, places] of broken) t.diagnostic(`AAA ${rule}: broken on ${places.length} of ${pages.length} pages, first ${places[0]}`);
  if (broken.size === 0) t.diagnostic(`AAA contrast (1.4.6) and link purpose (2.4.9) hold on all ${pages.length} pages`);
});
