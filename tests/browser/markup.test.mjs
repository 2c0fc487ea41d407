// The Nu checker has nothing to say.

import { test } from 'node:test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import vnu from 'vnu-jar';
import { Findings } from './pages.mjs';
import { folder } from './site.mjs';

/** CSS newer than the checker: the list of contents shows what is read now. A browser that does not know it shows a plain list. */
const TOO_NEW = /“:target-current”|“scroll-target-group”/;

/** A file has no host, so that all that the policy in a page lets through is refused here; a browser is asked instead. */
const HOSTLESS = /^(Inline script|Resource) violates Content Security Policy \(meta tag\)/;

test('Every page, style sheet and picture is valid HTML, CSS or SVG', () => checkMarkup(folder));

export async function checkMarkup(folder) {
  const findings = new Findings();
  const options = ['--format', 'json', '--stdout', '--exit-zero-always', '--skip-non-html', '--also-check-css', '--also-check-svg'];
  const { stdout } = await promisify(execFile)('java', ['-jar', String(vnu), ...options, folder], { maxBuffer: 1 << 28 });
  for (const { url, lastLine, type, message, extract } of JSON.parse(stdout).messages) {
    if (/\/(stil\.css|rapport\.html)$/.test(url) && TOO_NEW.test(message)) continue;
    if (type === 'info' && HOSTLESS.test(message)) continue;
    const file = url ? `/${relative(folder, fileURLToPath(url))}` : 'the checker itself';
    findings.add(file, `about line ${lastLine}: ${extract?.replace(/\s+/g, ' ').trim() ?? ''}`, `${type}: ${message}`);
  }
  findings.check();
}
