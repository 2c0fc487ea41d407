// The built site, a server for it, and the browser.

import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './chromium.mjs';
import { netlify } from './rules.mjs';

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
/** A report as one file: it is saved, and is no page of the site. */
export const isKept = (address) => address.endsWith('/rapport.html');
/** The addresses of all pages. */
export const pages = addresses.filter((address) => address.endsWith('/') || (address.endsWith('.html') && !isKept(address)));
/** Pages with nothing but a chart or a table, to stand in a frame on other sites. */
export const isEmbedded = (address) => /\/(diagram|tabell)\/[^/]+\/$/.test(address);

/** The kind of a page, as its address tells: start, association, report, checks, chart, member, … */
function kindOf(address) {
  const parts = address.split('/').filter(Boolean);
  if (isEmbedded(address)) return parts.at(-2);
  if (parts.at(-1) === 'sifferkontroll') return 'checks';
  const isNamed = ['data', 'jamfor', 'medlem', 'indikatorer', 'om', 'ordlista', 'sok', 'tillganglighet', '404.html'].includes(parts[0]);
  return `${isNamed ? parts[0] : 'association'} ${parts.length}`;
}

function largestOf(addresses, group) {
  const size = (address) => readFileSync(files.get(address)).length;
  const found = new Map();
  for (const address of addresses) {
    const known = found.get(group(address));
    if (known === undefined || size(address) > size(known)) found.set(group(address), address);
  }
  return [...found.values()];
}

/** With `INSYN_ALLT=1` every page and picture is opened, and each of them in every mode. */
export const isThorough = process.env.INSYN_ALLT === '1';

/** The largest page of each kind. */
export const kinds = largestOf(pages, kindOf);
/** The pages that the tests open: of those with the same chart of different reports, one is enough from day to day. */
export const opened = isThorough ? pages : largestOf(pages, (address) => (address.includes('/tabell/') ? 'tabell' : isEmbedded(address) ? address.split('/').at(-2) : address));
/** The pages for what depends on the kind of a page rather than on what it says. */
export const sampled = isThorough ? pages : kinds;

const pictures = addresses.filter((address) => address.endsWith('.svg'));
/** The pictures that the tests open, chosen like the pages. */
export const openedPictures = isThorough ? pictures : largestOf(pictures, (address) => address.split('/').at(-1));

// The server ---------------------------------------------------------------------------------------------------------

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2',
  '.json': 'application/json', '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml', '.rdf': 'application/rdf+xml', '.pdf': 'application/pdf', '.wasm': 'application/wasm',
};

const isText = (type) => /^text\/|json|xml|javascript/.test(type);

/** The headers that the host is told to send with an address. */
export const headersFor = netlify(readFileSync(files.get('/_headers'), 'utf8'));

const madeUp = new Map();

/** Lets the server have a page that is no part of the site, or other headers for it. It is told from the site's by its address. */
export function serve(address, html, headers = headersFor(address)) {
  madeUp.set(address, { html, headers });
}

/** A server of the site that sends what the host that it stands for would send. */
export async function serverOf(headersFor) {
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (madeUp.has(address)) {
      const { html, headers } = madeUp.get(address);
      return response.writeHead(200, { 'content-type': types['.html'], ...headers }).end(html);
    }
    if (files.has(`${address}/`)) return response.writeHead(301, { location: `${address}/` }).end();
    const file = files.get(address) ?? files.get('/404.html');
    const type = types[extname(file)] ?? 'application/octet-stream';
    // The host compresses all that is text, so a page is as heavy here as there.
    const compresses = isText(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const encoding = compresses ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {};
    response.writeHead(files.has(address) ? 200 : 404, { 'content-type': type, ...lowerCase(headersFor(address)), ...encoding });
    response.end(compresses ? gzipSync(readFileSync(file)) : readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  server.unref();
  return `http://127.0.0.1:${server.address().port}`;
}

const lowerCase = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

export const origin = await serverOf(headersFor);

// The browser --------------------------------------------------------------------------------------------------------

/** The browser that all tests share. */
export const browser = await launch();
