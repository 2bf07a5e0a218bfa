// Claims in the order of a column: each distinct value is compared with the others once.

/** How columns are sorted: the value of a claim, its words. */
const COLUMNS = [
  { key: "subject", of: (claim) => claim.subject, text: name },
  { key: "relation", of: (claim) => claim.relation, text: name },
  { key: "object", of: (claim) => claim.object || claim.value, text: name },
  { key: "modality", of: standing, text: String },
  { key: "saidBy", of: (claim) => originsText(claim), text: String },
  { key: "when", of: (claim) => claim.earliest || claim.latest || "", text: String },
  { key: "amount", of: (claim) => (claim.amount ? `${claim.amount.unit} ${claim.amount.value}` : ""), text: String, compare: bySize },
  { key: "source", of: (claim) => claim.source, text: name },
];

/** Who says it, innermost. */
function originsText(claim) {
  return claim.origins.map(name).join(", ");
}

/** Amounts of one unit by their size. */
function bySize(a, b) {
  const parts = (text) => [text.slice(0, text.lastIndexOf(" ")), Number(text.slice(text.lastIndexOf(" ") + 1))];
  const [[unit, size], [otherUnit, otherSize]] = [parts(a), parts(b)];
  return unit === otherUnit ? size - otherSize : unit < otherUnit ? -1 : 1;
}

/** The place of each claim's value in a column, by the words of the language; -1 without a value. */
function placesIn(list, column) {
  const values = list.map(column.of);
  // accents and case aside, as search has it: Intl.Collator takes ten times as long for 100,000 names
  const distinct = [...new Set(values)].filter((value) => value !== "").map((value) => ({ value, text: fold(column.text(value)) }));
  distinct.sort(column.compare ? (a, b) => column.compare(a.value, b.value) : (a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const places = new Map(distinct.map(({ value }, at) => [value, at]));
  return { places: Int32Array.from(values, (value) => places.get(value) ?? -1), count: distinct.length };
}

/** The claims by a column, upwards or downwards; those without a value come last either way. */
function inOrder(list, column, down) {
  const { places, count } = placesIn(list, column);
  // a counting sort: claims of one value stay in the order in which they were
  const slot = (place) => (place < 0 ? count : down ? count - 1 - place : place);
  const starts = new Uint32Array(count + 2);
  for (const place of places) starts[slot(place) + 1] += 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] += starts[at - 1];
  const found = new Array(list.length);
  list.forEach((claim, at) => { found[starts[slot(places[at])]++] = claim; });
  return found;
}
