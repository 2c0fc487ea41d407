// One site means the same on every host: by the rules of Netlify and of Cloudflare, on a real nginx with the configuration of the
// handbook, and on a server that sends no headers. Where old addresses lead is in `tests/it/hosts.rs`.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import './pages.mjs'; // It closes the browser at the end.
import { cloudflare, netlify } from './rules.mjs';
import { browser, files, folder, isEmbedded, isKept, pages, serverOf } from './site.mjs';

const written = readFileSync(files.get('/_headers'), 'utf8');

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** nginx with the server of the handbook; only the port and the folder are others. */
async function nginx() {
  const own = mkdtempSync(join(tmpdir(), 'insyn-nginx-'));
  const port = await freePort();
  const [, block] = readFileSync(new URL('../../docs/referens.md', import.meta.url), 'utf8').match(/```nginx\n(.*?)```/s);
  const server = block.replace('listen 80;', `listen 127.0.0.1:${port};`).replaceAll('/var/www/insyn/public', folder);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${own}/${name};`).join(' ');
  writeFileSync(
    join(own, 'nginx.conf'),
    `daemon off; master_process off; pid ${own}/pid; error_log stderr crit; events {}
    http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; ${places} ${server} }`,
  );
  const running = spawn('nginx', ['-c', join(own, 'nginx.conf'), '-p', own], { stdio: ['ignore', 'inherit', 'inherit'] });
  let failed;
  running.on('error', (error) => (failed = error));
  running.on('exit', (code) => (failed ??= new Error(`nginx ends with ${code}`)));
  after(() => {
    running.kill();
    rmSync(own, { recursive: true });
  });
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(origin).catch(() => undefined))) {
    if (failed) throw new Error('nginx is needed: tests/run installs it', { cause: failed });
    await new Promise((wait) => setTimeout(wait, 20));
  }
  return origin;
}

const hosts = [
  { name: 'Netlify', origin: await serverOf(netlify(written)), headersFor: netlify(written) },
  { name: 'Cloudflare', origin: await serverOf(cloudflare(written)), headersFor: cloudflare(written) },
  { name: 'nginx', origin: await nginx() },
  { name: 'a server of files', origin: await serverOf(() => ({})), isPlain: true },
];

/** The policy that stands in every page. From a disk a page may have styles, pictures and fonts too, which the web never gets at. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";
const SAVED = "default-src 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** What a browser makes of the headers: all policies hold, and who may frame it is said by them before the older header. */
function understood(headers) {
  const policies = (headers.get('content-security-policy') ?? '').split(', ').map((policy) => policy.split('; '));
  const ancestors = policies.flat().filter((directive) => directive.startsWith('frame-ancestors '));
  const others = policies.map((policy) => policy.filter((directive) => !directive.startsWith('frame-ancestors ')).join('; '));
  const older = headers.get('x-frame-options') === 'SAMEORIGIN' ? ["frame-ancestors 'self'"] : [];
  return { policies: [...new Set(others)], ancestors: [...new Set(ancestors.length ? ancestors : older)] };
}

const embedded = pages.filter(isEmbedded);
const ofKind = (end) => [...files.keys()].find((address) => address.endsWith(end));
const samples = ['/', '/om/', '/sok/', embedded[0], '/404.html', '/stil.css', '/datapackage.json', ofKind('.svg'), ofKind('/tabeller.csv'), ofKind('rapport.xlsx'), '/finns/inte/'];

for (const { name, origin, isPlain } of hosts) {
  const ofHeaders = isPlain ? () => {} : test;
  ofHeaders(`${name}: every answer has the headers, and what is text says its encoding`, async () => {
    for (const address of samples) {
      const { status, headers } = await fetch(origin + address);
      assert.equal(status, address === '/finns/inte/' ? 404 : 200, address);
      const { policies, ancestors } = understood(headers);
      assert.deepEqual(policies, [POLICY], address);
      const mayBeFramed = isEmbedded(address) || /\/(diagram\/[^/]+\.svg|tabell\/[^/]+\.csv)$/.test(address);
      assert.deepEqual(ancestors, [mayBeFramed ? 'frame-ancestors *' : "frame-ancestors 'self'"], address);
      for (const [header, value] of Object.entries({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
        'cross-origin-opener-policy': 'same-origin',
        'access-control-allow-origin': '*',
      })) {
        assert.equal(headers.get(header), value, `${address}: ${header}`);
      }
      assert.match(headers.get('permissions-policy'), /geolocation=\(\)/);
      assert.doesNotMatch(headers.get('cache-control') ?? '', /max-age=[1-9]/, address);
      if (/^text\//.test(headers.get('content-type'))) assert.match(headers.get('content-type'), /; charset=utf-8$/i, address);
    }
    assert.equal((await fetch(origin + ofKind('.woff2'))).headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.match((await fetch(`${origin}${ofKind('/tabeller.csv')}`)).headers.get('content-type'), /^text\/csv; charset=utf-8$/);
    assert.match((await fetch(`${origin}/dcat.rdf`)).headers.get('content-type'), /^application\/rdf\+xml; charset=utf-8$/);
    const kept = await fetch(origin + ofKind('/rapport.html'));
    assert.match(kept.headers.get('content-disposition'), /^attachment/);
    assert.equal(kept.headers.get('x-robots-tag'), 'noindex');
    assert.ok(understood(kept.headers).policies.includes(SAVED));
    assert.deepEqual(understood(kept.headers).ancestors, ["frame-ancestors 'none'"]);
  });

  test(`${name}: texts are packed, an unknown address has its page, a folder gets its slash`, async () => {
    for (const address of ['/', '/stil.css', '/datapackage.json', ofKind('/tabeller.csv')]) {
      assert.equal((await fetch(origin + address)).headers.get('content-encoding'), 'gzip', address);
    }
    const missing = await fetch(`${origin}/finns/inte/`);
    assert.equal(missing.status, 404);
    assert.equal(await missing.text(), readFileSync(files.get('/404.html'), 'utf8'));
    assert.equal((await fetch(`${origin}/om`)).url, `${origin}/om/`);
  });

  test(`${name}: another site shows a chart or a table in a frame${isPlain ? ', and any page' : ', and no other page'}`, async () => {
    const shown = [embedded.find((address) => address.includes('/diagram/')), embedded.find((address) => address.includes('/tabell/')), '/om/'];
    const frames = shown.map((address) => `<iframe src="${origin}${address}"></iframe>`).join('');
    const other = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(frames));
    await new Promise((ready) => other.listen(0, '127.0.0.1', ready)); // Another port is another site.
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${other.address().port}/`);
    const found = await Promise.all(page.frames().slice(1).map((frame) => frame.locator('main').count()));
    await page.close();
    other.close();
    assert.deepEqual(found, [1, 1, isPlain ? 1 : 0]);
  });

  test(`${name}: a page has its style, and no script but its own is run`, async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/om/`);
    assert.deepEqual(await refused(page), { isStyled: true, blocked: ['script-src-elem inline', 'connect-src http://localhost:1/'] });
    await page.close();
  });
}

/** Whether the page has its style, and what the policy says of a script that something puts there and of a call to another host. */
const refused = (page) =>
  page.evaluate(async () => {
    const blocked = new Set();
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => blocked.add(`${effectiveDirective} ${blockedURI}`));
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.body.append(script);
    await fetch('http://localhost:1/').catch(() => {});
    await new Promise((told) => setTimeout(told, 50));
    const isStyled = getComputedStyle(document.body).fontFamily.includes('Source') && document.title !== 'run';
    return { isStyled, blocked: [...blocked] };
  });

test('A page that is opened from a disk has its style', async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(files.get('/om/')).href);
  assert.equal((await refused(page)).isStyled, true);
  await page.close();
});

test('Every page says itself what the headers say of what it fetches', () => {
  const inPages = POLICY.replace(/((?:style|img|font)-src 'self')/g, '$1 file:');
  for (const address of pages) {
    const [, policy] = readFileSync(files.get(address), 'utf8').match(/<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">/) ?? [];
    assert.equal(policy, inPages, address);
  }
});

test('Each address has a policy that is the same by both rules of `_headers`', () => {
  const [first, second] = hosts.map(({ headersFor }) => headersFor).filter(Boolean);
  const attachment = '/forbund/2024/bilagor/fil.pdf';
  for (const address of [...files.keys(), attachment, ofKind('/rapport.html').replace(/\.html$/, '')]) {
    const isSaved = isKept(`${address.replace(/\.html$/, '')}.html`) || address === attachment;
    for (const { policies, ancestors } of [first, second].map((headersFor) => understood(new Headers(headersFor(address))))) {
      // A policy that holds beside the strictest takes nothing from it.
      assert.deepEqual(policies.filter((policy) => policy !== POLICY), isSaved ? [SAVED] : [], address);
      const mayBeFramed = isEmbedded(address) || /\/(diagram\/[^/]+\.svg|tabell\/[^/]+\.csv)$/.test(address);
      assert.deepEqual(ancestors, [isSaved ? "frame-ancestors 'none'" : mayBeFramed ? 'frame-ancestors *' : "frame-ancestors 'self'"], address);
    }
  }
});
