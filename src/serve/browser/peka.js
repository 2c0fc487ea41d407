// Shows where what stands on the page is written.

const TARGETS = 'data[data-uppgift], td, th, p, li, dt, dd, h1, h2, h3, h4, h5, h6, caption, figcaption';
const POINTED = 'data-insyn-pekad';
const REACHED = 'data-insyn-nadd';

/** What the server is asked of an element. */
function question(element) {
  const query = new URLSearchParams({ sida: location.pathname });
  const cell = element.closest('td, th');
  const row = cell?.closest('tr[id*="."]');
  const figure = element.closest('data[data-uppgift]');
  // A figure in a text cell stands in that cell, and one of the text knows its own.
  if (figure?.dataset.plats) query.set('cell', figure.dataset.plats);
  const cells = row ? [...row.children].filter((child) => child.matches('td:not(.note)')) : [];
  if (cells.includes(cell)) {
    query.set('rad', row.id);
    query.set('kolumn', cells.indexOf(cell));
  }
  if (figure) query.set('uppgift', figure.dataset.uppgift);
  if (cell?.localName === 'th' && row) query.set('id', row.id);
  if (element.matches('caption, figcaption')) query.set('id', element.closest('[id]')?.id ?? '');
  if (!figure) query.set('ord', element.textContent.trim().slice(0, 2_000));
  return query;
}

export class Pointer {
  #panel;
  #isOn = false;

  constructor(panel) {
    this.#panel = panel;
    panel.onPoint = () => this.#turn(!this.#isOn);
    const at = (event) => (panel.has(event) ? null : event.target.closest?.(TARGETS));
    const points = (event) => this.#isOn || event.altKey;
    addEventListener('mouseover', (event) => this.#outline(points(event) ? at(event) : null));
    addEventListener('focusin', (event) => this.#isOn && this.#outline(at(event)));
    addEventListener('keyup', (event) => event.key === 'Alt' && !this.#isOn && this.#outline(null));
    const ask = (event) => {
      const element = at(event);
      if (!element || !points(event)) return;
      event.preventDefault();
      event.stopPropagation();
      this.#outline(element);
      this.#ask(element);
    };
    addEventListener('click', ask, true);
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#isOn) {
        event.stopImmediatePropagation();
        this.#turn(false);
      } else if (event.key === 'Enter' && this.#isOn && event.target.matches?.(`[${REACHED}]`)) ask(event);
    }, true);
  }

  /** Does something to the page while nothing of this stands in it. */
  async around(change) {
    const isOn = this.#isOn;
    this.#clear();
    const done = await change();
    if (isOn) this.#reach();
    return done;
  }

  #turn(isOn) {
    this.#isOn = isOn;
    this.#clear();
    if (isOn) this.#reach();
    this.#panel.tellPointing(isOn);
  }

  /** With the keyboard what can be pointed at is reached like links. */
  #reach() {
    for (const element of document.body.querySelectorAll(TARGETS)) {
      if (element.tabIndex >= 0 || element.parentElement.closest(`[${REACHED}]:not(li)`)) continue;
      element.setAttribute('tabindex', '0');
      element.setAttribute(REACHED, '');
    }
  }

  #clear() {
    this.#outline(null);
    for (const element of document.querySelectorAll(`[${REACHED}]`)) {
      element.removeAttribute('tabindex');
      element.removeAttribute(REACHED);
    }
  }

  #outline(element) {
    document.querySelectorAll(`[${POINTED}]`).forEach((other) => other.removeAttribute(POINTED));
    element?.setAttribute(POINTED, '');
  }

  async #ask(element) {
    const answer = await fetch(`/_insyn/plats?${question(element)}`).catch(() => null);
    this.#panel.tellPlace(answer?.ok ? await answer.json() : null);
  }
}
