// What an editor says of the content: Tombi, the editor's own extension, reads every TOML file by the schema that the file's first line
// leads to, without a network.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// The program for Linux comes with the other packages; elsewhere it is installed as its site says (https://tombi-toml.github.io/tombi/).
const OWN = fileURLToPath(new URL('node_modules/@tombi-toml/cli-linux-x64/tombi', import.meta.url));
const TOMBI = existsSync(OWN) ? OWN : 'tombi';
const CONTENTS = ['content', 'tests/fixtures/sjatte', 'tests/fixtures/format-1/content'];

/** Calls what is given with a copy of a content, in which every file leads to its schema. */
function copied(content, look) {
  const folder = mkdtempSync(join(tmpdir(), 'insyn-editor-'));
  try {
    cpSync(join(ROOT, content), folder, { recursive: true });
    cpSync(join(ROOT, 'content/.schema'), join(folder, '.schema'), { recursive: true });
    const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.toml'));
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      if (!text.startsWith('#:schema ')) writeFileSync(join(folder, name), `#:schema ${schema(name)}\n${text}`);
    }
    return look(folder, files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** From a file to its schema. */
function schema(name) {
  const depth = name.split(sep).length - 1;
  const kind = depth === 2 && basename(name) !== 'rapport.toml' ? 'siffror' : basename(name, '.toml');
  return join(relative(dirname(name), '.') || '.', '.schema', `${kind}.json`);
}

/** What Tombi prints, without colours; nothing if it has no objection. That paragraphs of a kind stand apart it only warns of. */
function lint(folder) {
  const { status, stdout, stderr, error } = spawnSync(TOMBI, ['lint', '--offline', '.'], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  assert.ifError(error);
  return status === 0 ? '' : `${stdout}${stderr}`.replace(/\u001b\[[0-9;]*m/g, '');
}

for (const content of CONTENTS) {
  test(`An editor has nothing to say of ${content}`, () => {
    copied(content, (folder, files) => {
      assert.ok(files.length > 5);
      assert.equal(lint(folder), '');
    });
  });
}

test('An editor tells of a misspelt key, a missing one, a wrong type and a name that cannot be chosen', () => {
  copied(CONTENTS[1], (folder, files) => {
    const name = join(folder, files.find((name) => name.endsWith(`${sep}rapport.toml`)));
    const text = readFileSync(name, 'utf8');
    const broken = {
      'titel': [/^titel /m, 'tittel ', /"tittel" is not allowed[^]*"titel" is required/],
      'status': [/^status .*$/m, 'status = "klar"', /publicerad/],
      'fran': [/^fran .*$/m, 'fran = true', /found Boolean/],
    };
    for (const [key, [from, to, says]] of Object.entries(broken)) {
      assert.match(text, from);
      writeFileSync(name, text.replace(from, to));
      assert.match(lint(folder), says, key);
    }
  });
});
