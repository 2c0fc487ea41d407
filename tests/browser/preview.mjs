// A preview that runs beside a test, and the files that somebody saves meanwhile.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PROGRAM = resolve(ROOT, process.env.CARGO_TARGET_DIR || 'target', 'debug/insyn');

/** The program, showing the content of a folder. */
export class Preview {
  #folder;
  #program;
  #server;
  /** Where it is found: `http://127.0.0.1:4080`. */
  origin;

  constructor(folder, program = PROGRAM) {
    this.#folder = folder;
    this.#program = program;
  }

  get pid() {
    return this.#server.pid;
  }

  /** Starts, at the same port as before if there was one. */
  async start() {
    const port = this.origin ? new URL(this.origin).port : '0';
    this.#server = spawn(this.#program, ['serve', '--port', port, '--ingen-webblasare'], { cwd: this.#folder, stdio: ['ignore', 'ignore', 'pipe'] });
    for await (const line of createInterface(this.#server.stderr)) {
      this.origin = line.match(/http:[^ ]*[0-9]/)?.[0];
      if (this.origin) break;
    }
    assert.ok(this.origin, 'the preview does not start');
    this.#server.stderr.resume();
  }

  async stop() {
    const gone = once(this.#server, 'exit');
    if (this.#server.kill()) await gone;
  }
}

/** Saves a file with other words in it. */
export function change(file, from, to) {
  const before = readFileSync(file, 'utf8');
  const changed = before.replace(from, typeof to === 'function' ? to : () => to);
  assert.ok(changed !== before, `${file} lacks ${from}`);
  writeFileSync(file, changed);
}

/** What the preview says on a page. */
export const panel = (page) => page.getByRole('region', { name: 'Förhandsvisning' });

/** Waits until the preview on a page has said how it stands. */
export const ready = (page) => panel(page).getByRole('button', { name: /fel|varning/ }).waitFor();
