// Stands in each page. In a frame nothing happens: the page around it follows.
{
  const mark = new URL(document.currentScript.src).search.slice(1);
  if (window === window.top) import('/_insyn/folj.js').then(({ start }) => start(mark));
}
