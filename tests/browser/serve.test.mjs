// The preview beside the editor: what is saved is seen, the reader's place is kept, and what is wrong is told until it is mended.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import './pages.mjs'; // which closes the browser
import { Preview, ROOT, change, panel, ready } from './preview.mjs';
import { browser, isThorough } from './site.mjs';

const TABS = 7;

const folder = mkdtempSync(join(tmpdir(), 'insyn-serve-'));
const draft = join(folder, 'content/pahittade-dalen/2023/rapport.toml');
const figures = join(folder, 'content/pahittade-dalen/2022/siffror.toml');
const text = join(folder, 'content/pahittade-dalen/2022/01-forsta.md');
const preview = new Preview(folder);

before(async () => {
  cpSync(join(ROOT, 'tests/fixtures/sjatte'), join(folder, 'content'), { recursive: true });
  cpSync(join(ROOT, 'netlify.toml'), join(folder, 'netlify.toml'));
  change(draft, 'varden = [400]', 'varden = [300]');
  await preview.start();
});

after(async () => {
  await preview.stop();
  rmSync(folder, { recursive: true });
});

/** A window of its own, or a tab of one. Whatever a page complains of fails the test. */
async function open(address, settings = {}, context) {
  const page = await (context ?? browser).newPage(context ? undefined : { reducedMotion: 'reduce', ...settings });
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(`${preview.origin}${address}`);
  await ready(page);
  return page;
}

const wrong = (page) => panel(page).locator('li.error');

test('An error is shown as long as it is there, and closed it stays closed until there is another', async () => {
  const page = await open('/pahittade-dalen/2023/');
  assert.equal(await wrong(page).count(), 0);
  change(draft, 'varden = [300]', 'varden = [400]');
  await wrong(page).getByText('summan stämmer inte').waitFor();
  assert.match(await wrong(page).textContent(), /rapport\.toml:\d+:\d+.*100\s\+\s200\s=\s300/s);
  await page.keyboard.press('Escape');
  assert.equal(await wrong(page).count(), 0);
  change(figures, 'post =', 'psot =');
  await wrong(page).getByText('psot').first().waitFor();
  await page.getByText('Sidan visar den senaste version som gick att bygga.').waitFor();
  change(figures, 'psot =', 'post =');
  change(draft, 'varden = [400]', 'varden = [300]');
  await page.getByRole('button', { name: 'Inga fel' }).waitFor();
  assert.equal(await wrong(page).count(), 0);
  await page.close();
});

test('What is saved comes to the page, and the reader stays at the place', async () => {
  const page = await open('/pahittade-dalen/2022/', { viewport: { width: 390, height: 700 } });
  const details = page.locator('main details:not([open])').last();
  const opened = await details.evaluateHandle((details) => (details.open = true) && details);
  const heading = page.locator('main h2[id]').last();
  await heading.evaluate((heading) => heading.scrollIntoView({ behavior: 'instant' }));
  const top = () => heading.evaluate((heading) => heading.getBoundingClientRect().top);
  const before = await top();
  const firstHeading = readFileSync(text, 'utf8').match(/^#.*\n/m)[0];
  change(text, firstHeading, `${firstHeading}\n${'Persikor och plommon. '.repeat(60)}\n`);
  await page.getByText(/ställen? på sidan ändrades/).waitFor();
  assert.equal(await page.getByText('Persikor och plommon.').count(), 1);
  assert.ok(Math.abs((await top()) - before) < 2, `from ${before} to ${await top()}`);
  assert.ok(await opened.evaluate((details) => details.open && details.isConnected));
  await page.getByRole('button', { name: /^Gå (dit|till det första)$/ }).click();
  assert.ok(await page.getByText('Persikor och plommon.').evaluate((text) => text.getBoundingClientRect().top < innerHeight));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.close();
});

test('What is pointed at is led back to its file', async () => {
  const page = await open('/pahittade-dalen/2022/');
  await page.locator('main p:visible').first().click({ modifiers: ['Alt'], position: { x: 5, y: 5 } });
  await page.getByRole('status').getByText(/Det (står i content|går inte att se)/).waitFor();
  await page.close();
});

test('Many tabs are open at once, and each follows', { skip: !isThorough }, async () => {
  const context = await browser.newContext();
  const tabs = [];
  for (let n = 0; n < TABS; n += 1) tabs.push(await open('/pahittade-dalen/2022/', {}, context));
  change(text, 'Persikor', 'Aprikoser');
  for (const tab of tabs) await tab.getByText('Aprikoser').waitFor();
  await context.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core objects to nothing in the open panel in ${colorScheme} colours`, async () => {
    const page = await open('/pahittade-dalen/2023/', { colorScheme, viewport: { width: 390, height: 700 } });
    await page.getByRole('button', { name: 'Inga fel' }).click();
    await page.getByText(/upplysning/).first().click();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => axe.run('insyn-panel'));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    await page.close();
  });
}
