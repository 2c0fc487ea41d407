// What the preview says: a bar at the bottom, and above it what is wrong and what is left to write.

import { reveal } from '/_insyn/plats.js';
import { PAGE, PANEL } from '/_insyn/stil.js';

const CLOSED = 'insyn.stangd';
const MARKED = 2_000;
const CHANGED = 'data-insyn-andrad';

function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false && value !== undefined) made.setAttribute(key, value === true ? '' : value);
  made.append(...content.filter((part) => part !== null && part !== undefined && part !== false));
  return made;
}

const numbered = (count, one, many) => `${count.toLocaleString('sv')} ${count === 1 ? one : many}`;

/** A place in a file: a link that opens it in the editor, or what to copy. */
function place({ shown, path, link, label }, key) {
  const words = label ? ` ${label}` : '';
  if (link) return element('span', {}, element('a', { href: link, 'data-key': key }, shown), words);
  const copy = element('button', { type: 'button', 'data-key': key, 'aria-label': `Kopiera sökvägen till ${shown}` }, 'Kopiera');
  copy.onclick = async () => {
    await navigator.clipboard?.writeText(path);
    copy.textContent = navigator.clipboard ? 'Kopierad' : path;
  };
  return element('span', {}, shown, words, ' ', copy);
}

function finding(found, n) {
  const { kind, word, code, message, at, line, arithmetic, follows, help, related } = found;
  const lines = (word, texts) => texts.map((text) => element('p', {}, element('b', {}, `${word}: `), text));
  const width = Math.max(1, [...line.marked].length);
  const caret = `\n${line.before.replace(/[^\t]/gu, ' ')}${'^'.repeat(width)}`;
  const code_ = (line.before + line.marked + line.after).trim() && element(
    'pre', { tabindex: 0, role: 'group', 'aria-label': 'Raden i filen' }, line.before, element('mark', {}, line.marked), line.after,
    element('span', { class: 'caret', 'aria-hidden': 'true' }, caret),
  );
  return element(
    'li', { class: `finding ${kind}` },
    element('p', {}, element('span', { class: 'word' }, `${word}: `), message, ' ', element('span', { class: 'quiet' }, `[${code}]`)),
    element('p', {}, place(at, `f${n}`)),
    code_ || null,
    ...lines('Räkning', arithmetic.length ? [arithmetic.join(', ')] : []),
    ...lines('Följd', follows),
    help && element('p', { class: 'help' }, element('b', {}, 'Gör så här: '), help),
    related.length > 0 && element('ul', { class: 'related' }, ...related.map((other, m) => element('li', {}, place(other, `f${n}.${m}`)))),
  );
}

/** On a narrow screen a line is scrolled to what is meant. */
function showMarked(root) {
  for (const mark of root.querySelectorAll('pre > mark')) {
    const [line, { left, right }] = [mark.parentElement, mark.getBoundingClientRect()];
    const frame = line.getBoundingClientRect();
    if (right > frame.right) line.scrollLeft += left - frame.left - frame.width / 3;
  }
}

/** By what an error is known to be the same when the lines above it change. */
const identity = ({ code, message, at }) => `${code} ${message} ${at.shown.replace(/:\d+:\d+$/, '')}`;

const errorsOf = ({ findings, failure }) => [...findings.filter(({ kind }) => kind === 'error').map(identity), ...(failure ? [failure] : [])];

/** What there is to mend, in short. */
const wrong = ({ kinds, failure }) => kinds.slice(0, 2).filter(Boolean).join(', ') || (failure ? 'Fel' : 'Inga fel');

export class Panel {
  /** What is done when somebody wants to point. */
  onPoint = () => {};
  #host = element('insyn-panel');
  #status = element('span', { role: 'status' });
  #alert = element('p', { class: 'behind', role: 'alert', hidden: true });
  #found = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'lada' }, 'Läser …');
  #left = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'lada', hidden: true });
  #point = element('button', { type: 'button', 'aria-pressed': 'false', title: 'Eller håll ned Alt och klicka' }, 'Visa var det står');
  #drawer = element('div', { class: 'drawer', id: 'lada', hidden: true, tabindex: -1 });
  #section = element('section', { 'aria-label': 'Förhandsvisning' });
  #report = null;
  #written = '';
  /** `found`, `left` or nothing. */
  #open = null;
  #isLost = false;
  #fading = 0;

  constructor() {
    const root = this.#host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [PANEL];
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, PAGE];
    this.#section.append(this.#alert, this.#drawer, element('div', { class: 'bar' }, this.#found, this.#left, this.#point, this.#status));
    root.append(this.#section);
    this.#found.onclick = () => this.#toggle('found');
    this.#left.onclick = () => this.#toggle('left');
    this.#point.onclick = () => this.onPoint();
    addEventListener('keydown', (event) => event.key === 'Escape' && !event.defaultPrevented && this.#open && this.#close());
    // Outside the body, so that it stays when that is exchanged.
    document.documentElement.append(this.#host);
  }

  has(event) {
    return event.composedPath().includes(this.#host);
  }

  show(report) {
    if (this.#isLost) this.#say('Förhandsvisningen är i gång igen.');
    this.#isLost = false;
    const written = JSON.stringify(report);
    if (written === this.#written) return this.#warn();
    this.#written = written;
    this.#report = report;
    const { errors, left_count: left, failure } = report;
    this.#found.textContent = wrong(report);
    this.#found.classList.toggle('bad', errors > 0 || failure !== null);
    this.#section.classList.toggle('bad', errors > 0 || failure !== null);
    this.#left.textContent = `${left.toLocaleString('sv')} kvar att fylla i`;
    this.#left.hidden = !left;
    this.#warn();
    const told = errorsOf(report);
    const known = JSON.parse(sessionStorage.getItem(CLOSED) ?? '[]');
    const isNew = told.some((one) => !known.includes(one));
    // What is mended is forgotten: if it comes back it is new.
    sessionStorage.setItem(CLOSED, JSON.stringify(known.filter((one) => told.includes(one))));
    if (isNew && this.#open !== 'found') this.#turn('found');
    else if (this.#open === 'found' && !told.length && !this.#wasOpened) this.#turn(null);
    else if (this.#open === 'left' && !left) this.#turn(null);
    else this.#fill();
  }

  /** The server does not answer. */
  lose() {
    this.#isLost = true;
    this.#warn();
  }

  #warn() {
    const { behind, failure } = this.#report ?? {};
    const words = [
      this.#isLost && 'Förhandsvisningen har stannat. Starta den igen i terminalen: insyn serve. Sidan försöker igen av sig själv.',
      failure,
      behind && 'Sidan visar den senaste version som gick att bygga.',
    ].filter(Boolean).join(' ');
    if (this.#alert.textContent !== words) this.#alert.textContent = words;
    this.#alert.hidden = !words;
  }

  /** Marks what has changed for a while, and says how much it is. */
  tellChanged(parts) {
    clearTimeout(this.#fading);
    document.querySelectorAll(`[${CHANGED}]`).forEach((part) => part.removeAttribute(CHANGED));
    if (!parts.length) return this.#say('Sparat. Inget på den här sidan ändrades.');
    parts.forEach((part) => part.setAttribute(CHANGED, ''));
    requestAnimationFrame(() => parts.forEach((part) => part.hasAttribute(CHANGED) && part.setAttribute(CHANGED, 'bleknar')));
    this.#fading = setTimeout(() => parts.forEach((part) => part.removeAttribute(CHANGED)), MARKED);
    const words = numbered(parts.length, 'ställe på sidan ändrades', 'ställen på sidan ändrades');
    const seen = parts.some((part) => {
      const { top, bottom } = part.getBoundingClientRect();
      return part.checkVisibility() && bottom > 0 && top < innerHeight - this.#host.getBoundingClientRect().height;
    });
    if (seen) return this.#say(`${words}.`);
    const go = element('button', { type: 'button' }, parts.length > 1 ? 'Gå till det första' : 'Gå dit');
    go.onclick = () => {
      const left = parts.filter((part) => part.isConnected);
      if (left.length && !reveal(left[0])) return this.#say('Det syns inte på skärmen.');
      this.tellChanged(left);
    };
    this.#say(`${words}. `, go);
  }

  tellPointing(isOn) {
    this.#point.setAttribute('aria-pressed', isOn);
    this.#say(isOn ? 'Klicka på det du undrar över. Escape avslutar.' : '');
  }

  tellPlace(found) {
    if (!found) return this.#say('Det går inte att se var det är skrivet.');
    this.#say('Det står i ', place(found, 'plats'));
  }

  #say(...content) {
    this.#status.replaceChildren(...content);
  }

  #wasOpened = false;

  #toggle(what) {
    if (this.#open === what) return this.#close();
    this.#wasOpened = true;
    this.#turn(what);
  }

  /** Stays closed until there is an error that was not shown before. */
  #close() {
    sessionStorage.setItem(CLOSED, JSON.stringify(errorsOf(this.#report)));
    const had = this.#drawer.contains(this.#host.shadowRoot.activeElement);
    const button = this.#open === 'left' ? this.#left : this.#found;
    this.#turn(null);
    if (had) button.focus();
  }

  #turn(what) {
    this.#open = what;
    if (!what) this.#wasOpened = false;
    this.#found.setAttribute('aria-expanded', what === 'found');
    this.#left.setAttribute('aria-expanded', what === 'left');
    this.#drawer.hidden = !what;
    this.#drawer.scrollTop = 0;
    this.#fill();
  }

  /** Writes what is open anew; what has the focus keeps it. */
  #fill() {
    if (!this.#open || !this.#report) return this.#drawer.replaceChildren();
    const key = this.#host.shadowRoot.activeElement?.dataset.key;
    const scrolled = this.#drawer.scrollTop;
    const close = element('button', { type: 'button', 'data-key': 'stang' }, 'Stäng');
    close.onclick = () => this.#close();
    const head = (words) => element('div', { class: 'head' }, element('h2', {}, words), close);
    this.#drawer.replaceChildren(...(this.#open === 'found' ? this.#findings(head) : this.#blanks(head)));
    this.#drawer.scrollTop = scrolled;
    showMarked(this.#drawer);
    this.#drawer.querySelectorAll('details').forEach((details) => (details.ontoggle = () => showMarked(details)));
    if (key) this.#drawer.querySelector(`[data-key="${key}"]`)?.focus();
  }

  #findings(head) {
    const { findings, kinds, more, errors } = this.#report;
    const of = (kind) => findings.map((found, n) => [found, n]).filter(([found]) => found.kind === kind);
    const list = (found) => element('ol', {}, ...found.map(([one, n]) => finding(one, n)));
    const folded = (kind, words, isOpen) => {
      const found = of(kind);
      return found.length > 0 && element('details', { open: isOpen }, element('summary', {}, words), list(found));
    };
    return [
      head(wrong(this.#report)),
      errors > 0 && list(of('error')),
      folded('warning', kinds[1], !errors),
      folded('info', kinds[2], false),
      folded('explained', kinds[3], false),
      more > 0 && element('p', {}, `${numbered(more, 'meddelande', 'meddelanden')} till visas inte här. Rätta först det som står ovanför.`),
    ].filter(Boolean);
  }

  #blanks(head) {
    const { left, left_count: count } = this.#report;
    const groups = left.flatMap(({ report, places }, n) => [
      element('h3', {}, `${report}: ${places.length.toLocaleString('sv')} kvar`),
      element('ul', {}, ...places.map(({ what, page, at }, m) => element('li', {}, element('a', { href: page, 'data-key': `k${n}.${m}` }, what), element('span', { class: 'quiet' }, place(at, `p${n}.${m}`))))),
    ]);
    return [head(`${count.toLocaleString('sv')} kvar att fylla i`), element('div', { class: 'left' }, ...groups)];
  }
}
