// A report as one file, opened from the disk: it needs nothing but itself, and is as readable as its page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { openWindow } from './pages.mjs';
import { files, isKept } from './site.mjs';

const size = (address) => statSync(files.get(address)).size;
const largest = [...files.keys()].filter(isKept).sort((a, b) => size(b) - size(a))[0];

test('A report as one file opens from the disk, fetches nothing and obeys its own policy', { skip: !largest }, async () => {
  for (const width of [320, 1280]) {
    const page = await openWindow({ viewport: { width, height: 900 } });
    const asked = [];
    const said = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    const address = pathToFileURL(files.get(largest)).href;
    await page.goto(address);
    const seen = await page.evaluate(async () => {
      await document.fonts.ready;
      const [wide, narrow] = ['.drawing-wide', '.drawing-narrow'].map((name) => document.querySelector(`.body ${name}`).checkVisibility());
      return {
        fonts: [...document.fonts].map((font) => font.status),
        overflow: document.documentElement.scrollWidth - innerWidth,
        styled: getComputedStyle(document.querySelector('.site-footer')).borderTopWidth,
        drawings: wide !== narrow,
      };
    });
    assert.deepEqual(asked.filter((url) => !url.startsWith('data:')), [address]);
    assert.deepEqual(said, []);
    assert.deepEqual(seen, { fonts: ['loaded'], overflow: 0, styled: '3px', drawings: true });
    await page.context().close();
  }
});
