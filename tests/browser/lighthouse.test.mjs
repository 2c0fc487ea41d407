// Lighthouse gives the pages that people come to first, and the heaviest report, full marks.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import './pages.mjs'; // It closes the shared browser at the end.
import { files, kinds, launch, origin } from './site.mjs';

const FULL_MARKS = ['accessibility', 'best-practices', 'seo'];
// The score for performance is made of times. They depend on the machine and on what else it does, so the score is told and never
// demanded. What the times come from depends on the page alone: these audits must find nothing.
const TIMELESS = [
  'cumulative-layout-shift', 'font-display', 'legacy-javascript', 'redirects', 'third-party-summary', 'total-byte-weight', 'unminified-css',
  'unminified-javascript', 'unsized-images', 'unused-css-rules', 'unused-javascript', 'uses-text-compression', 'viewport',
];

const report = kinds.find((address) => files.has(`${address}sifferkontroll/`));
const association = kinds.find((address) => report.startsWith(address) && address !== '/' && address !== report);

/** Lighthouse wants the number of a port where it can speak with the browser. */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

for (const [kind, address] of [['start page', '/'], ['page of an association', association], ['largest report', report]]) {
  test(`Lighthouse gives the ${kind} full marks in accessibility, best practices and search, and finds nothing that makes it slow`, async (t) => {
    const lhr = await run(origin + address);
    const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
    t.diagnostic(`${address}: ${Object.entries(scores).map(([id, score]) => `${id} ${score}`).join(', ')}`);

    const objections = Object.values(lhr.audits).filter(({ id, score, scoreDisplayMode }) => {
      const matters = FULL_MARKS.some((category) => lhr.categories[category].auditRefs.some((audit) => audit.id === id && audit.weight > 0));
      return (matters || TIMELESS.includes(id)) && scoreDisplayMode !== 'notApplicable' && score !== 1;
    });
    assert.deepEqual(objections.map(({ id, displayValue, details }) => [id, displayValue, details?.items]), []);
    assert.deepEqual(TIMELESS.filter((id) => !(id in lhr.audits)), [], 'audits that Lighthouse no longer has');
    for (const category of FULL_MARKS) assert.equal(scores[category], 100, category);
    // The one style sheet is all that a page waits for.
    const blocking = (lhr.audits['render-blocking-resources'].details?.items ?? []).map(({ url }) => new URL(url).pathname);
    assert.deepEqual(blocking.filter((path) => path !== '/stil.css'), []);
  });
}

/** Lighthouse in a browser of its own. On a busy machine it may miss the first paint, and then it tries once more. */
async function run(url) {
  for (const attempt of [1, 2, 3]) {
    const port = await freePort();
    const browser = await launch(`--remote-debugging-port=${port}`);
    try {
      const { lhr } = await lighthouse(url, { port, logLevel: 'silent', output: 'json' });
      if (!lhr.runtimeError || attempt === 3) return lhr;
    } finally {
      await browser.close();
    }
  }
}
