// The pictures of the handbook: node pictures.mjs
// Does what the first part of docs/handbok.md says, on the date of the tests, and takes each picture where the text shows it, so that they are the
// same each time. Needs a debug program (cargo build).

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = resolve(ROOT, process.env.CARGO_TARGET_DIR || 'target', 'debug/insyn');
const PICTURES = join(ROOT, 'docs/bilder');
const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.UTC(2026, 11, 1) / 1000) };
const REPORT = '/exempel/2025/';
const DESKTOP = { width: 1000, height: 640 };
const PHONE = { width: 390, height: 640 };

const folder = mkdtempSync(join(tmpdir(), 'insyn-bilder-'));
let place = folder;
let site; // the built site, without the preview
let server;
let preview; // its address
let page; // of the preview, open beside the editor

const insyn = (...words) => execFileSync(PROGRAM, words, { cwd: place, env, stdio: 'ignore' });

/** The built site and a browser: only once there is a site. */
async function built() {
  if (site) return site;
  insyn('build', '--quiet', '--out', join(folder, 'public'));
  process.env.INSYN_SITE = join(folder, 'public');
  site = await import('./site.mjs');
  return site;
}

async function take(name, page) {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

async function finished(name, viewport) {
  const { browser, origin } = await built();
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await page.goto(origin + REPORT);
  await take(name, page);
  await page.close();
}

async function opened() {
  if (page) return page;
  const { browser } = await built();
  server = spawn(PROGRAM, ['serve', '--port', '0', '--ingen-webblasare'], { cwd: place, env, stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface({ input: server.stderr })) {
    preview = line.match(/http:[^ ]*[0-9]/)?.[0];
    if (preview) break;
  }
  server.stderr.resume();
  page = await browser.newPage({ viewport: DESKTOP, reducedMotion: 'reduce' });
  await page.goto(preview + REPORT);
  await page.getByRole('button', { name: 'Inga fel' }).waitFor();
  return page;
}

/** What stands where, when the text shows it. What is marked as changed fades, so its picture is taken as it is saved. */
const RECIPES = {
  sidan: () => finished('sidan', DESKTOP),
  telefon: () => finished('telefon', PHONE),
  forhandsvisning: async () => take('forhandsvisning', await opened()),
  andrat: async () => {
    await page.getByText('som började i mars').waitFor();
    await page.locator('[data-insyn-andrad]').first().waitFor();
    await take('andrat', page);
  },
  fel: async () => {
    await page.getByText('summan stämmer inte').waitFor();
    await take('fel', page);
  },
  kvar: async () => {
    await page.getByRole('button', { name: /kvar att fylla i/ }).waitFor();
    await page.setViewportSize({ width: DESKTOP.width, height: 560 });
    await page.goto(`${preview}/exempel/2026/`);
    await page.getByRole('button', { name: /kvar att fylla i/ }).click();
    await take('kvar', page);
  },
};

/** Of the two blocks that follow, the second takes the place of the first. Gives back how it was. */
async function change(name, rest) {
  const [, from, , to] = rest.split('```').map((block) => block.slice(block.indexOf('\n') + 1));
  const path = join(place, name);
  const before = readFileSync(path, 'utf8');
  if (before.split(from).length !== 2) throw new Error(`${name} lacks ${from}`);
  const where = page?.getByText(name.endsWith('text.md') ? 'anställde en' : 'Summa tillgångar').last();
  if (where) await where.evaluate((shown) => shown.scrollIntoView({ block: 'center', behavior: 'instant' }));
  writeFileSync(path, before.replace(from, () => to));
  return () => writeFileSync(path, before);
}

mkdirSync(PICTURES, { recursive: true });
const lines = readFileSync(join(ROOT, 'docs/handbok.md'), 'utf8').split('\n');
const pictures = lines.map((line) => line.match(/^!\[.*\]\(bilder\/(.*)\.png\)$/)?.[1]);
const last = pictures.findLastIndex(Boolean);
let undo;
let isConsole = false;
const early = []; // shown before there is anything to show
try {
  for (let n = 0; n <= last; n += 1) {
    const line = lines[n];
    const changes = line.match(/^<!-- ändra: (.*) -->$/)?.[1];
    if (line.startsWith('```')) isConsole = line === '```console';
    if (isConsole && line.startsWith('$ cd ')) {
      place = join(place, line.slice(5));
      for (const name of early) await RECIPES[name]();
    } else if (isConsole && line.startsWith('$ insyn ')) {
      insyn(...line.slice(8).match(/"[^"]*"|[^ ]+/g).map((word) => word.replaceAll('"', '')));
    } else if (changes) {
      undo = await change(changes, lines.slice(n + 1).join('\n'));
    } else if (line === '<!-- ändra tillbaka -->') {
      undo();
    } else if (pictures[n]) {
      if (place === folder) early.push(pictures[n]);
      else await RECIPES[pictures[n]]();
    }
  }
} finally {
  server?.kill();
  await site?.browser.close();
  rmSync(folder, { recursive: true });
}
