// Every link within the site leads somewhere.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Findings, browser, everyPage, files, origin, pages } from './site.mjs';

test('Every link within the site leads to a page or file, and every anchor to a place on it', async () => {
  const ids = new Map();
  const links = [];
  await everyPage({}, async ({ page, address }) => {
    const seen = await page.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
      links: [...document.querySelectorAll('[href], [src]')].map((element) => ({
        name: nameOf(element),
        target: new URL(element.getAttribute('href') ?? element.getAttribute('src'), document.baseURI).href,
      })),
    }));
    ids.set(address, new Set(seen.ids));
    links.push(...seen.links.map((link) => ({ ...link, address })));
  });
  const findings = new Findings();
  for (const { name, target, address } of links) {
    const url = new URL(target);
    if (url.origin !== origin) continue;
    const goal = decodeURIComponent(url.pathname);
    const place = decodeURIComponent(url.hash.slice(1));
    if (files.has(`${goal}/`)) findings.add(address, name, `${goal} lacks the slash at its end`);
    else if (!files.has(goal)) findings.add(address, name, `there is no ${goal}`);
    else if (place && ids.has(goal) && !ids.get(goal).has(place)) findings.add(address, name, `${goal} has no place #${place}`);
  }
  findings.check();
});

test('Every page names its own lasting address', () =>
  everyPage({}, async ({ page, address, found }) => {
    if (address === '/404.html') return;
    const canonical = await page.evaluate(() => document.querySelector('link[rel="canonical"]')?.getAttribute('href'));
    if (!canonical) found('<head>', 'has no canonical address');
    else if (new URL(canonical, origin).pathname !== address) found('<link rel="canonical">', `says ${canonical}`);
  }));

test('An unknown address at any depth shows the page for it, with its style and with links that work', async () => {
  const page = await browser.newPage();
  const failed = [];
  page.on('response', (response) => response.status() >= 400 && failed.push(new URL(response.url()).pathname));
  const response = await page.goto(`${origin}/finns/inte/alls/`);
  assert.equal(response.status(), 404);
  assert.deepEqual(failed, ['/finns/inte/alls/'], 'only the page itself is missing');
  const targets = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => new URL(link.href).pathname));
  assert.deepEqual(targets.filter((target) => target !== '/finns/inte/alls/' && !pages.includes(target)), []);
  await page.close();
});
