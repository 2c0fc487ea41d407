// Turns the page into its newer version, and leaves alone what is the same: what is open, filled in, scrolled and has the focus stays so.

import { anchor, goBack } from '/_insyn/plats.js';

/** What is marked as changed, as a whole. */
const PARTS = 'data, p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, caption, figcaption, summary, figure';

const runs = (script) => !script.src.includes('/_insyn/') && !/json/.test(script.type);
const hasScripts = (page) => [...page.scripts].some(runs);
const styles = (page) => [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href')).join(' ');

/** Fetches the page anew and exchanges what differs. Returns the changed parts, or nothing if the page has to be loaded as a whole. */
export async function exchange() {
  if (hasScripts(document)) return null;
  const answer = await fetch(location.pathname + location.search, { cache: 'no-store' });
  if (answer.redirected || !/^text\/html/.test(answer.headers.get('content-type'))) return null;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (hasScripts(fresh) || styles(fresh) !== styles(document)) return null;
  const place = anchor();
  const changed = new Set();
  document.title = fresh.title;
  morph(document.body, fresh.body, changed);
  goBack(place);
  return parts(changed);
}

/** What has changed, in the order of reading. What is folded or in another chapter counts where nothing is seen to change. */
function parts(changed) {
  const found = new Set();
  for (const node of changed) {
    if (!node.isConnected) continue;
    const element = node.closest('svg')?.closest('figure') ?? node.closest(PARTS) ?? node;
    if (element !== document.body && element.localName !== 'script') found.add(element);
  }
  const sorted = [...found].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  // What is around another changed part is not marked as a whole.
  const inner = sorted.filter((element, n) => !element.contains(sorted[n + 1] ?? null));
  const seen = inner.filter((element) => element.checkVisibility());
  return seen.length ? seen : inner;
}

const isAlike = (old, fresh) => old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName && (old.id ?? '') === (fresh.id ?? '');

function morph(old, fresh, changed) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) {
      old.nodeValue = fresh.nodeValue;
      changed.add(old.parentElement);
    }
    return;
  }
  attributes(old, fresh, changed);
  const from = [...old.childNodes];
  const to = [...fresh.childNodes];
  let first = 0;
  while (first < from.length && first < to.length && from[first].isEqualNode(to[first])) first += 1;
  let [end, last] = [from.length, to.length];
  while (end > first && last > first && from[end - 1].isEqualNode(to[last - 1])) [end, last] = [end - 1, last - 1];
  let at = first;
  for (const node of to.slice(first, last)) {
    let found = at < end && isAlike(from[at], node) ? at : -1;
    // What stood further down has come here if it is the same or has the same id.
    for (let n = at + 1; found < 0 && n < end; n += 1) if ((node.id && isAlike(from[n], node)) || from[n].isEqualNode(node)) found = n;
    if (found < 0) {
      const made = document.importNode(node, true);
      old.insertBefore(made, from[at] ?? null);
      changed.add(made.nodeType === Node.ELEMENT_NODE ? made : old);
      continue;
    }
    for (; at < found; at += 1) remove(from[at], changed);
    morph(from[at], node, changed);
    at += 1;
  }
  for (; at < end; at += 1) remove(from[at], changed);
}

function remove(node, changed) {
  if (node.nodeType === Node.ELEMENT_NODE || node.nodeValue.trim()) changed.add(node.parentElement);
  node.remove();
}

function attributes(old, fresh, changed) {
  for (const { name, value } of fresh.attributes) {
    // The reader decides what is open.
    if (name === 'open' || old.getAttribute(name) === value) continue;
    old.setAttribute(name, value);
    changed.add(old);
  }
  for (const { name } of [...old.attributes]) if (name !== 'open' && !fresh.hasAttribute(name)) old.removeAttribute(name);
}
