// Follows what is saved: asks for news while the page is seen, and hands them on.

import { exchange } from '/_insyn/byt.js';
import { putBack, store } from '/_insyn/plats.js';
import { Panel } from '/_insyn/panel.js';
import { Pointer } from '/_insyn/peka.js';

const AGAIN = 1_000;
const LONGEST = 40_000; // more than the server waits

const pause = (time) => new Promise((done) => setTimeout(done, time));

/** Resolves once the page is seen. */
function seen() {
  return new Promise((done) => {
    if (!document.hidden) return done();
    document.addEventListener('visibilitychange', () => done(), { once: true }); // It was hidden.
  });
}

export async function start(mark) {
  const [run, ...numbers] = mark.split('.');
  let [pages, look] = numbers.map(Number);
  let number;
  let turn = Promise.resolve();
  const panel = new Panel();
  const pointer = new Pointer(panel);
  putBack();

  function again() {
    store();
    location.reload();
    return new Promise(() => {}); // Nothing more happens here.
  }

  async function take(news) {
    if (news.lost) return panel.lose();
    if (news.run !== run || news.look !== look) return again();
    if (number !== undefined && news.number < number) return;
    number = news.number;
    if (news.pages > pages) {
      pages = news.pages;
      const changed = await pointer.around(exchange);
      if (!changed) return again();
      panel.tellChanged(changed);
    }
    panel.show(news.report);
  }
  /** One after the other, in whatever way they come. */
  const queue = (news) => (turn = turn.then(() => take(news)).catch(() => panel.lose()));

  async function ask(waits, signal) {
    const query = waits && number !== undefined ? `?efter=${number}&kora=${run}` : '';
    const answer = await fetch(`/_insyn/laget${query}`, { cache: 'no-store', signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST)]) });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  // A browser has six connections to a host: of all tabs one waits for news, and tells the others.
  const others = new BroadcastChannel('insyn');
  others.onmessage = ({ data }) => document.hidden || queue(data);

  async function follow(signal) {
    while (!signal.aborted) {
      try {
        const news = await ask(true, signal);
        others.postMessage(news);
        await queue(news);
      } catch {
        if (signal.aborted) return;
        others.postMessage({ lost: true });
        panel.lose();
        await pause(AGAIN);
      }
    }
  }

  for (;;) {
    await seen();
    const hidden = new AbortController();
    const hide = () => document.hidden && hidden.abort();
    document.addEventListener('visibilitychange', hide);
    try {
      await ask(false, hidden.signal).then(queue, () => hidden.signal.aborted || panel.lose());
      // Where browsers see no secure page there are no locks: on another computer of the network.
      if (navigator.locks) await navigator.locks.request('insyn', { signal: hidden.signal }, () => follow(hidden.signal));
      else await follow(hidden.signal);
    } catch {
      // The page was hidden while it waited for its turn.
    }
    document.removeEventListener('visibilitychange', hide);
  }
}
