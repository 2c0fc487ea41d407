// How much a page weighs, and what it is made of.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { promise } from './pages.mjs';
import { files } from './site.mjs';

const LIMIT = 100_000;

const STYLE = readFileSync(files.get('/stil.css'), 'utf8');
const SCRIPT = readFileSync(files.get('/sok.js'), 'utf8');
const compressed = (text) => gzipSync(text).length;

let heaviest = { bytes: 0 };

promise('Every page is one HTML file and one style sheet, 100 kB at most when compressed, and only the search has a script', ({ address, html, sheets, styled, scripts, handlers }, found) => {
  const bytes = compressed(html) + compressed(STYLE);
  if (bytes > heaviest.bytes) heaviest = { address, bytes };
  if (bytes > LIMIT) found('<html>', `weighs ${bytes} bytes with its style sheet`);
  if (sheets.length !== 1 || styled.length) found('<link>', `${sheets.length} style sheets, or style in the page itself: ${styled}`);
  // A module waits until the page is there, and only browsers of these years know it, so that nothing is translated for older ones.
  const expected = address === '/sok/' ? 1 : 0;
  if (scripts.length !== expected || !scripts.every((script) => script.startsWith('<script type="module"'))) found('<script>', `${scripts.length} scripts: ${scripts}`);
  for (const name of handlers) found(name, 'runs a script');
});

test('Text is shown before its font has come', () => {
  const faces = STYLE.match(/@font-face\s*{[^}]*}/g);
  assert.ok(faces.length > 0);
  for (const face of faces) assert.match(face, /font-display:\s*(swap|optional)/);
});

test('Comments and white space make the style sheet and the script 2.5 kB heavier at most', (t) => {
  t.diagnostic(`The heaviest page is ${heaviest.address}: ${heaviest.bytes} bytes, of which the style sheet ${compressed(STYLE)}`);
  for (const text of [STYLE, SCRIPT]) {
    const needless = text.match(/\/\*[^]*?\*\/|^\s*\/\/.*$|\s+/gm).join('').length;
    const bytes = (compressed(text) * needless) / text.length;
    assert.ok(bytes < 2560, `${bytes} bytes`);
  }
});
