// Measures what an author waits: from a figure saved on the disk until it is painted in the browser, in a preview of a copy of the content.
//
//   node benches/nation/latency.mjs PROGRAM CONTENT [SECONDS BETWEEN SAVES]
//
// Needs what the tests in the browser need (npm ci --prefix tests/browser). The clock starts when the file is closed. It stops when the
// second animation frame after the change of the page begins: then the first one, which shows it, has been painted. At 60 frames a second
// that is up to 33 ms for the screen alone. The parts are those that the browser tells of what it has fetched: `nyhet` is when the news
// were there (what the system tells, the wait for more, looking at the content), `hämta` the page, `byta` exchanging it, `måla` the frames.

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launch } from '../../tests/browser/chromium.mjs';
import { Preview, ROOT, change, ready } from '../../tests/browser/preview.mjs';

const SAVES = 30;
const [program, content, between = 0.6] = process.argv.slice(2);

const folder = mkdtempSync(join(tmpdir(), 'insyn-vantan-'));
cpSync(content, join(folder, 'content'), { recursive: true });
cpSync(join(ROOT, 'netlify.toml'), join(folder, 'netlify.toml'));
const preview = new Preview(folder, resolve(program));
const browser = await launch();

const memory = (name) => Math.round(Number(readFileSync(`/proc/${preview.pid}/status`, 'utf8').match(new RegExp(`${name}:\\s*(\\d+)`))[1]) / 1_000);
const told = () => `minne ${memory('VmRSS')} MB, som mest ${memory('VmHWM')} MB`;
const spaced = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** A figure that is written once in the file and seen on the page. */
async function figureOf(page, text) {
  const cells = await page.$$eval('td', (cells) => cells.map((cell) => cell.textContent.trim()));
  const written = [...text.matchAll(/(?<=varden += +\[ *"?)\d{1,3}([_ ]\d{3})+(?=[",\] ])/g)].map(([figure]) => figure);
  return written.find((figure) => text.split(figure).length === 2 && cells.includes(spaced(figure.replace(/\D/g, ''))));
}

/** Resolves with the moments of what happens until a table says something. */
function watch(wanted) {
  performance.clearResourceTimings();
  const says = () => [...document.querySelectorAll('td')].some((cell) => cell.textContent.trim() === wanted);
  globalThis.seen = new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!says()) return;
      observer.disconnect();
      const changed = Date.now();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        const [painted, shift] = [Date.now(), Date.now() - performance.now()];
        const fetched = performance.getEntriesByType('resource').filter(({ initiatorType }) => initiatorType === 'fetch');
        const news = fetched.findLast(({ name }) => name.includes('/_insyn/laget') && name.includes('?'));
        const page = fetched.findLast(({ name }) => !name.includes('/_insyn/'));
        done({ news: shift + (page?.startTime ?? news?.responseEnd), fetched: shift + page?.responseEnd, changed, painted });
      }));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

function row(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.ceil(share * sorted.length) - 1].toFixed(0).padStart(6);
  console.log(`  ${name.padEnd(8)}${at(0.5)}${at(0.9)}`);
}

async function measure(name, report) {
  const file = join(report, 'siffror.toml');
  const page = await browser.newPage();
  await page.goto(`${preview.origin}/${relative(join(folder, 'content'), report)}/`);
  await ready(page);
  const text = readFileSync(file, 'utf8');
  const figure = await figureOf(page, text);
  const number = Number(figure.replace(/\D/g, ''));
  const parts = { nyhet: [], hämta: [], byta: [], måla: [], allt: [] };
  for (let n = 1; n <= SAVES; n += 1) {
    await page.evaluate(watch, spaced(number + n));
    await pause(between * 1_000);
    writeFileSync(file, text.replace(figure, String(number + n)));
    const saved = Date.now();
    const { news, fetched, changed, painted } = await page.evaluate(() => globalThis.seen);
    parts.nyhet.push(news - saved);
    parts.hämta.push(fetched - news);
    parts.byta.push(changed - fetched);
    parts.måla.push(painted - changed);
    parts.allt.push(painted - saved);
  }
  console.log(`${name}: median och 90:e percentil av ${SAVES}, ms; ${told()}`);
  for (const [part, times] of Object.entries(parts)) row(part, times);
  writeFileSync(file, text);
  await pause(between * 1_000);
  await page.close();
}

try {
  const reports = readdirSync(join(folder, 'content'), { recursive: true }).filter((path) => path.endsWith('/siffror.toml'));
  const [last, draft] = reports.sort().reverse().map((path) => join(folder, 'content', dirname(path)));
  const start = Date.now();
  await preview.start();
  console.log(`${reports.length} rapporter, startad på ${Date.now() - start} ms; ${told()}`);
  await measure('publicerad', last);
  await preview.stop();
  change(join(draft, 'rapport.toml'), /^status( *)= .*$/m, 'status = "utkast"');
  await preview.start();
  console.log(`med ett utkast; ${told()}`);
  await measure('utkast', draft);
  await measure('publicerad, med ett utkast', last);
} finally {
  await preview.stop();
  await browser.close();
  rmSync(folder, { recursive: true });
}
