// Keeps the place on the page while what is above it grows or shrinks.

const KEY = 'insyn.plats';
/** So many places are tried. */
const NEAR = 8;

/** What the eye is at: the first element with an id that is seen, and how far down. */
export function anchor() {
  let best;
  for (const element of document.body.querySelectorAll('[id]')) {
    const { top, bottom, height } = element.getBoundingClientRect();
    if (!height || bottom < 0 || top > innerHeight) continue;
    // One that begins on the screen says more than one that surrounds it.
    if (!best || (best.offset < 0 && top > best.offset)) best = { id: element.id, offset: top };
    if (top >= 0) break;
  }
  return { ...best, y: scrollY };
}

export function goBack({ id, offset, y }) {
  const element = id && document.getElementById(id);
  const to = element ? scrollY + element.getBoundingClientRect().top - offset : y;
  scrollTo({ top: to, behavior: 'instant' });
}

/** Unfolds what is around an element, or opens its chapter, and goes there. Returns whether it is seen then. */
export function reveal(element) {
  for (let around = element.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
  // The nearest place before it that can be linked to, or the one around that.
  const before = [...document.body.querySelectorAll('[id]:not(a)')].filter((place) => place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  for (const { id } of [element, ...before.slice(-NEAR).reverse()]) {
    if (element.checkVisibility()) break;
    if (id) location.hash = id;
  }
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  return element.checkVisibility();
}

const openables = () => [...document.querySelectorAll('details')];
const scrollers = () => [...document.querySelectorAll('.scroll, [role="region"]')];

/** Where to be once the page that is loaded anew is whole. */
let wanted = null;

/** For the page that is loaded anew. The browser itself keeps what is written in fields. */
export function store() {
  const open = openables().map((details) => details.open);
  const scrolled = scrollers().map((element) => element.scrollLeft);
  sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, open, scrolled, anchor: wanted ?? anchor() }));
}

export async function putBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  if (kept?.path !== location.pathname) return;
  openables().forEach((details, n) => (details.open = kept.open[n] ?? details.open));
  scrollers().forEach((element, n) => (element.scrollLeft = kept.scrolled[n] ?? 0));
  wanted = kept.anchor;
  goBack(wanted);
  // Styles and fonts come later, and so does the browser's own way back. The reader goes before.
  for (const event of ['wheel', 'touchstart', 'pointerdown', 'keydown']) addEventListener(event, () => (wanted = null), { once: true, passive: true });
  if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done, { once: true }));
  await document.fonts.ready;
  await new Promise((done) => setTimeout(done));
  if (wanted) goBack(wanted);
  wanted = null;
}
