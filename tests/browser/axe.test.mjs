// axe-core objects to nothing, in any of the colours that a page can have, on a wide screen and a narrow one.

import { readFileSync } from 'node:fs';
import { opened, sampled } from './site.mjs';
import { check } from './tour.mjs';

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
// Every level of WCAG, the advice beyond it, and rules that axe still tries out.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa', 'wcag22aa', 'wcag22aaa', 'best-practice', 'experimental'];
const off = (...rules) => Object.fromEntries(rules.map((rule) => [rule, { enabled: false }]));
// The one only tells where something is hidden. The other reads the whole style sheet, the same for each page, and has a check of its own.
const APART = ['hidden-content', 'css-orientation-lock'];

for (const [how, at, on, rules] of [
  ['in light colours at 320 pixels', 'phone', opened, off(...APART)],
  ['in light colours at 1280 pixels', 'screen', sampled, off(...APART)],
  // The same elements in other colours.
  ['in dark colours at 1280 and 320 pixels', ['dark phone', 'dark screen'], sampled, off(...APART)],
  // axe computes contrast from the author's colours, which forced colours replace.
  ['in forced colours at 1280 and 320 pixels', ['phone in forced colours', 'screen in forced colours'], sampled, off(...APART, 'color-contrast', 'color-contrast-enhanced')],
]) {
  check(`axe-core objects to nothing at level A, AA or AAA ${how}`, { at, on, look: (visitor) => askAxe(visitor, { runOnly: TAGS, rules, preload: false }) });
}

check('axe-core finds no page that wants to be held one way', {
  at: 'screen',
  on: sampled,
  look: (visitor) => askAxe(visitor, { runOnly: { type: 'rule', values: ['css-orientation-lock'] } }),
});

async function askAxe({ page, found, doubt }, options) {
  // Past the page's security policy, like the browser's own tools.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  for (const { rule, element, why, unsure } of await page.evaluate(runAxe, options)) {
    if (why) found(element, `${rule}: ${why}`);
    else doubt(`left for people to judge: ${rule}${unsure && ` (${unsure})`}`, element);
  }
}

/** Runs in the page, and takes no more out of it than is told. */
async function runAxe(options) {
  // axe judges no text on a gradient, and a box that scrolls shows by one that there is more: it would leave out every table.
  const scrolling = [...document.body.querySelectorAll('*')].filter((element) => getComputedStyle(element).overflowX === 'auto');
  for (const element of scrolling) element.style.backgroundImage = 'none';
  // To make up a selector for each element takes axe longer than some of its rules.
  const results = await axe.run(document, { resultTypes: ['violations', 'incomplete'], selectors: false, elementRef: true, ...options });
  for (const element of scrolling) element.removeAttribute('style');
  const condense = (isViolation) => ({ id, help, nodes }) =>
    nodes.map(({ element, html, failureSummary, any }) => ({
      rule: id,
      element: `${nameOf(element)}  ${html.replace(/\s+/g, ' ').slice(0, 120)}`,
      why: isViolation && `${help}. ${failureSummary.replace(/\s*\n\s*/g, ' ')}`,
      unsure: any[0]?.data?.messageKey ?? '',
    }));
  return [...results.violations.flatMap(condense(true)), ...results.incomplete.flatMap(condense(false))];
}
