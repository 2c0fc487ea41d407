// What the tests share: the built site, a server for it, the browser, and how findings are told.

import { createServer } from 'node:http';
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { parse } from 'smol-toml';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The built site: `INSYN_SITE`, or what `insyn build` writes by default. */
export const folder = resolve(root, process.env.INSYN_SITE || 'public');

if (!existsSync(join(folder, 'index.html'))) {
  throw new Error(`There is no built site in ${folder}. Build it first: cargo run -- build`);
}

/** Every file of the site by its address; a page is also found at the address of its folder. */
export const files = new Map();
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const address = file.slice(folder.length).replaceAll('\\', '/');
  files.set(address.replace(/\/index\.html$/, '/'), file);
}

const addresses = [...files.keys()].sort();
/** The addresses of all pages. */
export const pages = addresses.filter((address) => address.endsWith('/') || address.endsWith('.html'));
export const pictures = addresses.filter((address) => address.endsWith('.svg'));

// The server ---------------------------------------------------------------------------------------------------------

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2',
  '.json': 'application/json', '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml', '.pdf': 'application/pdf', '.wasm': 'application/wasm',
};

const rules = parse(readFileSync(join(root, 'netlify.toml'), 'utf8')).headers;

/** The headers that the host is told to send with an address. */
export function headersFor(address) {
  const matches = (pattern) => (pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern);
  return Object.assign({}, ...rules.filter((rule) => matches(rule.for)).map((rule) => rule.values));
}

const server = createServer((request, response) => {
  const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  if (files.has(`${address}/`)) return response.writeHead(301, { location: `${address}/` }).end();
  const file = files.get(address) ?? files.get('/404.html');
  const type = types[extname(file)] ?? 'application/octet-stream';
  response.writeHead(files.has(address) ? 200 : 404, { ...headersFor(address), 'content-type': type });
  response.end(readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
server.unref();

export const origin = `http://127.0.0.1:${server.address().port}`;

// The browser --------------------------------------------------------------------------------------------------------

function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const candidates = names.flatMap((name) => process.env.PATH.split(delimiter).map((place) => join(place, name)));
  const isProgram = (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const found = candidates.find(isProgram);
  if (!found) throw new Error('There is no Chromium. Install it, or say where it is: CHROMIUM=/path/to/chromium');
  return found;
}

export const browser = await chromium.launch({
  executablePath: browserPath(),
  chromiumSandbox: process.getuid?.() !== 0, // Chromium's sandbox refuses to run as root.
  // The browser shall call nobody on its own.
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
after(() => browser.close());

/** Runs in every page: how an element is called in a finding. */
function nameElements() {
  globalThis.nameOf = (element) => {
    const id = element.id ? `#${element.id}` : '';
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    const href = element.getAttribute('href');
    const text = (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim();
    const shown = text.length > 50 ? `${text.slice(0, 49)}…` : text;
    const near = id ? '' : element.parentElement?.closest('[id]')?.id;
    return `<${element.localName}${id}${classes}${href === null ? '' : ` href="${href}"`}>${shown && ` “${shown}”`}${near ? ` in #${near}` : ''}`;
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
    await context.addInitScript(nameElements);
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
