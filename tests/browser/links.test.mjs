// Every link within the site leads somewhere.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Findings, survey } from './pages.mjs';
import { browser, files, origin } from './site.mjs';

test('Every link within the site leads to a page or file, and every anchor to a place on it', async () => {
  const findings = new Findings();
  const seen = await survey();
  const ids = new Map([...seen].map(([address, page]) => [address, new Set(page.ids)]));
  for (const [address, { links }] of seen) {
    for (const { name, target } of links) {
      const url = new URL(target, origin + address);
      if (url.origin !== origin) continue;
      const goal = decodeURIComponent(url.pathname);
      const place = decodeURIComponent(url.hash.slice(1));
      if (files.has(`${goal}/`)) findings.add(address, name, `${goal} lacks the slash at its end`);
      else if (!files.has(goal)) findings.add(address, name, `there is no ${goal}`);
      else if (place && ids.has(goal) && !ids.get(goal).has(place)) findings.add(address, name, `${goal} has no place #${place}`);
    }
  }
  findings.check();
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
