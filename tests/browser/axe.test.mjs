// axe-core objects to nothing, in any of the colours that a page can have, on a wide screen and a narrow one.

import { readFileSync } from 'node:fs';
import { opened, sampled } from './site.mjs';
import { check } from './tour.mjs';

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
// Every level of WCAG, the advice beyond it, and rules that axe still tries out.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa', 'wcag22aa', 'wcag22aaa', 'best-practice', 'experimental'];
const off = (...rules) => Object.fromEntries(rules.map((rule) => [rule, { enabled: false }]));
// It only tells where something is hidden.
const TELLS = 'hidden-content';

for (const [colours, at, on, rules] of [
  ['light', ['phone', 'screen'], opened, off(TELLS)],
  // The same elements in other colours.
  ['dark', ['dark phone', 'dark screen'], sampled, off(TELLS)],
  // axe computes contrast from the author's colours, which forced colours replace.
  ['forced', ['phone in forced colours', 'screen in forced colours'], sampled, off(TELLS, 'color-contrast', 'color-contrast-enhanced')],
]) {
  check(`axe-core objects to nothing at level A, AA or AAA in ${colours} colours at 1280 and 320 pixels`, {
    at,
    on,
    async look({ page, found, doubt }) {
      // Past the page's security policy, like the browser's own tools.
      if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
      for (const { rule, element, why, unsure } of await page.evaluate(runAxe, { runOnly: TAGS, rules })) {
        if (why) found(element, `${rule}: ${why}`);
        else doubt(`left for people to judge: ${rule}${unsure && ` (${unsure})`}`, element);
      }
    },
  });
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
