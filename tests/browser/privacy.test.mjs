// Nothing leaves the site, nothing is stored, and nothing needs a script.

import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { visit } from './pages.mjs';
import { files, headersFor, openedPictures, origin, sampled } from './site.mjs';
import { check } from './tour.mjs';

test('The content security policy lets in nothing inline and no other host', () => {
  const policy = headersFor('/')['Content-Security-Policy'];
  assert.match(policy, /^default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-|https?:|data:|\*/);
});

test('Nothing asks the reader for leave', () => {
  assert.match(headersFor('/')['Permissions-Policy'], /\bgeolocation=\(\)/);
  assert.doesNotMatch(readFileSync(files.get('/sok.js'), 'utf8'), /geolocation|Notification|permissions/);
});

/** Notices what a page asks for and reports, until the function is called that this gives; that one looks at what is stored, too. */
function watchTraffic({ page, found }) {
  // The browser asks for it on its own where a picture is opened alone.
  const isFavicon = (address) => address === `${origin}/favicon.ico`;
  const listeners = {
    request: (request) => request.url().startsWith(`${origin}/`) || found(request.url(), 'is asked for'),
    response: (response) => response.status() < 400 || isFavicon(response.url()) || found(response.url(), `answers ${response.status()}`),
    console: (message) => message.type() !== 'error' || isFavicon(message.location().url) || found('console', message.text()),
    pageerror: (error) => found('script', error.message),
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  return async () => {
    const stored = await page.evaluate(async () => {
      await document.fonts.ready;
      return [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage));
    });
    for (const key of stored) found('storage', key);
    if (stored.length) await page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
    for (const { name } of await page.context().cookies()) found('cookie', name);
    await page.context().clearCookies();
    for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
  };
}

check('No page asks another host, breaks the security policy, reports an error or stores anything', { watch: watchTraffic });

test('No picture asks another host, breaks the security policy, reports an error or stores anything', () =>
  visit(openedPictures, {}, async (visitor) => {
    const stop = watchTraffic(visitor);
    await visitor.page.goto(origin + visitor.address);
    await stop();
  }));

// From day to day one page of each kind will do: the search alone has a script, as `weight.test.mjs` sees in every file.
check('Every page says the same without scripts', {
  on: sampled,
  at: 'screen',
  async look({ page, otherWindow, address, found }) {
    const read = () => document.body.innerText.replace(/\s+/g, ' ');
    const expected = await page.evaluate(read);
    const plain = await otherWindow({ javaScriptEnabled: false });
    await plain.goto(origin + address);
    const without = await plain.evaluate(read);
    if (without === expected) return;
    const at = [...expected].findIndex((letter, index) => letter !== without[index]);
    found('<body>', `with: “…${expected.slice(at, at + 60)}”, without: “…${without.slice(at, at + 60)}”`);
  },
});
