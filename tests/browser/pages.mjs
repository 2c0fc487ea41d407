// Going through the pages: reading their files, opening them, and telling what was found there.

import { after, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { browser, files, origin, pages } from './site.mjs';

after(() => browser.close());

// Windows ------------------------------------------------------------------------------------------------------------

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
    const range = document.createRange();
    const lines = (text, from, to) => {
      range.setStart(text, from);
      range.setEnd(text, to);
      return new Set([...range.getClientRects()].map((box) => Math.round(box.bottom))).size;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      // Most texts stand on one line, which is quicker to see than that each of their words does.
      if (lines(text, 0, text.length) < 2) continue;
      const parent = text.parentElement;
      if (parent.closest('svg, code') || isClipped(parent)) continue;
      const longest = getComputedStyle(parent).hyphens === 'auto' ? 12 : Infinity;
      for (const { 0: word, index } of text.data.matchAll(/\p{L}{2,}/gu)) {
        if (word.length <= longest && lines(text, index, index + word.length) > 1) found.push([nameOf(parent), `breaks the word “${word}”`]);
      }
    }
    return found;
  };
}

/** Opens a window with the given settings (Playwright's options for a context), and without the fonts of the site if so wanted. */
export async function openWindow({ withFonts = true, ...settings } = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 }, ...settings });
  await context.addInitScript(helpers);
  if (!withFonts) await context.route('**/*.woff2', (route) => route.abort());
  return context.newPage();
}

/** Lets several workers at a time take things from one queue. */
export async function share(things, work) {
  const queue = things.values();
  await Promise.all(Array.from({ length: Math.min(things.length, availableParallelism()) }, () => work(queue)));
}

/**
 * Goes to addresses in windows with the given settings, lets `look` have a look, and fails with all that it found. `look` opens the
 * address itself. It gets the page and `found(element, what)`.
 */
export async function visit(where, settings, look) {
  const findings = new Findings();
  await share(where, async (queue) => {
    const page = await openWindow(settings);
    for (const address of queue) {
      await look({ page, context: page.context(), address, found: (element, what) => findings.add(address, element, what) });
    }
    await page.context().close();
  });
  findings.check();
}

// Files --------------------------------------------------------------------------------------------------------------

/** What the tests say of a page by its file alone. */
export const promises = [];

/** A test of every page of the site, by its file alone. `look` gets what a page says, `found(element, what)`, and all pages by address. */
export function promise(name, look) {
  promises.push({ name, look });
  test(name, async () => {
    const seen = await survey();
    ask(look, seen.values(), seen).check();
  });
}

/** What a promise finds on pages, among all that have been read. */
export function ask(look, some, seen) {
  const findings = new Findings();
  for (const page of some) look(page, (element, what) => findings.add(page.address, element, what), seen);
  return findings;
}

let surveyed;

/** What every page says of itself, by its address; read once for all tests. */
export function survey() {
  surveyed ??= read(new Map(pages.map((address) => [address, readFileSync(files.get(address), 'utf8')])));
  return surveyed;
}

/** What pages say of themselves, by their addresses. A browser reads them, but does not lay them out. */
export async function read(htmls) {
  const seen = new Map();
  const page = await openWindow();
  await page.goto('about:blank');
  for (const [address, html] of htmls) {
    const described = await page.evaluate(describe, html);
    seen.set(address, { address, html, ...described, ids: new Set(described.ids) });
  }
  await page.context().close();
  return seen;
}

/** Runs in an empty page. */
function describe(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = (selector) => [...page.querySelectorAll(selector)];
  const nameFrom = (element) => {
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    return (element.getAttribute('aria-label') ?? ids.map((id) => page.getElementById(id)?.textContent ?? '').join(' ')).trim();
  };
  return {
    mode: page.compatMode,
    lang: page.documentElement.lang,
    title: page.title.trim(),
    metas: Object.fromEntries(all('meta[name]').map((meta) => [meta.name.toLowerCase(), meta.content.trim()])),
    canonicals: all('link[rel="canonical"]').map((link) => link.getAttribute('href')),
    headings: all('h1, h2, h3, h4, h5, h6').map((heading) => ({ level: Number(heading.localName[1]), name: nameOf(heading), text: heading.textContent.trim() })),
    landmarks: Object.fromEntries(['body > header', 'main', 'body > footer'].map((part) => [part, all(part).length])),
    navigations: all('nav').map(nameFrom),
    ids: all('[id]').map((element) => element.id),
    targets: all('[href], [src]').map((element) => ({ name: nameOf(element), target: element.getAttribute('href') ?? element.getAttribute('src') })),
    anchors: all('a').map((link) => ({ name: nameOf(link), target: link.getAttribute('href'), text: link.textContent.replace(/\s+/g, ' ').trim() })),
    unsized: all('img:not([width][height])').map(nameOf),
    sheets: all('link[rel~="stylesheet"]').map((link) => link.getAttribute('href')),
    styled: all('style, [style]').map(nameOf),
    scripts: all('script:not([type="application/ld+json"])').map((script) => script.outerHTML),
    handlers: all('*').filter((element) => element.getAttributeNames().some((name) => name.startsWith('on'))).map(nameOf),
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

  /** What was found at an address. */
  at(address) {
    return [...this.#places].filter(([, places]) => places.has(address)).map(([finding]) => finding.replace(/\s+/g, ' '));
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
