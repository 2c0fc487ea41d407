// What a page does while it loads, and what the browser says of it then.

import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { files, origin, sampled } from './site.mjs';
import { check } from './tour.mjs';

const FIRST = 'phone, just now loaded';

/** What a first visit may weigh, with fonts and pictures. */
const WEIGHT = 250_000;
/** Each kind of page needs another part of the style sheet. This much of it, when compressed, may be for others. */
const UNUSED = 12_000;
const STYLE = readFileSync(files.get('/stil.css'), 'utf8');
const COMPRESSION = gzipSync(STYLE).length / STYLE.length;
/** The sum of what moves; 0.1 is what counts as good, and 0.04 what nobody sees. */
const SHIFT = 0.04;

// How much fonts move a page depends on when they come, and so on the line and on the machine: there are none here.
check('Nothing moves while a page loads', {
  on: sampled,
  async look({ otherWindow, address, found }) {
    const page = await otherWindow({ withFonts: false, viewport: { width: 320, height: 640 } });
    await page.goto(origin + address);
    const [element, sum] = await page.evaluate(findShifts);
    if (sum > SHIFT) found(element, `moves, and more with it: ${sum.toFixed(3)}`);
  },
});

/** Runs in the page: by how much it has moved, and what moved first. */
async function findShifts() {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  await new Promise((then) => setTimeout(then)); // What was observed is told in tasks of their own.
  const node = shifts[0]?.sources[0]?.node;
  const sum = shifts.reduce((sum, { value }) => sum + value, 0);
  return [node ? nameOf(node.nodeType === Node.TEXT_NODE ? node.parentElement : node) : 'the page', sum];
}

check('Every page comes without detours, waits for its style sheet alone, and weighs 250 kB at most on a first visit', {
  at: FIRST,
  watch({ page, found }) {
    const look = (request) => request.redirectedFrom() && found(request.redirectedFrom().url(), `leads on to ${request.url()}`);
    page.on('request', look);
    return () => page.off('request', look);
  },
  async look({ page, response, found }) {
    if (response.status() !== 200) found(response.url(), `answers ${response.status()}`);
    const { bytes, blocking } = await page.evaluate(async () => {
      await document.fonts.ready;
      const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      return {
        // What comes from the browser's own store weighs the same.
        bytes: loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        blocking: loaded.filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking').map(({ name }) => name),
      };
    });
    if (bytes > WEIGHT) found('a first visit', `weighs ${bytes} bytes`);
    for (const address of blocking) if (address !== `${origin}/stil.css`) found(address, 'is waited for');
  },
});

check('No page leaves more than 12 kB of its style sheet unused', {
  at: FIRST,
  on: sampled,
  async look({ devtools, found }) {
    let length = 0;
    const add = ({ header }) => (length += header.length);
    devtools.on('CSS.styleSheetAdded', add);
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    await devtools.send('CSS.startRuleUsageTracking');
    const { ruleUsage } = await devtools.send('CSS.stopRuleUsageTracking');
    await devtools.send('CSS.disable');
    await devtools.send('DOM.disable');
    devtools.off('CSS.styleSheetAdded', add);
    const used = ruleUsage.filter(({ used }) => used).reduce((sum, { startOffset, endOffset }) => sum + endOffset - startOffset, 0);
    const unused = Math.round((length - used) * COMPRESSION);
    if (unused > UNUSED) found('/stil.css', `${unused} bytes are unused`);
  },
});

// What its window for developers lists under "Issues": deprecated APIs, too.
check('The browser itself has nothing to object to', {
  async watch({ devtools, found }) {
    const note = ({ issue }) => found(issue.code, JSON.stringify(issue.details));
    devtools.on('Audits.issueAdded', note);
    await devtools.send('Audits.enable');
    return async () => {
      await devtools.send('Audits.disable');
      devtools.off('Audits.issueAdded', note);
    };
  },
});

check('All text is at least 12 pixels high on a phone', {
  async look({ page, found }) {
    const small = await page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, ({ data, parentElement }) =>
        data.trim() && !parentElement.closest('script') && parseFloat(getComputedStyle(parentElement).fontSize) < 12 ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
      const found = [];
      while (texts.nextNode()) found.push([nameOf(texts.currentNode.parentElement), getComputedStyle(texts.currentNode.parentElement).fontSize]);
      return found;
    });
    for (const [element, size] of small) found(element, `is ${size} high`);
  },
});

check('Every picture has come, keeps its proportions, and has pixels enough', {
  at: 'screen',
  async look({ page, found }) {
    const wrong = await page.evaluate(() =>
      [...document.images].flatMap((image) => {
        const { naturalWidth: width, naturalHeight: height } = image;
        const box = image.getBoundingClientRect();
        if (!image.complete || !width || !height) return [[image.outerHTML, 'has not come']];
        const isStretched = Math.abs(box.width - (box.height * width) / height) >= 2 && Math.abs(box.height - (box.width * height) / width) >= 2;
        const isCoarse = !new URL(image.src).pathname.endsWith('.svg') && (width < box.width || height < box.height);
        const shown = `is shown at ${box.width} × ${box.height} px and is ${width} × ${height} px itself`;
        return isStretched || isCoarse ? [[image.outerHTML, shown]] : [];
      }),
    );
    for (const [element, what] of wrong) found(element, what);
  },
});

check('Every field lets the reader paste', {
  async look({ page, found }) {
    const closed = await page.evaluate(() =>
      [...document.querySelectorAll('input, select, textarea')]
        .filter((field) => !field.dispatchEvent(new ClipboardEvent('paste', { cancelable: true, bubbles: true })))
        .map(nameOf));
    for (const element of closed) found(element, 'prevents it');
  },
});
