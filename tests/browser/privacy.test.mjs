// Nothing leaves the site, nothing is stored, and nothing needs a script.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { everyPage, survey, visit } from './pages.mjs';
import { headersFor, origin, pages, pictures } from './site.mjs';

test('The content security policy lets in nothing inline and no other host', () => {
  const policy = headersFor('/')['Content-Security-Policy'] ?? '';
  assert.match(policy, /^default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-|https?:|data:|\*/);
});

test('No page and no picture asks another host, breaks the security policy, reports an error or stores anything', () =>
  visit([...pages, ...pictures], {}, async ({ page, context, found, open }) => {
    // The browser asks for it on its own where a picture is opened alone.
    const isFavicon = (address) => address === `${origin}/favicon.ico`;
    const listeners = {
      request: (request) => request.url().startsWith(`${origin}/`) || found(request.url(), 'is asked for'),
      response: (response) => response.status() < 400 || isFavicon(response.url()) || found(response.url(), `answers ${response.status()}`),
      console: (message) => message.type() !== 'error' || isFavicon(message.location().url) || found('console', message.text()),
      pageerror: (error) => found('script', error.message),
    };
    for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
    await open();
    const stored = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    });
    for (const key of stored) found('storage', key);
    for (const { name } of await context.cookies()) found('cookie', name);
    for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
  }));

test('Every page says the same without scripts', async () => {
  const withScripts = await survey();
  await everyPage({ javaScriptEnabled: false }, async ({ page, address, found }) => {
    const expected = withScripts.get(address).text;
    const without = await page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
    if (without === expected) return;
    const at = [...expected].findIndex((letter, index) => letter !== without[index]);
    found('<body>', `with: “…${expected.slice(at, at + 60)}”, without: “…${without.slice(at, at + 60)}”`);
  });
});
