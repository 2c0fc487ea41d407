// What hosts make of `_headers`, as they tell it.

/** The rules of the file: each a pattern with its headers. */
function read(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [, name, value] = line.match(/^  ([^:]+): (.*)$/) ?? [];
    if (name) rules.at(-1).headers.push([name, value]);
    else rules.push({ pattern: line, headers: [] });
  }
  return rules;
}

const matches = (pattern, end) => {
  const parts = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replace(/:[A-Za-z]\w*/g, '[^/]+');
  return new RegExp(`^${parts}${end}$`);
};

/**
 * A slash at the end is the same as none, and of a header that several rules give the last holds.
 * https://docs.netlify.com/manage/routing/headers/, and its program: netlify/build, netlify/cli.
 */
export function netlify(text) {
  const rules = read(text).map(({ pattern, headers }) => [matches(pattern, '/?'), headers]);
  return (address) => Object.fromEntries(rules.flatMap(([meant, headers]) => (meant.test(address) ? headers : [])));
}

/**
 * Of a header that several rules give, all values hold. At most 100 rules, of lines of at most 2,000 characters.
 * https://developers.cloudflare.com/pages/configuration/headers/
 */
export function cloudflare(text) {
  const rules = read(text).map(({ pattern, headers }) => [matches(pattern, ''), headers]);
  if (rules.length > 100 || text.split('\n').some((line) => line.length > 2000)) throw new Error('More than Cloudflare reads');
  return (address) => {
    const all = {};
    for (const [name, value] of rules.flatMap(([meant, headers]) => (meant.test(address) ? headers : []))) {
      all[name] = name in all ? `${all[name]}, ${value}` : value;
    }
    return all;
  };
}
