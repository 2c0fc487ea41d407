// Each chart is one picture with a name and a description, with its figures in a table beside it.

import { test } from 'node:test';
import { everyPage } from './pages.mjs';

test('Every chart is one named picture with a description, and its table is there to be read', () =>
  everyPage({}, async ({ page, context, found }) => {
    const charts = await page.evaluate(() => {
      document.querySelectorAll('.chart details').forEach((details) => (details.open = true));
      return [...document.querySelectorAll('.chart')].map((chart) => {
        const [label, ...values] = [...chart.querySelectorAll('thead th')].map((header) => header.textContent.trim());
        return {
          id: chart.id,
          title: chart.querySelector('.chart-title').textContent,
          summary: chart.querySelector('.chart-summary').textContent,
          columns: values.length + (label ? 1 : 0),
          rows: chart.querySelectorAll('tbody tr').length,
        };
      });
    });
    const devtools = await context.newCDPSession(page);
    for (const chart of charts) {
      const nodes = await treeOf(devtools, chart.id);
      const of = (...roles) => nodes.filter((node) => roles.includes(node.role?.value));
      const pictures = of('image', 'img');
      const tables = of('table');
      if (pictures.length !== 1) found(`#${chart.id}`, `${pictures.length} pictures`);
      for (const { name, description, childIds } of pictures) {
        if (name.value !== chart.title) found(`#${chart.id}`, `the picture is called “${name.value}”`);
        if (description?.value !== chart.summary) found(`#${chart.id}`, `the picture is described by “${description?.value}”`);
        if (childIds.some((id) => nodes.some((node) => node.nodeId === id && !node.ignored))) found(`#${chart.id}`, 'the picture has parts');
      }
      if (tables.length !== 1) found(`#${chart.id}`, `${tables.length} tables`);
      if (!tables[0]?.name.value.includes(chart.title)) found(`#${chart.id}`, `its table is called “${tables[0]?.name.value}”`);
      if (of('row').length !== chart.rows + 1) found(`#${chart.id}`, `${of('row').length} rows of its table can be read, of ${chart.rows + 1}`);
      if (of('columnheader').length !== chart.columns) found(`#${chart.id}`, `${of('columnheader').length} headers of columns`);
      if (of('rowheader').length !== chart.rows) found(`#${chart.id}`, `${of('rowheader').length} headers of rows`);
    }
    await devtools.detach();
  }));

/** What assistive technology reads of an element. */
async function treeOf(devtools, id) {
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: `[id="${id}"]` });
  const { node } = await devtools.send('DOM.describeNode', { nodeId });
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const start = nodes.find((candidate) => candidate.backendDOMNodeId === node.backendNodeId);
  const below = (parent) => [parent, ...parent.childIds.flatMap((child) => below(nodes.find((candidate) => candidate.nodeId === child) ?? { childIds: [] }))];
  return below(start).filter((candidate) => !candidate.ignored);
}

// A4 without its margins is 673 pixels wide.
for (const [name, width, media] of [['phone', 320, 'screen'], ['tablet', 640, 'screen'], ['small screen', 690, 'screen'], ['screen', 1280, 'screen'], ['sheet of paper', 673, 'print']]) {
  test(`Every chart is drawn once on a ${name}`, () =>
    everyPage({ viewport: { width, height: 900 } }, async ({ page, found }) => {
      await page.emulateMedia({ media });
      const drawn = await page.evaluate(() =>
        [...document.querySelectorAll('.chart')].map((chart) => [chart.id, [...chart.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().height > 20).length]));
      for (const [id, count] of drawn) if (count !== 1) found(`#${id}`, `is drawn ${count} times`);
    }));
}
