// The browser that is driven.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const candidates = names.flatMap((name) => process.env.PATH.split(delimiter).map((place) => join(place, name)));
  const isProgram = (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const found = candidates.find(isProgram);
  if (!found) throw new Error('There is no Chromium. Install it, or say where it is: CHROMIUM=/path/to/chromium');
  return found;
}

/** Starts a browser of its own. */
export const launch = (...args) =>
  chromium.launch({
    executablePath: browserPath(),
    chromiumSandbox: process.getuid?.() !== 0, // Chromium's sandbox refuses to run as root.
    // The browser shall call nobody on its own.
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...args],
  });
