// The search, with the very script and index that are published.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { visit } from './pages.mjs';
import { browser, files, origin } from './site.mjs';

const QUERIES = new URL('../search/queries.csv', import.meta.url);
const [, ...rows] = readFileSync(QUERIES, 'utf8').trim().split('\n');
const queries = rows.map((row) => row.split(',').slice(0, 2));

/** A window in which something has been searched for. */
async function searched(query, settings, look) {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...settings });
  try {
    await page.goto(`${origin}/sok/?q=${encodeURIComponent(query)}`);
    await said(page);
    return await look(page);
  } finally {
    await page.close();
  }
}

const said = (page) => page.waitForFunction(() => document.querySelector('[role="status"]').textContent !== '');
const status = (page) => page.textContent('[role="status"]');
const results = (page) => page.$$eval('.hits li a', (links) => links.map((link) => link.href));

test('The written queries find what they should, first', () =>
  visit(queries, {}, async ({ page, address: [query, expected], found }) => {
    await page.goto(`${origin}/sok/?q=${encodeURIComponent(query)}`);
    await said(page);
    const first = decodeURI((await results(page))[0]?.slice(origin.length) ?? '');
    if (first !== expected) found(query, `leads to ${first || 'nothing'} and not to ${expected || 'nothing'}`);
  }));

test('There are at least forty written queries', () => assert.ok(queries.length >= 40));

test('The index of the site is small, and so is the script', () => {
  const index = [...files].filter(([address]) => /^\/sok\/.*\.json$/.test(address));
  const bytes = index.reduce((sum, [, file]) => sum + gzipSync(readFileSync(file)).length, 0);
  assert.ok(bytes < 130_000, `${bytes} bytes`);
  assert.ok(readFileSync(files.get('/sok.js')).length < 9_000);
});

test('Every result leads to a place that is there', async () => {
  for (const query of ['kostnader', 'kommun', 'deltagare', 'sydnärke']) {
    const links = await searched(query, {}, async (page) => {
      while (await page.isVisible('.hits button')) {
        const before = (await results(page)).length;
        await page.click('.hits button');
        await page.waitForFunction((count) => document.querySelectorAll('.hits li').length > count, before);
      }
      return results(page);
    });
    for (const link of links) {
      const { pathname, hash } = new URL(link);
      assert.ok(files.has(pathname), link);
      const id = decodeURIComponent(hash.slice(1));
      if (id) assert.ok(readFileSync(files.get(pathname), 'utf8').includes(`id="${id}"`), link);
    }
  }
});

test('A search from the header of any page, by keyboard, says how many results there are, and the back button works', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}/sydnarke/2024/`);
  await page.focus('header input[type="search"]');
  await page.keyboard.type('eget kapital');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sok\/\?q=eget\+kapital$/);
  await said(page);
  assert.match(await status(page), /^\d+ träffar på ”eget kapital”$/);

  await page.focus('#sok_ord_');
  await page.fill('#sok_ord_', 'trafikljusmodellen');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[role="status"]').textContent.includes('trafikljus'));
  assert.equal(await status(page), '1 träff på ”trafikljusmodellen”');
  assert.match(page.url(), /\?q=trafikljusmodellen$/);
  await page.keyboard.press('Tab'); // The button,
  await page.keyboard.press('Tab'); // and then the first result.
  await page.keyboard.press('Enter');
  await page.waitForURL(/#trafikljusmodellen$/);
  await page.goBack();
  await said(page);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('[role="status"]').textContent.includes('kapital'));
  assert.equal(await page.inputValue('#sok_ord_'), 'eget kapital');
  await page.close();
});

test('More results get the focus', () =>
  searched('deltagare', {}, async (page) => {
    await page.focus('.hits button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.hits li').length > 8);
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelector('.hits li:nth-child(9) a')));
  }));

test('What is searched for is shown as text and never run', () =>
  searched('<img src=x onerror=alert(1)> {n}', {}, async (page) => {
    assert.match(await status(page), /<img src=x/);
    assert.equal(await page.locator('main img').count(), 0);
  }));

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core objects to nothing in the results in ${colorScheme} colours`, () =>
    searched('kostnader', { colorScheme }, async (page) => {
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    }));
}

test('The results fit a window of 320 pixels', () =>
  searched('samordningsförbundet', { viewport: { width: 320, height: 640 } }, async (page) => {
    assert.ok((await results(page)).length > 0);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    const small = await page.$$eval('.hits a, .hits button, .search-form input, .search-form button', (targets) => targets.filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 23.95).length);
    assert.equal(small, 0);
  }));

test('A search asks no other host and stores nothing', async () => {
  const page = await browser.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${origin}/sok/?q=rehabilitring`);
  await said(page);
  assert.deepEqual(asked.filter((address) => !address.startsWith(`${origin}/`)), []);
  assert.equal(await page.evaluate(() => document.cookie.length + localStorage.length + sessionStorage.length), 0);
  await page.close();
});

test('Without scripts the page lists every report, every association and every term', () =>
  searchedWithoutScripts(async (page) => {
    const links = await page.$$eval('#listor_ a', (links) => links.map((link) => new URL(link.href).pathname));
    const reports = [...files.keys()].filter((address) => files.has(`${address}sifferkontroll/`));
    assert.ok(reports.length > 0);
    for (const report of reports) {
      assert.ok(links.includes(report), report);
      assert.ok(links.includes(report.replace(/[^/]+\/$/, '')), report);
    }
    if (files.has('/ordlista/')) assert.ok(links.includes('/ordlista/'));
  }));

async function searchedWithoutScripts(look) {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${origin}/sok/?q=kostnader`);
  await look(page);
  await page.close();
}
