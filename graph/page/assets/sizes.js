// Things drawn in sizes of a measure: on asserted claims, or with allegations, and never without saying
// on which. Off, a thing has the size of its lines.

/** The two bases of every figure of the analysis, by their place. */
const BASES = ["asserted", "both"];
const measures = byId(page.analysis.measures);
const SMALLEST = 6;
const LARGEST = 30;

/** {measure, basis, values, most}, or null where sizes are as ever. */
let sizing = null;

/** The measures that give an entity a figure of its own, by which it can be drawn. */
const SIZED = new Set(["degree", "betweenness"]);

/** Sizes by a measure on one basis; null for what is none. */
function sizingFrom([measure, basis]) {
  const at = BASES.indexOf(basis);
  if (at < 0 || !SIZED.has(measure) || !measures.has(measure)) return null;
  const values = new Map(measures.get(measure).rows.filter((row) => row.values[at] !== null).map((row) => [row.who[0], row.values[at]]));
  return { measure, basis: at, values, most: Math.max(0, ...values.values()) };
}

const folded = new Map(Object.entries(page.analysis.folded));

/** The radius of a thing; its area grows with the figure. What has none, or stands far below the first, is smallest. */
function sizeOf(thing) {
  if (!sizing) return thing.size;
  const value = sizing.values.get(folded.get(thing.id) || thing.id) || 0;
  return value ? SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(value / sizing.most) : SMALLEST;
}

/** What sizes show now, and on which claims that rests. */
function sizesWords() {
  const measure = measures.get(sizing.measure);
  const cut = measure.counts[sizing.basis] > sizing.values.size ? ` ${word("sizesCut", { n: figure(sizing.values.size), total: figure(measure.counts[sizing.basis]) })}` : "";
  return word("sizesShow", { measure: said(measure.name), basis: word(`basis:${BASES[sizing.basis]}`) }) + cut;
}
