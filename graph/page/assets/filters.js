// What is shown: every facet must be met. In a facet, unticking a word takes away each claim that has
// it; after "none", ticking a word brings each claim that has it, whatever its other words: a platform
// comes with its neighbours of any kind. A hundred thousand claims have few different sets of words,
// so each set is looked at once.

const classOf = (id) => entities.get(id)?.class || "Entity";

/** A facet whose words are those of a column of claims, one each. */
const ofColumn = (id, column) => ({ id, label: name, values: column.values, sets: column.values.map((_, at) => [at]), at: column.at });

/** A facet of sets worked out for each claim from a number: claims of one number have the same words. */
function ofNumbers(id, numberOf, wordsOf_, more) {
  const facet = { id, label: name, values: [], sets: [], at: new Uint32Array(shownClaims.length), ...more };
  const [sets, places] = [new Map(), new Map()];
  const placed = (value) => {
    if (!places.has(value)) places.set(value, facet.values.push(value) - 1);
    return places.get(value);
  };
  for (let at = 0; at < shownClaims.length; at += 1) {
    const number = numberOf(at);
    if (!sets.has(number)) sets.set(number, facet.sets.push(wordsOf_(shownClaims[at]).map(placed)) - 1);
    facet.at[at] = sets.get(number);
  }
  return facet;
}

/** The number of each thing's class. */
const classes = { values: [...entityColumns.class.values, "Entity"], of: (at) => (at < everyEntity.length ? entityColumns.class.at[at] : entityColumns.class.values.length) };

/** Each facet tells the words that a claim has under it: two classes, say, or "negative" and "planned".
    `values` has its words, `sets` the places of words that claims have together, `at` each claim's set. */
const FACETS = [
  ...(changes.size
    ? [ofNumbers("change", (at) => changeOf(shownClaims[at]), (claim) => [changeOf(claim)], { label: changeWord, order: CHANGE_ORDER })] : []),
  ofColumn("modality", claimColumns.modality),
  ofNumbers("happening", (at) => claimColumns.polarity.at[at] * claimColumns.actuality.values.length + claimColumns.actuality.at[at], happeningOf),
  ofColumn("sources", claimColumns.source),
  { id: "saidBy", label: name, values: page.ids, sets: claimColumns.speakers.values, at: claimColumns.speakers.at },
  ofNumbers(
    "classes",
    (at) => {
      const [one, two] = [claimColumns.subject[at], claimColumns.object[at]].map((end) => (end < 0 ? -1 : classes.of(end)));
      return two < 0 ? one : Math.min(one, two) * (classes.values.length + 1) + Math.max(one, two) + classes.values.length;
    },
    (claim) => [...new Set([claim.subject, ...(claim.object ? [claim.object] : [])].map(classOf))],
    // readers count the entities of a kind, not the claims about them
    { things: true },
  ),
  ofColumn("relations", claimColumns.relation),
];

/** The words that a claim has under a facet. */
const wordsUnder = (facet, claim) => facet.sets[facet.at[claim.at]].map((place) => facet.values[place]);

/** What the reader has unticked, facet by facet. */
const hidden = new Map(FACETS.map((facet) => [facet.id, new Set()]));

/** The facets in which the reader picks words, having begun with none. */
const picking = new Set();

/** Beside the facets: time, what is put away, and last the surroundings or the path looked at. */
const [TIME, AWAY, SCOPE] = [0, 1, 2];

/** What the reader has put away, thing by thing. */
const away = new Set();

/** For each claim of the view which facets it fails, a bit each: 0 is shown. */
function failures() {
  const failed = new Uint16Array(shownClaims.length);
  FACETS.forEach((facet, bit) => {
    const off = hidden.get(facet.id);
    if (!off.size && !picking.has(facet.id)) return;
    const ticked = Uint8Array.from(facet.values, (value) => (off.has(value) ? 0 : 1));
    const isTicked = (place) => ticked[place] === 1;
    const wrong = Uint16Array.from(facet.sets, (set) => ((picking.has(facet.id) ? set.some(isTicked) : set.every(isTicked)) ? 0 : 1 << bit));
    for (let at = 0; at < failed.length; at += 1) failed[at] |= wrong[facet.at[at]];
  });
  const fail = (bit, passes) => {
    const mark = 1 << (FACETS.length + bit);
    shownClaims.forEach((claim, at) => { if (!passes(claim)) failed[at] |= mark; });
  };
  if (timeIsSet()) fail(TIME, inTime);
  if (away.size) fail(AWAY, (claim) => !away.has(claim.from) && !(claim.to >= 0 && away.has(claim.to)));
  inScope = scopeNow(failed);
  if (inScope) fail(SCOPE, inScope.passes);
  return failed;
}

/** Take every filter away. */
function showEverything() {
  for (const off of hidden.values()) off.clear();
  picking.clear();
  away.clear();
  anyTime();
}

/** The claims by which a thing comes into sight: itself, or all in which it stands. */
function claimsOf(kind, id) {
  if (kind === "claim") return claims.get(id)?.inside ? [claims.get(id)] : [];
  const lists = about(id);
  return [...lists.about, ...lists.values].filter((claim) => claim.inside);
}

/** Whether the filters keep a thing of this view out of sight. */
function filteredOut(kind, id) {
  if (kind !== "claim" && kind !== "entity") return false;
  return !(kind === "claim" ? seen.claims : seen.entities).has(id) && claimsOf(kind, id).length > 0;
}

/** Tick what a thing needs to be seen, and leave the rest. */
function unhide(kind, id) {
  for (const claim of claimsOf(kind, id)) {
    for (const facet of FACETS) for (const value of wordsUnder(facet, claim)) hidden.get(facet.id).delete(value);
    away.delete(claim.from);
    away.delete(claim.to);
    if (!inTime(claim)) anyTime();
    if (inScope && !inScope.passes(claim)) scope = null;
  }
}

/** How many there are of each word of a facet, by its place: claims, or things of a class. `passes` tells of claims by place. */
function countWords(facet, passes) {
  const found = new Uint32Array(facet.values.length);
  if (facet.things) {
    const marks = new Uint8Array(things.length);
    for (let at = 0; at < shownClaims.length; at += 1) {
      if (!passes(at)) continue;
      marks[claimColumns.subject[at]] = 1;
      if (claimColumns.object[at] >= 0) marks[claimColumns.object[at]] = 1;
    }
    const places = classes.values.map((value) => facet.values.indexOf(value));
    marks.forEach((mark, at) => { if (mark) found[places[classes.of(at)]] += 1; });
    return found;
  }
  const sets = new Uint32Array(facet.sets.length);
  for (let at = 0; at < shownClaims.length; at += 1) if (passes(at)) sets[facet.at[at]] += 1;
  facet.sets.forEach((set, number) => { for (const place of set) found[place] += sets[number]; });
  return found;
}

/** Two counts of the words of a facet: all in the view, and those that the others let by. */
function countFacet(facet) {
  facet.all ||= countWords(facet, () => true);
  // counted once for what is seen now
  if (facet.countedFor !== seen) {
    const others = ~(1 << FACETS.indexOf(facet));
    facet.open = seen.any & others ? countWords(facet, (at) => (seen.failed[at] & others) === 0) : facet.all;
    facet.countedFor = seen;
  }
  return { all: facet.all, open: facet.open };
}

/** Ids of which some are in sight: has, size, and one after the other. */
class Sight {
  constructor(marks, idAt, placeOf) {
    Object.assign(this, { marks, idAt, placeOf });
    this.size = 0;
    for (let at = 0; at < marks.length; at += 1) this.size += marks[at];
  }

  has(id) {
    const place = this.placeOf(id);
    return place !== undefined && this.marks[place] === 1;
  }

  *[Symbol.iterator]() {
    for (let at = 0; at < this.marks.length; at += 1) if (this.marks[at]) yield this.idAt(at);
  }
}

/** Whether the filters let a claim of the view by. */
const isSeen = (claim) => claim.inside && seen.claims.marks[claim.at] === 1;

/** The claims and entities that the filters let by, and why others are not. */
function visibleNow() {
  const failed = failures();
  const open = new Uint8Array(shownClaims.length);
  const marks = new Uint8Array(things.length);
  const { subject, object } = claimColumns;
  let any = 0;
  for (let at = 0; at < failed.length; at += 1) {
    any |= failed[at];
    if (failed[at]) continue;
    open[at] = 1;
    marks[subject[at]] = 1;
    if (object[at] >= 0) marks[object[at]] = 1;
  }
  return {
    failed,
    // every bit that any claim has
    any,
    claims: new Sight(open, (at) => shownClaims[at].id, (id) => (claims.get(id)?.inside ? claims.get(id).at : undefined)),
    entities: new Sight(marks, (at) => page.ids[at], (id) => thingById.get(id)?.at),
  };
}
