// Pictures of pages for people to look at: node screenshots.mjs FOLDER [ADDRESS…]
// Every page if no address is given. Long pages come in pieces; paper comes as a PDF too.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browser, origin, pages } from './site.mjs';

const PIECE = 4000;
const LOOKS = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  narrow: { colorScheme: 'light', viewport: { width: 320, height: 640 } },
  forced: { forcedColors: 'active', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  paper: { viewport: { width: 672, height: 970 } },
};

const [folder, ...addresses] = process.argv.slice(2);
if (!folder) throw new Error('Say where to: node screenshots.mjs FOLDER [ADDRESS…]');
mkdirSync(folder, { recursive: true });

for (const [look, settings] of Object.entries(LOOKS)) {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...settings });
  for (const address of addresses.length ? addresses : pages) {
    const name = join(folder, `${address.replace(/^\/|\/$/g, '').replaceAll('/', '-') || 'start'}-${look}`);
    await page.goto(origin + address);
    if (look === 'paper') {
      await page.pdf({ path: `${name}.pdf`, preferCSSPageSize: true });
      await page.emulateMedia({ media: 'print' });
    }
    const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: document.documentElement.scrollHeight }));
    for (let top = 0, piece = 1; top < height; top += PIECE, piece += 1) {
      const clip = { x: 0, y: top, width, height: Math.min(PIECE, height - top) };
      await page.screenshot({ path: `${name}${height > PIECE ? `-${piece}` : ''}.png`, fullPage: true, clip });
    }
    console.log(name);
  }
  await page.close();
}
await browser.close();
