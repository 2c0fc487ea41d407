// Every check finds the fault that it is there for, and no other check objects to it: pages are spoiled on purpose. The checks come with
// the files that hold them, so to run this file alone is: node --test --test-name-pattern=poiled seeded.test.mjs

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './axe.test.mjs';
import './charts.test.mjs';
import './keyboard.test.mjs';
import './links.test.mjs';
import './loading.test.mjs';
import './print.test.mjs';
import './privacy.test.mjs';
import './reflow.test.mjs';
import './structure.test.mjs';
import './weight.test.mjs';
import { checkMarkup } from './markup.test.mjs';
import { ask, promises, read, survey } from './pages.mjs';
import { files, pages, serve } from './site.mjs';
import { checks, visitAll } from './tour.mjs';

// The smallest page that has everything: a header, a table, a chart with its figures.
const GOOD = pages
  .map((address) => readFileSync(files.get(address), 'utf8').replace(/<script[^]*?<\/script>|<link rel="canonical"[^>]*>/g, ''))
  .filter((html) => html.includes('<header') && html.includes('<figure class="chart"'))
  .sort((a, b) => a.length - b.length)[0]
  .replaceAll('&#x2f;', '/')
  .replace(/(href|src)="(\.\.\/)+/g, '$1="/');

const put = (before, html) => (page) => page.replace(before, () => `${html}${before}`);
const inMain = (html) => put('</main>', html);
const styled = (css) => put('</head>', `<style>${css}</style>`);
const scripted = (script) => put('</body>', `<script>${script}</script>`);
const changed = (from, to) => (page) => page.replace(from, to);
const both = (first, second) => (page) => second(first(page));

let boxes = 0;
/** A box with style of its own, where it is called `.fault`. */
function box(css, html = '', attributes = '') {
  const name = `fault-${(boxes += 1)}`;
  return both(styled(css.replaceAll('.fault', `.${name}`)), inMain(`<div class="${name}" ${attributes}>${html}</div>`));
}

// The checks that are to notice, by their names; what they say; how the page is spoiled; with the security policy, or without it, so
// that a page can be spoiled by style or script.
const WITH_POLICY = 'with the policy';
const FAULTS = [
  [/^Nothing moves/, /moves, and/, scripted(`
    const block = document.createElement('div');
    block.style.height = '300px';
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector('main').prepend(block)));`)],
  [/^Every page comes without detours/, /leads on to/, scripted(`fetch('/om')`)],
  [/^Every page comes without detours/, /is waited for/, put('</head>', '<script src="/prov/empty.js"></script>')],
  [/^Every page comes without detours/, /weighs \d{6} bytes/, put('</body>', `<!-- ${'heavy '.repeat(50_000)} -->`)],
  [/^No page leaves more than/, /bytes are unused/, styled(Array.from({ length: 2_500 }, (_, n) => `.unused-${n} { color: red }`).join('\n'))],
  [/^The browser itself/, /DeprecationIssue/, scripted(`addEventListener('unload', () => {})`)],
  [/^The browser itself/, /GenericIssue/, inMain('<label for="nowhere">Namn</label>')],
  [/^All text is at least 12 pixels/, /is 11px high/, inMain('<p style="font-size: 11px">Small.</p>')],
  [/^Every picture has come/, /is shown at/, inMain('<img src="/ikon.svg" alt="" style="width: 80px; height: 40px">')],
  [/^Every picture has come|^No page asks/, /has not come|answers 404|Failed to load/, inMain('<img src="/finns-inte.png" alt="" width="10" height="10">')],
  [/^Every field lets/, /prevents it/, scripted(`document.querySelector('input').onpaste = (event) => event.preventDefault()`)],

  [/^No page asks another host/, /localhost:1.* is asked for|Failed to load/, scripted(`fetch('http://localhost:1/', { mode: 'no-cors' }).catch(() => {})`)],
  [/^No page asks another host|^The browser itself/, /[Ss]ecurity.?[Pp]olicy/, inMain('<p style="color: black">Coloured.</p>'), WITH_POLICY],
  [/^No page asks another host/, /console an error/, scripted(`console.error('an error')`)],
  [/^No page asks another host/, /script not caught/, scripted(`throw new Error('not caught')`)],
  [/^No page asks another host/, /storage seen/, scripted(`localStorage.setItem('seen', 'yes')`)],
  [/^No page asks another host/, /cookie seen/, scripted(`document.cookie = 'seen=yes'`)],
  [/^Every page says the same without scripts/, /with: .*Written by a script/, scripted(`document.querySelector('main p').append(' Written by a script')`)],

  [/^No page scrolls .* at 320 pixels/, /ends at \d+ px; the page is/, box('@media screen and (max-width: 500px) { .fault { width: 400px; height: 1px } }')],
  [/^No page scrolls .* at 1280 pixels/, /ends at \d+ px; the page is/, box('@media screen and (min-width: 1000px) { .fault { width: 1400px; height: 1px } }')],
  [/^No page scrolls/, /cuts its content off/, box('.fault { overflow: hidden; width: 5rem; white-space: nowrap }', 'More than the box can hold')],
  [/^No page scrolls/, /breaks the word/, box('@media screen { .fault { width: 3rem; word-break: break-all } }', 'Samordning')],
  [/^No page scrolls .* wide text spacing$/, /cuts its content off/, box('.fault { overflow: hidden; height: 44px; font-size: 16px; line-height: 1.3 }', 'Two<br>lines')],
  [/^No page scrolls .* twice the size$/, /cuts its content off/, box('.fault { overflow: hidden; height: 45px; line-height: 1.5 }', 'One line')],
  [/^Every link and control .* at 320 pixels$/, /is 12\.0 px high/, box('@media screen and (max-width: 500px) { .fault a { display: block; margin: 3rem; height: 12px; line-height: 12px } }', '<a href="/om/">Om webbplatsen</a>')],
  [/^Every link and control .* at 1280 pixels$/, /is 12\.0 px high/, box('@media screen and (min-width: 1000px) { .fault a { display: block; margin: 3rem; height: 12px; line-height: 12px } }', '<a href="/om/">Om webbplatsen</a>')],

  [/^axe-core .* in light colours/, /color-contrast: .* contrast of 2\./, box('@media screen and (prefers-color-scheme: light) { .fault { background: white; color: #aaa } }', 'Pale')],
  [/^axe-core .* in dark colours/, /color-contrast: .* contrast of 2\./, box('@media screen and (prefers-color-scheme: dark) { .fault { background: black; color: #555 } }', 'Pale')],
  [/^axe-core .* in light colours/, /color-contrast-enhanced: .* contrast of 4\./, box('@media screen and (prefers-color-scheme: light) { .fault { background: white; color: #707070 } }', 'Nearly')],
  [/^axe-core .* in forced colours/, /role-img-alt: /, box('.fault { display: none } @media (forced-colors: active) { .fault { display: block } }', '<br>', 'role="img"')],
  [/^axe-core finds no page/, /css-orientation-lock: /, styled('@media (orientation: landscape) and (max-width: 1px) { html { transform: rotate(90deg) } }')],
  [/^axe-core objects/, /aria-roles: /, inMain('<div role="knapp">Öppna</div>')],

  [/^Every chart is heard/, /is described by “Annat”/, changed(/aria-label="Diagram"/g, 'aria-label="Diagram" aria-description="Annat"')],
  [/^Every chart is heard/, /is called “Annat”/, changed(/aria-label="Diagram"/g, 'aria-label="Annat"')],
  [/^Every chart is heard/, /the picture has parts/, changed(/(<svg[^]*?)<g aria-hidden="true">/g, '$1<g role="group" aria-label="Del">')],
  [/^Every chart is heard/, /the figure has a name/, changed('<figure class="chart"', '<figure aria-label="Namn" class="chart"')],
  [/^Every chart is heard/, /headers of rows/, changed(/(<figure[^]*?<tbody>[^]*?)<th scope="row">(.*?)<\/th>/, '$1<td>$2</td>')],
  [/^Every chart is drawn once on a phone$/, /is drawn 2 times/, styled('@media screen and (max-width: 600px) { .drawing-wide.drawing-wide { display: block } }')],
  [/^Every chart is drawn once on a tablet$/, /is drawn 2 times/, styled('@media screen and (min-width: 601px) and (max-width: 660px) { .drawing-wide.drawing-wide { display: block } }')],
  [/^Every chart is drawn once on a small screen$/, /is drawn 2 times/, styled('@media screen and (min-width: 680px) and (max-width: 700px) { .drawing-wide.drawing-wide { display: block } }')],
  [/^Every chart is drawn once on a screen$|^Every chart is heard/, /is drawn 0 times|0 pictures/, styled('@media screen and (min-width: 1000px) { .drawings { display: none } }')],
  [/^Every chart is drawn once on a sheet of paper$/, /is drawn 0 times/, styled('@media print { .drawings { display: none } }')],

  [/^The first stop/, /is the first stop and no link/, changed(/<a class="skip".*?<\/a>/, '')],
  [/^The first stop|^The keyboard stops/, /does not show|is out of view/, styled('.skip:focus { top: -20rem }')],
  [/^The first stop|^axe-core objects/, /does not lead past|skip-link: |region: /, changed('href="#main_"', 'href="#nowhere"')],
  [/^The keyboard stops/, /should be stop \d+,/, inMain('<p><a href="/om/" tabindex="-1">Om webbplatsen</a></p>')],
  [/^The keyboard stops|^axe-core objects/, /should be stop|tabindex: /, inMain('<p><a href="/om/" tabindex="1">Om webbplatsen</a></p>')],
  [/^The keyboard stops .* at 320/, /has neither an outline nor a shadow/, styled('@media (max-width: 500px) { summary:focus-visible { outline: none } }')],
  [/^The keyboard stops .* at 1280/, /has neither an outline nor a shadow/, styled('@media (min-width: 1000px) { summary:focus-visible { outline: none } }')],

  [/^On paper/, /is folded on paper/, inMain('<details><summary>Mer att läsa</summary><p>Folded.</p></details>')],
  [/^On paper/, /is not repeated/, styled('@media print { thead { display: table-row-group !important } .cell-label { display: none !important } }')],
  [/^On paper/, /px on a sheet of/, box('@media print { .fault { width: 900px; height: 10px } }')],
  [/^On paper/, /breaks the word/, box('@media print { .fault { width: 3rem; word-break: break-all } }', 'Samordning')],
  [/^A PDF/, /has no text/, styled('@media print { body { visibility: hidden } }')],
];

/** Puts faults together that no check expects two of, so that few pages are needed. */
function together(faults) {
  const groups = [];
  for (const fault of faults) {
    const clashes = ({ faults: [first, ...others] }) => first[3] !== fault[3] || [first, ...others].some(([expected]) => checks.some(({ name }) => expected.test(name) && fault[0].test(name)));
    const group = groups.find((one) => !clashes(one));
    if (group) group.faults.push(fault);
    else groups.push({ faults: [fault], address: `/prov/${groups.length}/` });
  }
  return groups;
}

/** How what was found on a page differs from what should have been. `ask` gives what the check with a name found. */
function differences(names, faults, ask) {
  return names.flatMap((name) => {
    const [, says] = faults.find(([expected]) => expected.test(name)) ?? [];
    const found = ask(name);
    const isRight = says ? found.length > 0 && found.every((what) => says.test(what)) : found.length === 0;
    return isRight ? [] : [`${name}\n  should find ${says ?? 'nothing'}\n  finds ${found.join('\n    ') || 'nothing'}`];
  });
}

const namesOf = (things) => things.map(({ name }) => name);
const without = (names, faults) => names.filter((name) => !faults.some(([expected]) => expected.test(name)));

test('Each fault of a spoiled page is found when it is opened, and by none but the checks for it', async () => {
  const groups = [{ faults: [], address: '/prov/' }, ...together(FAULTS)];
  serve('/prov/empty.js', '', { 'content-type': 'text/javascript' });
  for (const { faults, address } of groups) {
    const html = faults.reduce((page, [, , spoil]) => spoil(page), GOOD);
    // Elsewhere the faults may have a style or a script of their own: neither the host nor the page forbids it.
    const isHeld = faults[0]?.[3] === WITH_POLICY;
    serve(address, isHeld ? html : html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''), isHeld ? undefined : {});
  }
  const results = await visitAll(groups.map(({ address }) => address));
  const foundAt = (address) => (name) => results.get(checks.find((check) => check.name === name)).findings.at(address);
  const wrong = groups.flatMap(({ faults, address }) => differences(namesOf(checks), faults, foundAt(address)));
  if (wrong.length) assert.fail(wrong.join('\n'));
  assert.deepEqual(without(namesOf(checks), FAULTS), [], 'checks without a fault to find');
});

// The same for what is read of the files alone.
const CANONICAL = '<link rel="canonical" href="https://insyn.example/prov/">';
const OWN = GOOD.replace(/<title>.*?<\/title>/, `<title>Prov</title>${CANONICAL}`).replace(/<meta name="description"[^>]*>/, '<meta name="description" content="Prov">');
const FILE_FAULTS = [
  [/^Every page is in Swedish/, /lang is “en”/, changed('lang="sv"', 'lang="en"')],
  [/^Every page is standard HTML/, /BackCompat/, changed(/<!DOCTYPE html>/i, '')],
  [/^Every page is standard HTML/, /UTF-8/, changed('<meta charset="utf-8">', '')],
  [/^Every page is standard HTML/, /viewport/, changed('initial-scale=1', 'initial-scale=1, user-scalable=no')],
  [/^Every page has one h1/, /2 h1/, changed(/<h1>(.*?)<\/h1>/, '<h1>$1</h1><h1>Ett till</h1>')],
  [/^Every page has one h1/, /comes after h1/, changed(/<h1>(.*?)<\/h1>/, '<h1>$1</h1><h3>För djupt</h3>')],
  [/^Every page has one h1/, /is empty/, changed(/<h1>(.*?)<\/h1>/, '<h1>$1</h1><h2></h2>')],
  [/^Every page has a title/, /same title/, changed(/<title>.*?<\/title>/, () => /<title>.*?<\/title>/.exec(readFileSync(files.get('/'), 'utf8'))[0])],
  [/^Every page has a title/, /no description/, changed(/<meta name="description"[^>]*>/, '')],
  [/^Every page has one header/, /main stands 2 times/, inMain('</main><main>')],
  [/^Every page has one header/, /has no name/, inMain('<nav></nav>')],
  [/^Every page has one header/, /same name/, inMain('<nav aria-label="Webbplatsen"></nav>')],
  [/^Every page names its own/, /has 2 canonical|says/, put('</head>', CANONICAL)],
  [/^Every page names its own/, /says \/prov\//, changed('https://insyn.example', '')],
  [/^Search engines may read every/, /noindex/, put('</head>', '<meta name="robots" content="noindex">')],
  [/^Every link has an address/, /leads to null/, inMain('<a>Om webbplatsen</a>')],
  [/^Every link has an address/, /leads to javascript/, inMain('<a href="javascript:void(0)">Om webbplatsen</a>')],
  [/^Every link has an address/, /does not say/, inMain('<a href="/om/">Läs mer</a>')],
  [/^Every picture has a size/, /no width/, inMain('<img src="/ikon.svg" alt="">')],
  [/^Every link within/, /there is no/, inMain('<a href="/finns-inte/">Om webbplatsen</a>')],
  [/^Every link within/, /lacks the slash/, inMain('<a href="/om">Om webbplatsen</a>')],
  [/^Every link within/, /has no place/, inMain('<a href="/om/#finns-inte">Om webbplatsen</a>')],
  [/^Every page is one HTML file/, /style sheets/, inMain('<p style="color: black">Coloured.</p>')],
  [/^Every page is one HTML file/, /scripts/, inMain('<script>0</script>')],
  [/^Every page is one HTML file/, /runs a script/, inMain('<p onclick="0">Text</p>')],
  [/^Every page is one HTML file/, /weighs/, inMain(Array.from({ length: 80_000 }, (_, n) => (n * 7919) % 99991).join(' '))],
];

test('Each fault of a spoiled file is found when it is read, and by none but the promise about it', async () => {
  const all = await survey();
  const faults = new Map([[], ...FILE_FAULTS.map((fault) => [fault])].map((some, index) => [`/prov/${index}/`, some]));
  const htmls = [...faults].map(([address, some]) => [address, some.reduce((page, [, , spoil]) => spoil(page), OWN.replaceAll('/prov/', address))]);
  const wrong = [...(await read(new Map(htmls)))].flatMap(([address, page]) => {
    const foundBy = (name) => ask(promises.find((promise) => promise.name === name).look, [page], new Map([...all, [address, page]])).at(address);
    return differences(namesOf(promises), faults.get(address), foundBy);
  });
  if (wrong.length) assert.fail(wrong.join('\n'));
  assert.deepEqual(without(namesOf(promises), FILE_FAULTS), [], 'promises without a fault to find');
});

test('Spoiled markup is found, too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'insyn-'));
  try {
    writeFileSync(join(folder, 'spoiled.html'), GOOD.replace('</main>', '<p><div></p></main>'));
    await assert.rejects(checkMarkup(folder), /No “p” element in scope|Unclosed element “div”/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
