// Which pages passed all that is asked of them the last time, to the byte as they are now: from day to day those need not be opened
// again. A fresh clone knows of none, and `INSYN_ALLT=1` asks nobody.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { browser, files, isThorough } from './site.mjs';

const STORE = new URL('../../target/browser/passed.json', import.meta.url);

const hash = (...parts) => parts.reduce((sum, part) => sum.update(part).update('\0'), createHash('sha256')).digest('hex');

/** What every page is shown with and asked by: the other files of the site, among them its headers, the tests and the browser. */
function surroundings() {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const tests = readdirSync(here).filter((name) => /\.(mjs|json)$/.test(name)).map((name) => here + name);
  const beside = [...files].filter(([address]) => !address.endsWith('/') && !address.endsWith('.html') && !/^\/sok\/|\/diagram\//.test(address)).map(([, file]) => file);
  return hash(browser.version(), process.version, ...[...tests, ...beside].sort().flatMap((file) => [file, readFileSync(file)]));
}

function known() {
  try {
    return JSON.parse(readFileSync(STORE, 'utf8'));
  } catch {
    return {}; // Nothing has passed yet.
  }
}

/** The state of a page: how it is, with all that it is shown with, and the names of those who ask. */
export function stateOf(address, names) {
  all ??= surroundings();
  return hash(all, ...names, readFileSync(files.get(address)));
}
let all;

const before = isThorough ? {} : known();

/** Whether a page passed in just this state. */
export const passed = (address, state) => before[address] === state;

/** Keeps the states in which pages have passed. */
export function keep(states) {
  mkdirSync(new URL('.', STORE), { recursive: true });
  writeFileSync(STORE, JSON.stringify(Object.fromEntries(states)));
}
