// Nothing leaves the site, nothing is stored, and nothing needs a script.

import { test } from 'node:test';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { visit } from './pages.mjs';
import { browser, files, headersFor, isEmbedded, isKept, openedPictures, origin, pages, sampled } from './site.mjs';
import { check } from './tour.mjs';

const policyOf = (address) => headersFor(address)['Content-Security-Policy'] ?? '';

test('The content security policy lets in nothing inline and no other host', () => {
  const policy = policyOf('/');
  assert.match(policy, /^default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-|https?:|data:|\*/);
});

test('Nothing asks the reader for leave', () => {
  assert.match(headersFor('/')['Permissions-Policy'], /\bgeolocation=\(\)/);
  assert.doesNotMatch(readFileSync(files.get('/sok.js'), 'utf8'), /geolocation|Notification|permissions/);
});

test('Only a chart or a table alone may stand in a frame on another site, and nothing else in its policy differs', () => {
  for (const address of files.keys()) {
    const mayBeFramed = policyOf(address) === policyOf('/').replace("frame-ancestors 'self'", 'frame-ancestors *');
    assert.equal(mayBeFramed, isEmbedded(address) || /\/(diagram\/[^/]+\.svg|tabell\/[^/]+\.csv)$/.test(address), address);
    // A report as one file is saved, and has a policy of its own.
    if (!mayBeFramed && !isKept(address)) assert.equal(policyOf(address), policyOf('/'), address);
  }
});

test('Another site shows a chart in a frame, and no other page', async () => {
  const frames = [pages.find(isEmbedded), '/om/'].map((address) => `<iframe src="${origin}${address}"></iframe>`).join('');
  const other = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(frames));
  await new Promise((ready) => other.listen(0, '127.0.0.1', ready)); // Another port is another site.
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${other.address().port}/`);
  const shown = await Promise.all(page.frames().slice(1).map((frame) => frame.locator('main').count()));
  await page.close();
  other.close();
  assert.deepEqual(shown, [1, 0]);
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
