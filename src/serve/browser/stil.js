// Styles, as sheets that are made here: the policy of the site lets no style stand in a page.

export function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** For the page. */
export const PAGE = sheet(`
  @media screen {
    html { scroll-padding-block-end: 4rem; }
    body { margin-block-end: 3.25rem !important; }
    [data-insyn-pekad] { outline: 2px dashed light-dark(#0a4a63, #93d1e8) !important; outline-offset: 2px; cursor: crosshair; }
    [data-insyn-andrad] { outline: 3px solid light-dark(#b35c00, #ffab61) !important; outline-offset: 2px; }
  }
  @media screen and (prefers-reduced-motion: no-preference) {
    [data-insyn-andrad] { transition: outline-color 0.4s 1.5s; }
    [data-insyn-andrad="bleknar"] { outline-color: transparent !important; }
  }
`);

export const PANEL = sheet(`
  @media print { :host { display: none !important; } }
  :host {
    all: initial; color-scheme: light dark; position: fixed; inset: auto 0 0 0; z-index: 2147483647; display: block;
    font: 1rem/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    --paper: light-dark(#ffffff, #18232a); --ink: light-dark(#14212b, #ebf0f2); --quiet: light-dark(#414f59, #b9c5cb);
    --edge: light-dark(#6d7c86, #82929b); --line: light-dark(#d3dbdf, #34434c); --tint: light-dark(#f2f5f5, #10181d);
    --accent: light-dark(#0a4a63, #93d1e8); --bad: light-dark(#8c1d1d, #ffb3ab); --middle: light-dark(#664600, #f0cf7a);
    --good: light-dark(#19583a, #8fd8ad); --mark: light-dark(#ffe1dd, #5c1a16); color: var(--ink);
  }
  * { box-sizing: border-box; }
  [hidden] { display: none !important; }
  section { background: var(--paper); border-block-start: 2px solid var(--edge); box-shadow: 0 -2px 12px rgb(0 0 0 / 0.2); color: var(--ink); }
  section.bad { border-block-start-color: var(--bad); }
  .bar { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; align-items: center; padding: 0.35rem 0.75rem; }
  .bar button { font-size: 0.9375rem; }
  [role="status"] { flex: 1 1 12rem; min-width: 0; text-align: end; font-size: 0.9375rem; color: var(--quiet); overflow-wrap: anywhere; }
  [role="status"]:empty { display: none; }
  .behind { margin: 0; padding: 0.4rem 0.75rem; background: var(--mark); color: var(--ink); border-block-end: 1px solid var(--line); font-weight: 600; }
  button {
    font: inherit; color: var(--accent); background: var(--paper); border: 1px solid var(--edge); border-radius: 0.3rem;
    padding: 0.2rem 0.6rem; min-height: 1.85rem; cursor: pointer;
  }
  button[aria-expanded="true"], button[aria-pressed="true"] { background: var(--accent); color: var(--paper); border-color: var(--accent); }
  button.bad:not([aria-expanded="true"]) { color: var(--bad); border-color: var(--bad); font-weight: 600; }
  button.bad[aria-expanded="true"] { background: var(--bad); border-color: var(--bad); }
  a { color: var(--accent); text-underline-offset: 0.15em; overflow-wrap: anywhere; }
  :is(a, button, summary, .drawer):focus-visible { outline: 3px solid light-dark(#14212b, #ffdd57); outline-offset: 2px; }
  .drawer { max-height: min(55vh, 34rem); overflow: auto; overscroll-behavior: contain; padding: 0.5rem 0.75rem 0.75rem; }
  .head { display: flex; gap: 0.75rem; align-items: baseline; justify-content: space-between; position: sticky; inset-block-start: -0.5rem; padding-block: 0.25rem; background: var(--paper); }
  h2 { font-size: 1.125rem; margin: 0.25rem 0; } h3 { font-size: 1rem; margin: 0.75rem 0 0.25rem; }
  ol, ul { list-style: none; margin: 0; padding: 0; max-width: 60rem; }
  li.finding { border-inline-start: 4px solid var(--edge); background: var(--tint); margin-block: 0.5rem; padding: 0.5rem 0.75rem; }
  li.error { border-color: var(--bad); } li.warning { border-color: var(--middle); }
  .left li { padding-block: 0.3rem; border-block-end: 1px solid var(--line); display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; align-items: baseline; }
  p { margin: 0.2rem 0; overflow-wrap: anywhere; }
  .word { font-weight: 700; } .error .word { color: var(--bad); } .warning .word { color: var(--middle); }
  .quiet, .related { color: var(--quiet); font-size: 0.9375rem; }
  .related li { padding: 0; }
  .help { border-inline-start: 2px solid var(--good); padding-inline-start: 0.6rem; }
  pre { font: 0.875rem/1.4 ui-monospace, "Cascadia Mono", Consolas, Menlo, monospace; margin: 0.35rem 0; padding: 0.4rem 0.6rem; overflow-x: auto; background: var(--paper); border: 1px solid var(--line); color: var(--ink); }
  mark { background: var(--mark); color: inherit; }
  .caret { color: var(--bad); font-weight: 700; }
  summary { cursor: pointer; padding-block: 0.35rem; font-weight: 600; }
  @media (max-width: 60rem) { .left li { grid-template-columns: 1fr; } }
  @media (max-width: 30rem) { .bar { padding-inline: 0.5rem; } .bar button { padding-inline: 0.45rem; } [role="status"] { text-align: start; flex-basis: 100%; } }
  @media (max-height: 24rem) { .drawer { max-height: 40vh; } }
  @media (forced-colors: active) {
    section, button, pre { border-color: CanvasText; }
    button:is([aria-expanded="true"], [aria-pressed="true"], .bad[aria-expanded="true"]) { forced-color-adjust: none; background: Highlight; color: HighlightText; }
    mark { background: Mark; color: MarkText; }
  }
`);
