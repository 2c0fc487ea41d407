// An evening's work on next year's report, beside the preview: each thing that is saved is seen for what it is, and the page stays where it was.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import './pages.mjs'; // which closes the browser
import { PROGRAM, Preview, ROOT, change, panel, ready } from './preview.mjs';
import { browser, isThorough } from './site.mjs';

const folder = mkdtempSync(join(tmpdir(), 'insyn-kvall-'));
const report = join(folder, 'content/sydnarke/2025');
const figures = join(report, 'siffror.toml');
const preview = new Preview(folder);
/** Not 4 on the page, and what is filled in there. */
const NOTE = '#not-4';
const RECEIVABLES = { Kundfordringar: '2_000_000', Momsfordran: '300_000', 'Förutbetalda kostnader': '40_000', 'Upplupna intäkter': '60_000' };
const spaced = (figure) => figure.replaceAll('_', '\u00a0');

let page;

before(async () => {
  for (const part of ['content', 'static', 'netlify.toml']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  execFileSync(PROGRAM, ['new', 'rapport', 'sydnarke', '2025'], { cwd: folder });
  await preview.start();
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(`${preview.origin}/sydnarke/2025/`);
  await ready(page);
});

after(async () => {
  await page.context().close();
  await preview.stop();
  rmSync(folder, { recursive: true });
});

const findings = () => panel(page).locator('li.error');
const noErrors = () => panel(page).getByRole('button', { name: '1 varning', exact: true }).waitFor();
const notes = () => panel(page).getByRole('status');
/** The table of receivables, with a row by its name. */
const row = (name) => page.locator(NOTE).getByRole('row', { name });
const left = async () => Number((await panel(page).getByRole('button', { name: /kvar att fylla i/ }).textContent()).match(/\d+/)[0]);

/** Does something, after which an element stands on the screen where it stood, once fonts are there. */
async function keepsPlace(locator, work) {
  const top = () => locator.evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  await work();
  const moved = async () => Math.abs((await top()) - before);
  for (let n = 0; n < 20 && (await moved()) >= 2; n += 1) await page.waitForTimeout(50);
  assert.ok((await moved()) < 2, `from ${before} to ${await top()}`);
}

/** Fills in a row of that table. */
const fill = (name, figure) => change(figures, new RegExp(`(\\[tabell\\.not-4\\][^]*? post = "${name}",[^\\n]*)"fyll i"`), (_, rest) => `${rest}${figure}`);

test('The new report is a draft, and what is left to fill in leads to its place', async () => {
  await page.getByText('Redovisningen är inte färdig.').waitFor();
  await panel(page).getByRole('button', { name: /kvar att fylla i/ }).click();
  await panel(page).getByRole('link', { name: /Fordringar, rad 1 \(Kundfordringar\)/ }).click();
  await page.waitForURL(/#not-4/);
  assert.ok(await row('Kundfordringar').evaluate((row) => row.getBoundingClientRect().top < innerHeight / 2));
  await panel(page).getByRole('button', { name: 'Stäng' }).click();
});

test('Each figure that is filled in comes to the page, and less is left', async () => {
  let before = await left();
  await keepsPlace(page.locator(NOTE), async () => {
    for (const [name, figure] of Object.entries(RECEIVABLES)) {
      fill(name, figure);
      await row(name).getByText(spaced(figure), { exact: true }).waitFor();
      await panel(page).getByRole('button', { name: `${before - 1} kvar att fylla i` }).waitFor();
      before -= 1;
    }
  });
});

test('A sum that does not add up is told with its line, and so is what cannot be read; mended they are gone', async () => {
  await keepsPlace(page.locator(NOTE), async () => {
    fill('Summa', '2_500_000');
    await findings().getByText('summan stämmer inte').waitFor();
    assert.match(await findings().textContent(), /siffror\.toml:\d+:\d+.*2_500_000.*\^{9}.*2\s400\s000.*Gör så här: /s);
    await row('Summa').getByText(spaced('2_500_000'), { exact: true }).waitFor();

    change(figures, '2_500_000', '2_400_000');
    await noErrors();

    change(figures, 'varden = [ 2_000_000,', 'varden = [ 2_100_000');
    await panel(page).getByText('Sidan visar den senaste version som gick att bygga.').waitFor();
    assert.match(await findings().first().textContent(), /siffror\.toml:\d+:\d+.*\^/s);
    assert.equal(await row('Kundfordringar').getByText(spaced('2_000_000'), { exact: true }).count(), 1);

    change(figures, 'varden = [ 2_100_000', 'varden = [ 2_000_000,');
    await panel(page).getByText('Sidan visar den senaste version som gick att bygga.').waitFor({ state: 'hidden' });
    await noErrors();
  });
});

test('A text is filled in, and a chart is placed in it', async () => {
  const text = join(report, '01-forvaltningsberattelse.md');
  const before = await left();
  // The chapter is not the one that is open.
  change(text, '{{ fyll_i("Texten under rubriken 1.1 Årets sammanfattning.") }}', 'Äpplen och päron.');
  await panel(page).getByRole('button', { name: `${before - 1} kvar att fylla i` }).waitFor();
  await notes().getByRole('button', { name: /^Gå (dit|till det första)$/ }).click();
  await page.getByText('Äpplen och päron.').waitFor();
  await keepsPlace(page.locator('#arets-sammanfattning'), async () => {
    change(text, '{{ diagram("medlemsbidrag") }}', '');
    change(text, 'Äpplen och päron.', 'Äpplen och päron.\n\n{{ diagram("medlemsbidrag") }}');
    await page.locator('.prose:has-text("Äpplen och päron.") + #medlemsbidrag').waitFor();
  });
});

test('Words and colours of the site are those that are saved beside the content', { skip: !isThorough }, async () => {
  const theme = join(folder, 'tema');
  const heading = page.locator('#finansiering');
  await heading.evaluate((heading) => heading.scrollIntoView({ behavior: 'instant' }));
  const colour = (wanted) => page.waitForFunction((wanted) => getComputedStyle(document.querySelector('main h2')).color === wanted, wanted);
  await keepsPlace(heading, async () => {
    mkdirSync(theme);
    writeFileSync(join(theme, 'labels.toml'), '[report]\ndraft = "Vi skriver än."\n');
    await page.getByText('Vi skriver än.').waitFor();
    writeFileSync(join(theme, 'stil.css'), `${readFileSync(join(ROOT, 'themes/standard/stil.css'))}\nmain h2 { color: rgb(1, 2, 3); }`);
    await colour('rgb(1, 2, 3)');
    change(join(theme, 'stil.css'), 'rgb(1, 2, 3)', 'rgb(3, 2, 1)');
    await colour('rgb(3, 2, 1)');
    change(join(theme, 'labels.toml'), 'draft', 'darft');
    await panel(page).getByRole('alert').getByText(/darft/).waitFor();
    rmSync(theme, { recursive: true });
    await page.getByText('Redovisningen är inte färdig.').waitFor();
    await panel(page).getByRole('alert').waitFor({ state: 'hidden' });
  });
});

test('A file comes and goes', async () => {
  const file = join(report, '11-efterord.md');
  writeFileSync(file, '# 7 Efterord {#efterord}\n\nTack för i kväll.\n');
  const chapter = page.getByText('Tack för i kväll.');
  await chapter.waitFor({ state: 'attached' });
  rmSync(file);
  await chapter.waitFor({ state: 'detached' });
});

test('What few people may be known by is told without its figure', async () => {
  const counts = join(report, 'loptext.toml');
  change(counts, /(id = "stegforflyttning",[^\n]*)"fyll i"/, (_, rest) => `${rest}3`);
  await findings().getByText('siffran gäller så få personer att någon kan kännas igen').waitFor();
  assert.match(await findings().locator('pre').textContent(), /varden = \[\*\]/);
  const withoutPlaces = (await findings().textContent()).replace(/toml:\d+:\d+/g, '').replace('2025', '');
  assert.doesNotMatch(withoutPlaces, /\d/);
  // Nor when something else is wrong with the line.
  change(counts, 'id = "stegforflyttning", post', 'id = "stegforflyttning", psot = 1, post');
  await findings().getByText('psot').first().waitFor();
  assert.doesNotMatch(await panel(page).locator('.drawer').textContent(), /varden = \[3\]/);
  change(counts, 'psot = 1, ', '');
  change(counts, /(id = "stegforflyttning",[^\n]*\[)3/, (_, rest) => `${rest}".."`);
  await noErrors();
  assert.equal(await findings().count(), 0);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core objects to nothing in what is open in ${colorScheme} colours`, async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(axe.source);
    const look = async () => {
      const { violations } = await page.evaluate(() => axe.run('insyn-panel'));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    };
    await panel(page).getByRole('button', { name: /kvar att fylla i/ }).click();
    await look();
    await page.keyboard.press('Escape');
    change(figures, '2_400_000', '2_500_000');
    await findings().getByText('summan stämmer inte').waitFor();
    await look();
    change(figures, '2_500_000', '2_400_000');
    await noErrors();
  });
}

test('A tab that was hidden catches up', async () => {
  const other = await page.context().newPage();
  await other.goto(`${preview.origin}/sydnarke/2025/`);
  await ready(other);
  // Headless no tab is hidden by another: it is told so.
  const hide = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await hide(true);
  change(figures, '2_000_000', '2_000_001');
  await other.locator(NOTE).getByText(spaced('2_000_001')).waitFor({ state: 'attached' });
  assert.equal(await page.locator(NOTE).getByText(spaced('2_000_001')).count(), 0);
  await hide(false);
  await page.locator(NOTE).getByText(spaced('2_000_001')).waitFor({ state: 'attached' });
  change(figures, '2_000_001', '2_000_000');
  await page.locator(NOTE).getByText(spaced('2_000_000')).waitFor({ state: 'attached' });
  await other.close();
});

test('A folder that gets another name than its period is told, and the page stays', async () => {
  renameSync(report, `${report}-h1`);
  await findings().getByText('datumen gäller inte den period som mappen heter').waitFor();
  await panel(page).getByText('Sidan visar den senaste version som gick att bygga.').waitFor();
  await page.getByText('Redovisningen är inte färdig.').waitFor();
  renameSync(`${report}-h1`, report);
  await noErrors();
});

test('A report whose period changes with its folder is found there, and no longer where it was', { skip: !isThorough }, async () => {
  renameSync(report, `${report}-h1`);
  change(join(`${report}-h1`, 'rapport.toml'), '2025-12-31', '2025-06-30');
  await page.getByRole('heading', { level: 1, name: /finns inte/ }).waitFor();
  await page.goto(`${preview.origin}/sydnarke/2025-h1/`);
  await page.getByText('Redovisningen är inte färdig.').waitFor();
  change(join(`${report}-h1`, 'rapport.toml'), '2025-06-30', '2025-12-31');
  renameSync(`${report}-h1`, report);
  await page.goto(`${preview.origin}/sydnarke/2025/`);
  await ready(page);
});

test('When the program ends it is told, and when it runs again the page is as new as the files', async () => {
  await preview.stop();
  await panel(page).getByText('Förhandsvisningen har stannat.').waitFor();
  change(join(report, '01-forvaltningsberattelse.md'), 'Äpplen och päron.', 'Äpplen och plommon.');
  await preview.start();
  await page.getByText('Äpplen och plommon.').waitFor();
  await panel(page).getByText('Förhandsvisningen har stannat.').waitFor({ state: 'hidden' });
});
