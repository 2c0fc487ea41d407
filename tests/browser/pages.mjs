// Going through the pages, and telling what was found there.

import { after } from 'node:test';
import { availableParallelism } from 'node:os';
import { browser, origin, pages } from './site.mjs';

after(() => browser.close());

/** Runs in every page: what the tests ask there. */
function helpers() {
  /** How an element is called in a finding. */
  globalThis.nameOf = (element) => {
    const id = element.id ? `#${element.id}` : '';
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    const href = element.getAttribute('href');
    const text = (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim();
    const shown = text.length > 50 ? `${text.slice(0, 49)}…` : text;
    const near = id ? '' : element.parentElement?.closest('[id]')?.id;
    return `<${element.localName}${id}${classes}${href === null ? '' : ` href="${href}"`}>${shown && ` “${shown}”`}${near ? ` in #${near}` : ''}`;
  };

  /** Words that go over two lines, with their elements. A long word may, where a hyphen is asked for. */
  globalThis.brokenWords = () => {
    const found = [];
    const clipped = new Map([[document.body, false]]);
    const isClipped = (element) => {
      if (!clipped.has(element)) clipped.set(element, getComputedStyle(element).clipPath !== 'none' || isClipped(element.parentElement));
      return clipped.get(element); // Hidden for all but screen readers.
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const parent = text.parentElement;
      if (parent.closest('svg, code') || isClipped(parent)) continue;
      const longest = getComputedStyle(parent).hyphens === 'auto' ? 12 : Infinity;
      for (const { 0: word, index } of text.data.matchAll(/\p{L}{2,}/gu)) {
        if (word.length > longest) continue;
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom)));
        if (lines.size > 1) found.push([nameOf(parent), `breaks the word “${word}”`]);
      }
    }
    return found;
  };
}

/**
 * Opens addresses in the browser, several at a time, each in a window with the given settings (Playwright's options for
 * a context), lets `look` have a look, and fails with all that it found. `look` gets the page and `found(element, what)`.
 */
export async function visit(where, settings, look) {
  const findings = new Findings();
  const waiting = [...where];
  const worker = async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 }, ...settings });
    await context.addInitScript(helpers);
    const page = await context.newPage();
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const found = (element, what) => findings.add(address, element, what);
      await look({ page, context, address, found, open: () => page.goto(origin + address) });
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: Math.min(waiting.length, availableParallelism()) }, worker));
  findings.check();
}

/** Like `visit`, on every page, after it has been opened. */
export function everyPage(settings, look) {
  return visit(pages, settings, async (visitor) => {
    await visitor.open();
    await look(visitor);
  });
}

let surveyed;

/** What every page says of itself, by its address; read once for all tests. */
export function survey() {
  surveyed ??= (async () => {
    const seen = new Map();
    await everyPage({}, async ({ page, address }) => seen.set(address, await page.evaluate(describePage)));
    return seen;
  })();
  return surveyed;
}

function describePage() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const nameFrom = (element) => {
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    return (element.getAttribute('aria-label') ?? ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')).trim();
  };
  return {
    lang: document.documentElement.lang,
    title: document.title.trim(),
    description: document.querySelector('meta[name="description"]')?.content.trim() ?? '',
    canonical: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '',
    headings: all('h1, h2, h3, h4, h5, h6').map((heading) => ({ level: Number(heading.localName[1]), name: nameOf(heading), text: heading.textContent.trim() })),
    landmarks: Object.fromEntries(['body > header', 'main', 'body > footer'].map((part) => [part, all(part).length])),
    navigations: all('nav').map(nameFrom),
    ids: all('[id]').map((element) => element.id),
    links: all('[href], [src]').map((element) => ({ name: nameOf(element), target: element.href?.baseVal ?? element.href ?? element.src })),
    text: document.body.innerText.replace(/\s+/g, ' '),
  };
}

// Findings -----------------------------------------------------------------------------------------------------------

/** What is wrong and where; the same thing on many pages is told once. */
export class Findings {
  #places = new Map();

  add(address, element, what) {
    const finding = `${element}\n      ${what}`;
    if (!this.#places.has(finding)) this.#places.set(finding, new Set());
    this.#places.get(finding).add(address);
  }

  /** Throws if there is anything. */
  check() {
    if (this.#places.size === 0) return;
    const all = [...this.#places].map(([finding, [first, ...others]]) => `  ${first}${others.length ? ` and ${others.length} more pages` : ''}\n    ${finding}`);
    const shown = all.slice(0, 60);
    if (all.length > shown.length) shown.push(`  … and ${all.length - shown.length} more`);
    const error = new Error(`${all.length} found\n${shown.join('\n')}`);
    error.stack = error.message; // Where in the test it was noticed helps nobody.
    throw error;
  }
}
