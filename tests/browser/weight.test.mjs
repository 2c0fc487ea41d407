// How much a page weighs, and what it is made of.

import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { Findings } from './pages.mjs';
import { files, pages } from './site.mjs';

const LIMIT = 100_000;

test('Every page is one HTML file and one style sheet, 100 kB at most when compressed, and only the search has a script', (t) => {
  const findings = new Findings();
  const style = gzipSync(readFileSync(files.get('/stil.css'))).length;
  let heaviest = { bytes: 0 };
  for (const address of pages) {
    const html = readFileSync(files.get(address), 'utf8');
    const bytes = gzipSync(html).length + style;
    if (bytes > heaviest.bytes) heaviest = { address, bytes };
    if (bytes > LIMIT) findings.add(address, '<html>', `weighs ${bytes} bytes with its style sheet`);
    const sheets = html.match(/<link rel="stylesheet"/g)?.length ?? 0;
    if (sheets !== 1 || /<style|\sstyle="/.test(html)) findings.add(address, '<link>', `${sheets} style sheets, or style in the page itself`);
    const scripts = html.match(/<script(?! type="application\/ld\+json")/g)?.length ?? 0;
    if (scripts !== (address === '/sok/' ? 1 : 0)) findings.add(address, '<script>', `${scripts} scripts`);
  }
  t.diagnostic(`The heaviest page is ${heaviest.address}: ${heaviest.bytes} bytes, of which the style sheet ${style}`);
  findings.check();
});
