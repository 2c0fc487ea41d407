// Every link within the site leads somewhere.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { promise } from './pages.mjs';
import { browser, files, origin } from './site.mjs';

promise('Every link within the site leads to a page or file, and every anchor to a place on it', ({ address, targets }, found, pages) => {
  for (const { name, target } of targets) {
    const url = new URL(target, origin + address);
    if (url.origin !== origin) continue;
    const goal = decodeURIComponent(url.pathname);
    const place = decodeURIComponent(url.hash.slice(1));
    if (files.has(`${goal}/`)) found(name, `${goal} lacks the slash at its end`);
    else if (!files.has(goal) && goal !== address) found(name, `there is no ${goal}`);
    else if (place && pages.has(goal) && !pages.get(goal).ids.has(place)) found(name, `${goal} has no place #${place}`);
  }
});

test('An unknown address at any depth shows a page whose style, pictures and links are found from there too', async () => {
  const unknown = '/finns/inte/alls/';
  const page = await browser.newPage();
  const response = await page.goto(origin + unknown);
  const targets = await page.evaluate(() => [...document.querySelectorAll('[href], [src]')].map((element) => element.href ?? element.src));
  await page.close();
  const within = targets.map((target) => new URL(target)).filter((url) => url.origin === origin && url.pathname !== unknown);
  assert.equal(response.status(), 404);
  assert.deepEqual(within.map((url) => url.pathname).filter((goal) => !files.has(goal)), []);
});
