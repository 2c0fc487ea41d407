// Searches the index that the program's module `search` describes.

const AT_ONCE = 8;
const SNIPPET = 160;
const FIGURES = 3; // of a row, besides those sought
const PREFIX = 4; // letters, for words that begin so
const FILES = 2; // for them

const loaded = {};
const load = (name) => (loaded[name] ??= fetch(new URL(`sok/${name}.json`, import.meta.url)).then((answer) => answer.json()));

const fold = (text) => text.toLowerCase().normalize('NFD').replace(/[\p{M}\s]/gu, '');
const isNumber = (word) => /^\d+$/.test(word);

let start;
let WORDS; // and figures with their gaps

async function begin() {
  start ??= await load('start');
  WORDS ??= new RegExp(`\\d{1,3}(?:[${start.gaps}]\\d{3})+(?!\\d)|[\\p{L}\\p{N}]+`, 'gu');
}

function stem(word) {
  for (;;) {
    const found = start.endings.find(([end, least]) => word.endsWith(end) && word.length - end.length >= least && !(end === 's' && word.endsWith('ss')));
    if (!found) return word.replace(/(..)([a-z])\2$/, '$1$2');
    word = word.slice(0, -found[0].length);
  }
}

/** A form of it, or a compound? */
function isFormOf(word, form) {
  const folded = fold(word);
  const own = stem(folded);
  if (own === form || isNumber(form)) return own === form;
  if (form.length >= PREFIX && own.startsWith(form)) return true;
  return [...folded].some((_, cut) => cut > 2 && folded.length - cut >= PREFIX && stem(folded.slice(cut)) === form);
}

/** One letter more, less or other, or two swapped? */
function isNear(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [x, y] = [a.slice(at), b.slice(at)];
  const [x1, y1] = [x.slice(1), y.slice(1)];
  return x1 === y1 || x1 === y || x === y1 || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}

function unpack(packed) {
  let last = 0;
  return packed.match(/[i-z]*[0-9a-h]/g).map((digits) => (last += [...digits].reduceRight((sum, digit) => sum * 18 + (parseInt(digit, 36) % 18), 0)));
}

/** The files with words that begin so: at most so many, but all with the word. */
function filesOf(kind, word, most = Infinity) {
  const firsts = start[kind];
  const own = firsts.indexOf(word);
  const from = own < 0 ? Math.max(0, firsts.findLastIndex((first) => first < word)) : own;
  const files = [load(`${kind}-${from}`)];
  for (let at = from + 1; firsts[at] === word || (at < from + most && firsts[at]?.startsWith(word)); at += 1) files.push(load(`${kind}-${at}`));
  return Promise.all(files);
}

/** Nearly the same words: that begin alike, else that end alike. */
async function near(word) {
  for (const [kind, turn] of [['lista', String], ['slut', (text) => [...text].reverse().join('')]]) {
    const turned = turn(word);
    const found = [];
    let known = '';
    for (const coded of (await filesOf(kind, turned.slice(0, 2))).join(' ').split(' ')) {
      known = known.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
      if (isNear(known, turned)) found.push(turn(known));
    }
    if (found.length) return found;
  }
  return [];
}

/** The places with a word and its weight there, the forms that were found, and what is shown too. */
async function find(word, places = new Map(), other = 0) {
  const gather = (packed, less) => {
    for (const group of packed.split(' ')) {
      const weight = parseInt(group[0], 16) - less - other;
      for (const place of unpack(group.slice(1))) places.set(place, Math.max(weight, places.get(place) ?? 1));
    }
  };
  const own = stem(word);
  const begins = own.length >= PREFIX && !isNumber(own);
  for (const file of await filesOf('ord', own, begins ? FILES : 1)) {
    for (const known in file) if (known === own || (begins && known.startsWith(own))) gather(file[known], known === own ? 0 : 3);
  }
  const too = (!other && start.too[own]) || [];
  let forms = [own];
  for (const one of too) forms.push(...(await find(fold(one), places, 5)).forms);
  if (places.size || isNumber(own) || word.length < 5) return { places, forms, too };
  forms = await near(own);
  for (const form of forms) for (const file of await filesOf('ord', form, 1)) gather(file[form], 2);
  return { places, forms, too };
}

/** The places, those with all words first, then best and newest. */
async function search(query) {
  await begin();
  const folded = (query.normalize().match(WORDS) ?? []).flatMap((word) => fold(word).match(/[a-z0-9]{2,}/g) ?? []);
  const words = folded.filter((word) => !start.stop.includes(word));
  const found = await Promise.all(words.map((word) => find(word)));
  const pageOf = unpack(start.pages).flatMap((first, n, all) => Array((all[n + 1] ?? first + 99) - first).fill(first));
  const scores = new Map();
  for (const place of found.flatMap(({ places }) => [...places.keys()])) {
    // What is in the title of a page goes for each place on it.
    const each = found.map(({ places }) => Math.max(places.get(place) ?? 0, places.get(pageOf[place]) > 11 ? 5 : 0));
    const isPage = Math.min(...each) > 11;
    scores.set(place, each.reduce((sum, one) => sum + (one && 99) + (one > 11 && !isPage ? 5 : one), 0));
  }
  const hits = [...scores].sort(([a, x], [b, y]) => y - x || a - b).map(([place]) => place);
  return { hits, words: found.map(({ forms }) => forms), too: found.flatMap(({ too }) => too) };
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

const isFound = (word, words) => words.flat().some((form) => isFormOf(word, form));

function snippet(text, words) {
  const marks = [...text.matchAll(WORDS)].filter(([word]) => isFound(word, words));
  const early = (marks[0]?.index ?? 0) - SNIPPET / 3;
  const from = early > 0 ? text.indexOf(' ', early) + 1 : 0;
  const to = text.length - from > SNIPPET ? text.lastIndexOf(' ', from + SNIPPET) : text.length;
  const line = element('p', from ? '… ' : '');
  let at = from;
  for (const { 0: word, index } of marks.filter(({ index }) => index < to)) {
    line.append(text.slice(at, index), element('mark', word));
    at = index + word.length;
  }
  line.append(text.slice(at, to), to < text.length ? ' …' : '');
  return line;
}

async function item(number, words) {
  const firsts = unpack(start.text);
  const file = firsts.findLastIndex((first) => first <= number);
  const pages = (await load(`text-${file}`)).flatMap((page) => page.places.map((place) => [page, place]));
  const [page, { kind, title, text = '', anchor = '', columns, rows = [] }] = pages[number - firsts[file]];
  const matched = (...texts) => words.filter((forms) => texts.some((text) => text.match(WORDS)?.some((word) => isFound(word, forms)))).length;
  const matchedRow = ({ label, cells = [] }) => matched(label, ...cells);
  const row = rows.reduce((best, other) => (matchedRow(other) > matchedRow(best) ? other : best), { label: title });
  const link = element('a', title);
  link.href = new URL(page.path, import.meta.url);
  link.hash = row.anchor ? `${anchor}.${row.anchor}` : anchor;
  const figures = row.cells?.map((figure, n) => [figure, columns[n] ? `${columns[n]}: ${figure}` : figure]).filter(([figure]) => figure) ?? [];
  return element(
    'li',
    element('h3', link),
    element('p', [labels[kind], anchor && page.title].filter(Boolean).join(' · ')),
    snippet(rows.includes(row) ? row.label : text, words),
    element('p', figures.filter(([figure], n) => n < FIGURES || matched(figure)).map(([, said]) => said).join(' · ')),
  );
}

const { dataset: labels, children } = document.getElementById('sok_');
const [status, results] = children;
const [, list, more] = results.children;
const field = document.getElementById('sok_ord_');
let latest = 0;

async function show() {
  const query = new URLSearchParams(location.search).get('q') ?? '';
  const turn = (latest += 1);
  const say = (text, count) => (status.textContent = text.replace('{n}', count).replace('{q}', () => query));
  field.value = query;
  document.getElementById('listor_').hidden = query;
  results.hidden = true;
  list.replaceChildren();
  status.textContent = '';
  if (!query) return;
  try {
    const { hits, words, too } = await search(query);
    const next = async () => {
      const shown = list.children.length;
      const items = await Promise.all(hits.slice(shown, shown + AT_ONCE).map((number) => item(number, words)));
      if (turn !== latest) return false;
      list.append(...items);
      more.hidden = list.children.length >= hits.length;
      if (shown) items[0].querySelector('a').focus();
      return true;
    };
    more.onclick = next;
    if (!(await next())) return;
    results.hidden = !hits.length;
    say(labels[['none', 'one'][hits.length] ?? 'many'] + (too[0] ? labels.also + too.join(', ') : ''), hits.length.toLocaleString('sv'));
  } catch {
    if (turn === latest) say(labels.failed);
  }
}

field.form.onsubmit = (event) => {
  event.preventDefault();
  history.pushState(null, '', `?${new URLSearchParams({ q: field.value.trim() })}`);
  show();
};
addEventListener('popstate', show);
show();
