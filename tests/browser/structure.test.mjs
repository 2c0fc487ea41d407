// How a page is put together: language, title, headings, landmarks.

import { test } from 'node:test';
import { Findings, survey } from './pages.mjs';
import { isEmbedded, origin } from './site.mjs';

/** A test of what every page says of itself. */
function promise(name, look) {
  test(name, async () => {
    const findings = new Findings();
    const pages = await survey();
    for (const [address, page] of pages) look(page, (element, what) => findings.add(address, element, what), address, pages);
    findings.check();
  });
}

promise('Every page is in Swedish', ({ lang }, found) => {
  if (lang !== 'sv') found('<html>', `lang is “${lang}”`);
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

promise('Every page has a title and a description of its own', (page, found, address, pages) => {
  for (const kind of ['title', 'description']) {
    const same = [...pages].find(([other, { [kind]: text }]) => other !== address && text === page[kind]);
    if (page[kind] === '') found('<head>', `has no ${kind}`);
    else if (same) found('<head>', `has the same ${kind} as ${same[0]}: “${page[kind]}”`);
  }
});

promise('Every page has one header, one main part and one footer, and navigations with names that differ', ({ landmarks, navigations }, found, address) => {
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

promise('Every page names its own lasting address', ({ canonical }, found, address) => {
  if (address === '/404.html') return; // It stands for addresses that are none.
  if (canonical === '') found('<head>', 'has no canonical address');
  else if (new URL(canonical, origin).pathname !== address) found('<link rel="canonical">', `says ${canonical}`);
});
