// How a page is put together: language, title, headings, landmarks, and what a search engine reads of it.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { promise } from './pages.mjs';
import { files, headersFor, isEmbedded, origin } from './site.mjs';

promise('Every page is in Swedish', ({ lang }, found) => {
  if (lang !== 'sv') found('<html>', `lang is “${lang}”`);
});

promise('Every page is standard HTML in UTF-8, made for screens of any size', ({ html, mode, metas }, found) => {
  if (mode !== 'CSS1Compat') found('<!DOCTYPE>', `makes the browser read it in the mode ${mode}`);
  if (!/<meta charset="utf-8">/.test(html.slice(0, 1024))) found('<head>', 'does not begin by saying that it is UTF-8');
  if (metas.viewport !== 'width=device-width, initial-scale=1') found('<meta name="viewport">', `says “${metas.viewport}”`);
});

promise('Every page has one h1, and no heading is empty or skips a level', ({ headings }, found) => {
  const first = headings.filter((heading) => heading.level === 1);
  if (first.length !== 1) found(first.map((heading) => heading.name).join(', ') || '<body>', `${first.length} h1`);
  let before = 0;
  for (const { level, name, text } of headings) {
    if (level > before + 1) found(name, `comes after h${before}`);
    if (text === '') found(name, 'is empty');
    before = level;
  }
});

promise('Every page has a title and a description of its own', (page, found, pages) => {
  for (const [kind, textOf] of [['title', ({ title }) => title], ['description', ({ metas }) => metas.description ?? '']]) {
    const text = textOf(page);
    const same = [...pages.values()].find((other) => other !== page && textOf(other) === text);
    if (text === '') found('<head>', `has no ${kind}`);
    else if (same) found('<head>', `has the same ${kind} as ${same.address}: “${text}”`);
  }
});

promise('Every page has one header, one main part and one footer, and navigations with names that differ', ({ address, landmarks, navigations }, found) => {
  for (const [part, count] of Object.entries(landmarks)) {
    // A chart in a frame of another site does without a header.
    const expected = part === 'body > header' && isEmbedded(address) ? 0 : 1;
    if (count !== expected) found(part, `stands ${count} times on the page`);
  }
  for (const [index, name] of navigations.entries()) {
    if (name === '') found('<nav>', 'has no name');
    else if (navigations.indexOf(name) !== index) found('<nav>', `has the same name as another: “${name}”`);
  }
});

promise('Every page names its own lasting address', ({ address, canonicals }, found) => {
  if (address === '/404.html') return; // It stands for addresses that are none.
  if (canonicals.length !== 1) found('<head>', `has ${canonicals.length} canonical addresses`);
  for (const canonical of canonicals) {
    if (!/^https?:/.test(canonical) || new URL(canonical).pathname !== address) found('<link rel="canonical">', `says ${canonical}`);
  }
});

promise('Search engines may read every page but those that are parts of others', ({ address, metas }, found) => {
  const isHidden = isEmbedded(address) || address === '/404.html';
  for (const [name, content] of Object.entries(metas)) {
    if (/noindex|none|unavailable_after/.test(content) && /robots|bot$/.test(name) && !isHidden) found(`<meta name="${name}">`, `says ${content}`);
  }
  const header = Object.keys(headersFor(address)).find((name) => name.toLowerCase() === 'x-robots-tag');
  if (header) found('the host', `sends ${header}`);
});

test('Search engines may read the whole site', () => {
  const lines = readFileSync(files.get('/robots.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const [address] = lines.splice(-1);
  assert.deepEqual(lines, ['User-agent: *', 'Allow: /']);
  assert.match(address, /^Sitemap: https?:\/\/\S+\/sitemap\.xml$/);
});

// Texts that say nothing of where a link leads, once it is read without those around it.
const EMPTY_WORDS = ['här', 'klicka här', 'läs mer', 'mer', 'mer info', 'mer information', 'visa mer', 'länk', 'here', 'click here', 'read more', 'more', 'start', 'this'];

promise('Every link has an address that any program can follow, and a text that says where it leads', ({ anchors }, found) => {
  for (const { name, target, text } of anchors) {
    if (target === null || !/^(https?|mailto|tel):/.test(new URL(target, origin).href)) found(name, `leads to ${target}`);
    if (EMPTY_WORDS.includes(text.toLowerCase())) found(name, 'does not say where it leads');
  }
});

promise('Every picture has a size before it is loaded', ({ unsized }, found) => {
  for (const name of unsized) found(name, 'has no width or no height');
});
