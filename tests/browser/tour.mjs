// One tour of the pages. Each is loaded once and then shown in one view after the other, and in each view the checks that are meant
// for it have their look. Test files say what is looked for, with `check`; the first test that wants to know sets the tour going.

import { test } from 'node:test';
import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Findings, openWindow, share } from './pages.mjs';
import { keep, passed, stateOf } from './passed.mjs';
import { files, isThorough, opened, origin } from './site.mjs';

/** What a page is shown on, in the order in which it is: as few changes of its size and its colours as can be. */
const VIEWS = {
  'phone, just now loaded': { width: 320, height: 640 },
  phone: { width: 320, height: 640 },
  tablet: { width: 640, height: 900 },
  'small screen': { width: 690, height: 900 },
  screen: { width: 1280, height: 900 },
  'dark screen': { width: 1280, height: 900, colorScheme: 'dark' },
  'screen in forced colours': { width: 1280, height: 900, forcedColors: 'active' },
  'phone in forced colours': { width: 320, height: 640, forcedColors: 'active' },
  'dark phone': { width: 320, height: 640, colorScheme: 'dark' },
  // What the margins of `@page` leave of an A4 page: 210 mm less 2 × 16 mm, at 96 pixels an inch.
  'sheet of paper': { width: 672, height: 970, media: 'print' },
};

export const checks = [];

/**
 * A test with a check that looks at each of the pages in `on`, in each of the views in `at`.
 *
 * `look` gets the `page` in its browser with its `address`, `found(element, what)` for what is wrong, `doubt(what, element)` for what
 * people have to judge, `devtools` to ask the browser itself, and `otherWindow(settings)` for what needs a load of its own. One that
 * `touches` a page leaves it otherwise than it was, and the tour makes that good. `watch` gets the same before the page is loaded, and
 * may give a function that is called when all have looked.
 */
export function check(name, { at = 'phone', on = opened, touches = false, watch, look }) {
  const one = { name, views: [at].flat(), on: new Set(on), touches, watch, look };
  for (const view of one.views) if (!(view in VIEWS)) throw new Error(`There is no view “${view}”`);
  checks.push(one);
  test(name, async (t) => {
    const { results, wanted } = await tour();
    const { findings, doubts, seconds } = results.get(one);
    for (const [what, places] of doubts) t.diagnostic(`${what}, ${places.length} times, first ${places[0]}`);
    const looked = wanted.filter((address) => one.on.has(address)).length;
    const same = one.on.size - looked;
    t.diagnostic(`${seconds.toFixed(1)} s on ${looked} pages${same ? `; ${same} are as they were when they last passed` : ''}`);
    findings.check();
  });
}

let toured;

function tour() {
  toured ??= (async () => {
    await setImmediate(); // Until all test files have told their checks.
    const isWanted = (check, address) => check.on.has(address);
    const sizeOf = (address) => statSync(files.get(address)).size;
    const asked = opened.filter((address) => checks.some((check) => isWanted(check, address)));
    const states = new Map(asked.map((address) => [address, stateOf(address, checks.filter((check) => isWanted(check, address)).map(({ name }) => name))]));
    const wanted = asked.filter((address) => !passed(address, states.get(address)));
    // The largest first, so that none is left for one worker alone at the end.
    const results = await visitAll(wanted.sort((a, b) => sizeOf(b) - sizeOf(a)), isWanted);
    const isGood = (address) => [...results.values()].every(({ findings }) => findings.at(address).length === 0);
    if (!isThorough) keep([...states].filter(([address]) => isGood(address)));
    return { results, wanted };
  })();
  return toured;
}

/** Goes through pages with all checks that are wanted for them, and gives what each check found. */
export async function visitAll(addresses, isWanted = () => true) {
  const results = new Map(checks.map((check) => [check, { findings: new Findings(), doubts: new Map(), seconds: 0 }]));
  await share(addresses, async (queue) => {
    const page = await openWindow();
    const windows = new Map();
    const otherWindow = async (settings) => {
      const key = JSON.stringify(settings);
      if (!windows.has(key)) windows.set(key, await openWindow(settings));
      return windows.get(key);
    };
    const devtools = await page.context().newCDPSession(page);
    for (const address of queue) {
      const turn = async (check, action, more) => {
        const { findings, doubts } = results.get(check);
        const found = (element, what) => findings.add(address, element, what);
        const doubt = (what, element) => doubts.set(what, [...(doubts.get(what) ?? []), `${address} ${element}`]);
        const start = performance.now();
        try {
          return await action({ page, otherWindow, devtools, address, found, doubt, ...more });
        } catch (error) {
          found('the check itself', error.message);
        } finally {
          results.get(check).seconds += (performance.now() - start) / 1000;
        }
      };
      const wanted = checks.filter((check) => isWanted(check, address));

      await show(page, VIEWS.phone);
      const stops = [];
      for (const check of wanted) if (check.watch) stops.push([check, await turn(check, check.watch)]);
      const response = await page.goto(origin + address);
      await page.evaluate(remember);
      for (const [view, settings] of Object.entries(VIEWS)) {
        const turns = wanted.filter((check) => check.look && check.views.includes(view));
        if (turns.length === 0) continue;
        await show(page, settings);
        for (const check of turns) {
          await turn(check, check.look, { response });
          if (check.touches) await page.evaluate(restore);
        }
      }
      for (const [check, stop] of stops) if (stop) await turn(check, stop);
      await page.goto('about:blank'); // Nothing that comes late shall be told of the next page.
    }
    for (const one of [page, ...windows.values()]) await one.context().close();
  });
  return results;
}

/** Shows a page in a view, with no change that is not needed: each takes time. */
async function show(page, { width, height, media = 'screen', colorScheme = 'light', forcedColors = 'none' }) {
  const shown = page.viewportSize();
  if (shown.width !== width || shown.height !== height) await page.setViewportSize({ width, height });
  const colours = `${media} ${colorScheme} ${forcedColors}`;
  if (page.colours !== colours) await page.emulateMedia({ media, colorScheme, forcedColors });
  page.colours = colours;
}

/** Runs in a page that has just been loaded. */
function remember() {
  globalThis.unfolded = [...document.querySelectorAll('details[open]')];
}

/** Runs in the page: leaves it to the next check as it was loaded. */
function restore() {
  for (const details of document.querySelectorAll('details')) details.open = globalThis.unfolded.includes(details);
  if (location.hash) location.hash = ''; // No place of the page is a target any more.
  // What had the focus for a moment and is gone leaves the keyboard where it stood: before everything.
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
  scrollTo(0, 0);
}
