// How a page is put together: language, title, headings, landmarks.

import { test } from 'node:test';
import { Findings, everyPage } from './site.mjs';

test('Every page is in Swedish and has one h1, and no heading skips a level', () =>
  everyPage({}, async ({ page, found }) => {
    const { lang, headings } = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => ({
        level: Number(heading.localName[1]),
        name: nameOf(heading),
        empty: heading.textContent.trim() === '',
      })),
    }));
    if (lang !== 'sv') found('<html>', `lang is "${lang}"`);
    const h1 = headings.filter((heading) => heading.level === 1);
    if (h1.length !== 1) found(h1.map((heading) => heading.name).join(', ') || '<body>', `${h1.length} h1`);
    let before = 0;
    for (const heading of headings) {
      if (heading.level > before + 1) found(heading.name, `comes after h${before}`);
      if (heading.empty) found(heading.name, 'is empty');
      before = heading.level;
    }
  }));

test('Every page has a title and a description of its own', async () => {
  const seen = { title: new Map(), description: new Map() };
  const findings = new Findings();
  await everyPage({}, async ({ page, address, found }) => {
    const own = await page.evaluate(() => ({
      title: document.title,
      description: document.querySelector('meta[name="description"]')?.content ?? '',
    }));
    for (const [kind, text] of Object.entries(own)) {
      if (text.trim() === '') found('<head>', `has no ${kind}`);
      else seen[kind].set(text, [...(seen[kind].get(text) ?? []), address]);
    }
  });
  for (const [kind, texts] of Object.entries(seen)) {
    for (const [text, at] of texts) {
      if (at.length > 1) findings.add(at[0], '<head>', `${kind} “${text}” is also that of ${at.slice(1).join(', ')}`);
    }
  }
  findings.check();
});

test('Every page has one header, one main part and one footer, and navigations with names that differ', () =>
  everyPage({}, async ({ page, found }) => {
    const { counts, navigations } = await page.evaluate(() => ({
      counts: ['body > header', 'main', 'body > footer'].map((part) => [part, document.querySelectorAll(part).length]),
      navigations: [...document.querySelectorAll('nav')].map((nav) => {
        const labels = (nav.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '');
        return (nav.getAttribute('aria-label') ?? labels.join(' ')).trim();
      }),
    }));
    for (const [part, count] of counts) if (count !== 1) found(part, `stands ${count} times on the page`);
    for (const name of navigations) {
      if (name === '') found('<nav>', 'has no name');
      else if (navigations.indexOf(name) !== navigations.lastIndexOf(name)) found('<nav>', `has the same name as another: “${name}”`);
    }
  }));
