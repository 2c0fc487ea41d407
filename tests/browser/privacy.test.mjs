// Nothing leaves the site, nothing is stored, and nothing needs a script.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { everyPage, headersFor, origin, pages, pictures, visit } from './site.mjs';

test('The content security policy lets in nothing inline and no other host', () => {
  const policy = headersFor('/')['Content-Security-Policy'] ?? '';
  assert.match(policy, /^default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-|https?:|data:|\*/);
});

test('No page and no picture asks another host, breaks the security policy, reports an error or stores anything', () =>
  visit([...pages, ...pictures], {}, async ({ page, context, found, open }) => {
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`)) found(request.url(), 'is asked for');
    });
    page.on('response', (response) => {
      if (response.status() >= 400) found(response.url().slice(origin.length), `answers ${response.status()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') found('console', message.text());
    });
    page.on('pageerror', (error) => found('script', error.message));
    await open();
    await page.waitForLoadState('networkidle');
    for (const cookie of await context.cookies()) found('cookie', cookie.name);
    const stored = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    for (const key of stored) found('storage', key);
  }));

test('Every page says the same without scripts', async () => {
  const text = (page) => page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
  const withScripts = new Map();
  await everyPage({}, async ({ page, address }) => withScripts.set(address, await text(page)));
  await everyPage({ javaScriptEnabled: false }, async ({ page, address, found }) => {
    const [without, expected] = [await text(page), withScripts.get(address)];
    if (without === expected) return;
    const at = [...expected].findIndex((letter, index) => letter !== without[index]);
    found('<body>', `with: “…${expected.slice(at, at + 60)}”, without: “…${without.slice(at, at + 60)}”`);
  });
});
