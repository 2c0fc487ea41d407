// Charts and tables in frames on other sites: the frame is as tall as the page in it.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Findings, openWindow, share } from './pages.mjs';
import { files, isEmbedded, isThorough, origin, pages, serve } from './site.mjs';

/** So much may be empty below a chart. A browser breaks the texts in the cells of a table where it likes: it gets a twentieth more. */
const spare = (address, height) => 48 + (address.includes('/tabell/') ? height / 20 : 0);

const embedded = pages.filter(isEmbedded);
/** From day to day every eighth of them. */
const framed = isThorough ? embedded : embedded.filter((_, place) => place % 8 === 0);

test('Every frame that is offered is as tall as what it shows, at both widths, and nothing scrolls in it', async () => {
  const findings = new Findings();
  assert.ok(framed.some((address) => address.includes('/tabell/')) && framed.some((address) => address.includes('/diagram/')));
  await share(framed, async (queue) => {
    const page = await openWindow();
    for (const address of queue) {
      await page.setContent(readFileSync(files.get(address), 'utf8'), { waitUntil: 'commit' });
      const codes = await page.locator('.share code').allTextContents();
      const frames = codes.filter((code) => code.startsWith('<iframe'));
      const here = frames.map((code) => code.replace(/src="https?:\/\/[^/]+/, `src="${origin}`).replace(' loading="lazy"', ''));
      serve('/ram/', `<!DOCTYPE html><title>Ram</title>${here.join('\n')}`, {});
      await page.goto(`${origin}/ram/?${address}`);
      const shown = await page.evaluate(async () => {
        const frames = [...document.querySelectorAll('iframe')];
        await Promise.all(frames.map((frame) => frame.contentDocument.fonts.ready));
        return frames.map((frame) => {
          const { body, scrollingElement } = frame.contentDocument;
          const end = body.lastElementChild;
          const bottom = end.getBoundingClientRect().bottom + parseFloat(frame.contentWindow.getComputedStyle(end).marginBottom);
          return { width: frame.clientWidth, height: frame.clientHeight, inside: scrollingElement.scrollHeight, wide: scrollingElement.scrollWidth, bottom };
        });
      });
      assert.deepEqual(shown.map((frame) => frame.width), [320, 720], address);
      for (const { width, height, inside, wide, bottom } of shown) {
        if (inside > height || wide > width) findings.add(address, `${width} × ${height}`, `scrolls: it shows ${wide} × ${inside}`);
        if (height - bottom > spare(address, height)) findings.add(address, `${width} × ${height}`, `is empty from ${Math.round(bottom)} down`);
      }
    }
    await page.context().close();
  });
  findings.check();
});
