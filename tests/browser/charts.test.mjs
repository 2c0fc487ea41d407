// Each chart is a heading and a summary, each heard once, and one picture, or none where words say it all, with its figures in a table beside it.

import { check } from './tour.mjs';

check('Every chart is heard as a heading, a picture and a summary, each once, and its table is there to be read', {
  at: 'screen',
  touches: true,
  async look({ page, devtools, found }) {
    const charts = await page.evaluate(() => {
      document.querySelectorAll('.chart details').forEach((details) => (details.open = true));
      return [...document.querySelectorAll('.chart')].map((chart) => {
        const [label, ...values] = [...chart.querySelectorAll('thead th')].map((header) => header.textContent.trim());
        return {
          id: chart.id,
          title: chart.querySelector('.chart-title').textContent,
          columns: values.length + (label ? 1 : 0),
          rows: chart.querySelectorAll('tbody tr').length,
          pictures: chart.querySelectorAll('.chart-area').length,
        };
      });
    });
    if (charts.length === 0) return;
    const trees = await treesOf(devtools, '.chart');
    for (const [index, chart] of charts.entries()) {
      const nodes = trees[index];
      const of = (...roles) => nodes.filter((node) => roles.includes(node.role?.value));
      const pictures = of('image', 'img');
      const tables = of('table');
      if (pictures.length !== chart.pictures) found(`#${chart.id}`, `${pictures.length} pictures`);
      const headings = of('heading').filter(({ name }) => name.value === chart.title);
      if (headings.length !== 1) found(`#${chart.id}`, `${headings.length} headings with its title`);
      if (of('figure').some(({ name }) => name?.value)) found(`#${chart.id}`, 'the figure has a name, which is heard besides the heading');
      for (const { name, description, childIds } of pictures) {
        if (name.value !== 'Diagram') found(`#${chart.id}`, `the picture is called “${name.value}”`);
        if (description?.value) found(`#${chart.id}`, `the picture is described by “${description.value}”, which the summary says`);
        if (childIds.some((id) => nodes.some((node) => node.nodeId === id))) found(`#${chart.id}`, 'the picture has parts');
      }
      if (tables.length !== 1) found(`#${chart.id}`, `${tables.length} tables`);
      if (!tables[0]?.name.value.includes(chart.title)) found(`#${chart.id}`, `its table is called “${tables[0]?.name.value}”`);
      if (of('row').length !== chart.rows + 1) found(`#${chart.id}`, `${of('row').length} rows of its table can be read, of ${chart.rows + 1}`);
      if (of('columnheader').length !== chart.columns) found(`#${chart.id}`, `${of('columnheader').length} headers of columns`);
      if (of('rowheader').length !== chart.rows) found(`#${chart.id}`, `${of('rowheader').length} headers of rows`);
    }
  },
});

/** What assistive technology reads of each of some elements. */
async function treesOf(devtools, selector) {
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const byElement = new Map(nodes.map((node) => [node.backendDOMNodeId, node]));
  const below = (node) => (node ? [node, ...node.childIds.flatMap((child) => below(byId.get(child)))] : []);
  return Promise.all(
    nodeIds.map(async (nodeId) => {
      const { node } = await devtools.send('DOM.describeNode', { nodeId });
      return below(byElement.get(node.backendNodeId)).filter((one) => !one.ignored);
    }),
  );
}

for (const view of ['phone', 'tablet', 'small screen', 'screen', 'sheet of paper']) {
  check(`Every chart is drawn once on a ${view}`, {
    at: view,
    async look({ page, found }) {
      const drawn = await page.evaluate(() =>
        [...document.querySelectorAll('.chart:has(.chart-area)')].map((chart) => [chart.id, [...chart.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().height > 20).length]));
      for (const [id, count] of drawn) if (count !== 1) found(`#${id}`, `is drawn ${count} times`);
    },
  });
}
