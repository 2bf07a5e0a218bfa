// Claims in the order of a column. A column gives each claim a number, and each number a rank: so values
// are compared once each, not for each of a hundred thousand claims. Names have theirs from the build.

/** A column whose values are those of a column of the build. */
const sortedByColumn = (key, { values, at }) => ({ key, number: (claim) => (values[at[claim]] === "" ? -1 : at[claim]), text: (number) => name(values[number]) });

/** The distinct values of a field that few claims have: the number of each by claim, and the values. */
function numberedFew(field) {
  const numbers = new Map();
  const of = new Map(Object.entries(field).map(([claim, value]) => {
    const key = JSON.stringify(value);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return [Number(claim), numbers.get(key)];
  }));
  return { of, values: [...numbers.keys()].map((key) => JSON.parse(key)) };
}

const literals = numberedFew(claimColumns.value);
const amounts = numberedFew(claimColumns.amount);

/** The ranks of all names in the language, and after them those of literal values. */
const nameRanks = () => page.ranks[chosen.lang] || page.ranks.en;

/** Lists of names: by the first, then the second, and so on. */
function byNames(some, others) {
  const ranks = nameRanks();
  const at = some.findIndex((who, place) => ranks[who] !== ranks[others[place]]);
  return at < 0 ? some.length - others.length : at < others.length ? ranks[some[at]] - ranks[others[at]] : 1;
}

/** How columns are sorted: by claim a number, -1 for none; by number a rank, a text, or what compares two. */
const COLUMNS = [
  { key: "subject", number: (claim) => claimColumns.subject[claim], ranks: nameRanks },
  sortedByColumn("relation", claimColumns.relation),
  {
    key: "object",
    // literal values are numbered after the entities
    number: (claim) => (claimColumns.object[claim] >= 0 ? claimColumns.object[claim] : literals.of.has(claim) ? page.ids.length + literals.of.get(claim) : -1),
    ranks: nameRanks,
  },
  {
    key: "modality",
    number: (claim) => WAYS.reduce((number, { values, at }) => number * values.length + at[claim], 0),
    text: (number) => standing(wayOfNumber(number)),
  },
  {
    key: "saidBy",
    number: (claim) => (claimColumns.origins.values[claimColumns.origins.at[claim]].length ? claimColumns.origins.at[claim] : -1),
    compare: (a, b) => byNames(claimColumns.origins.values[a], claimColumns.origins.values[b]),
  },
  {
    key: "when",
    // the latest days are numbered after the earliest
    number: (claim) => {
      const { earliest, latest } = claimColumns;
      if (earliest.values[earliest.at[claim]]) return earliest.at[claim];
      return latest.values[latest.at[claim]] ? earliest.values.length + latest.at[claim] : -1;
    },
    text: (number) => claimColumns.earliest.values[number] ?? claimColumns.latest.values[number - claimColumns.earliest.values.length],
  },
  { key: "amount", number: (claim) => amounts.of.get(claim) ?? -1, compare: (a, b) => bySize(amounts.values[a], amounts.values[b]) },
  sortedByColumn("source", claimColumns.source),
];

/** What tells how a claim is said, in the order of its words. */
const WAYS = [claimColumns.modality, claimColumns.polarity, claimColumns.actuality];

/** How a claim of such a number is said. */
function wayOfNumber(number) {
  let rest = number;
  const [actuality, polarity, modality] = [...WAYS].reverse().map(({ values }) => {
    const value = values[rest % values.length];
    rest = Math.floor(rest / values.length);
    return value;
  });
  return { modality, polarity, actuality };
}

/** Amounts of one unit by their size. */
function bySize(a, b) {
  return a.unit === b.unit ? Number(a.value) - Number(b.value) : a.unit < b.unit ? -1 : 1;
}

/** The ranks of a column's numbers, of which some are used; equal values have one rank. */
function ranksOf(column, used) {
  if (column.ranks) return column.ranks();
  const ranks = new Int32Array(used.length);
  const numbers = [];
  used.forEach((one, number) => { if (one) numbers.push(number); });
  // accents and case aside, as search has it: Intl.Collator takes ten times as long
  const texts = column.text ? new Map(numbers.map((number) => [number, fold(column.text(number))])) : null;
  const compare = column.compare || ((a, b) => (texts.get(a) < texts.get(b) ? -1 : Number(texts.get(a) > texts.get(b))));
  let rank = 0;
  numbers.sort(compare).forEach((number, at) => {
    if (at && compare(numbers[at - 1], number) !== 0) rank += 1;
    ranks[number] = rank;
  });
  return ranks;
}

/** All claims of the view by a column, upwards or downwards; those without a value come last either way. */
function inOrder(list, column, down) {
  const numbers = Int32Array.from(list, (claim) => column.number(claim.at));
  // the same column is often sorted twice, up and down
  if (column.rankedFor !== chosen.lang) {
    const used = new Uint8Array(numbers.reduce((most, number) => Math.max(most, number + 1), 0));
    for (const number of numbers) if (number >= 0) used[number] = 1;
    const ranked = ranksOf(column, used);
    Object.assign(column, { ranked, most: ranked.reduce((most, rank) => Math.max(most, rank + 1), 0), rankedFor: chosen.lang });
  }
  const { ranked, most } = column;
  // a counting sort: claims of one value stay in the order in which they were
  const slots = Uint32Array.from(numbers, (number) => (number < 0 ? most : down ? most - 1 - ranked[number] : ranked[number]));
  const starts = new Uint32Array(most + 2);
  for (const slot of slots) starts[slot + 1] += 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] += starts[at - 1];
  const found = new Array(list.length);
  list.forEach((claim, at) => { found[starts[slots[at]]++] = claim; });
  return found;
}
