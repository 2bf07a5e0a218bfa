// What is shown: every facet must be met. In a facet, unticking a word takes away each claim that has
// it; after "none", ticking a word brings each claim that has it, whatever its other words: a platform
// comes with its neighbours of any kind. A hundred thousand claims have few different sets of words,
// so each set is looked at once.

const classOf = (id) => (entities.has(id) ? entities.get(id).class : "Entity");

/** Each facet tells the words that a claim has under it: two classes, say, or "negative" and "planned". */
const FACETS = [
  ...(changes.size ? [{ id: "change", of: (claim) => [changeOf(claim)], label: changeWord, order: [...Object.keys(CHANGES), "unchanged"] }] : []),
  { id: "modality", of: (claim) => [claim.modality], label: (id) => name(id) },
  { id: "happening", of: happeningOf, label: (id) => name(id) },
  { id: "sources", of: (claim) => [claim.source], label: (id) => name(id) },
  { id: "saidBy", of: (claim) => claim.speakers, label: (id) => name(id) },
  {
    id: "classes",
    of: (claim) => [...new Set([claim.subject, ...(claim.object ? [claim.object] : [])].map(classOf))],
    label: (id) => name(id),
    // readers count the entities of a kind, not the claims about them
    things: true,
  },
  { id: "relations", of: (claim) => [claim.relation], label: (id) => name(id) },
];

/** What the reader has unticked, facet by facet. */
const hidden = new Map(FACETS.map((facet) => [facet.id, new Set()]));

/** The facets in which the reader picks words, having begun with none. */
const picking = new Set();

/** The different sets of words of each facet, and for each claim the number of its set. */
for (const facet of FACETS) {
  const numbers = new Map();
  facet.sets = [];
  facet.at = Int32Array.from(shownClaims, (claim) => {
    const set = facet.of(claim);
    const key = set.join("\u0000");
    if (!numbers.has(key)) {
      numbers.set(key, facet.sets.length);
      facet.sets.push(set);
    }
    return numbers.get(key);
  });
}

/** Beside the facets: time, what is put away, and last the surroundings or the path looked at. */
const [TIME, AWAY, SCOPE] = [0, 1, 2];

/** What the reader has put away, thing by thing. */
const away = new Set();

function meets(set, facet) {
  const ticked = (value) => !hidden.get(facet.id).has(value);
  return picking.has(facet.id) ? set.some(ticked) : set.every(ticked);
}

/** For each claim of the view which facets it fails, a bit each: 0 is shown. */
function failures() {
  const failed = new Uint16Array(shownClaims.length);
  FACETS.forEach((facet, bit) => {
    const wrong = facet.sets.map((set) => (meets(set, facet) ? 0 : 1 << bit));
    if (wrong.some(Boolean)) for (let at = 0; at < failed.length; at += 1) failed[at] |= wrong[facet.at[at]];
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
  const lists = about.get(id);
  return lists ? [...lists.about, ...lists.values].filter((claim) => claim.inside) : [];
}

/** Whether the filters keep a thing of this view out of sight. */
function filteredOut(kind, id) {
  if (kind !== "claim" && kind !== "entity") return false;
  return !(kind === "claim" ? seen.claims : seen.entities).has(id) && claimsOf(kind, id).length > 0;
}

/** Tick what a thing needs to be seen, and leave the rest. */
function unhide(kind, id) {
  for (const claim of claimsOf(kind, id)) {
    for (const facet of FACETS) for (const value of facet.of(claim)) hidden.get(facet.id).delete(value);
    away.delete(claim.from);
    away.delete(claim.to);
    if (!inTime(claim)) anyTime();
    if (inScope && !inScope.passes(claim)) scope = null;
  }
}

/** All words of a facet with two counts: all in the view, and those that the others let by. */
function countFacet(facet) {
  const bit = 1 << FACETS.indexOf(facet);
  const found = new Map();
  const add = (value, key, n) => {
    if (!found.has(value)) found.set(value, { all: 0, open: 0 });
    found.get(value)[key] += n;
  };
  if (facet.things) {
    const marks = new Uint8Array(things.length);
    shownClaims.forEach((claim, at) => {
      const open = (seen.failed[at] & ~bit) === 0 ? 3 : 1;
      marks[claim.from] |= open;
      if (claim.to >= 0) marks[claim.to] |= open;
    });
    marks.forEach((mark, at) => {
      if (!mark) return;
      add(classOf(page.ids[at]), "all", 1);
      if (mark & 2) add(classOf(page.ids[at]), "open", 1);
    });
    return found;
  }
  const all = new Uint32Array(facet.sets.length);
  const open = new Uint32Array(facet.sets.length);
  for (let at = 0; at < shownClaims.length; at += 1) {
    all[facet.at[at]] += 1;
    if ((seen.failed[at] & ~bit) === 0) open[facet.at[at]] += 1;
  }
  facet.sets.forEach((set, number) => {
    for (const value of set) {
      add(value, "all", all[number]);
      add(value, "open", open[number]);
    }
  });
  return found;
}

/** Ids of which some are in sight: has, size, and one after the other. */
class Sight {
  constructor(marks, idAt, placeOf) {
    Object.assign(this, { marks, idAt, placeOf });
    this.size = marks.reduce((sum, mark) => sum + mark, 0);
  }

  has(id) {
    const place = this.placeOf(id);
    return place !== undefined && this.marks[place] === 1;
  }

  *[Symbol.iterator]() {
    for (let at = 0; at < this.marks.length; at += 1) if (this.marks[at]) yield this.idAt(at);
  }
}

/** The claims and entities that the filters let by, and why others are not. */
function visibleNow() {
  const failed = failures();
  const open = new Uint8Array(shownClaims.length);
  const marks = new Uint8Array(things.length);
  shownClaims.forEach((claim, at) => {
    if (failed[at]) return;
    open[at] = 1;
    marks[claim.from] = 1;
    if (claim.to >= 0) marks[claim.to] = 1;
  });
  return {
    failed,
    claims: new Sight(open, (at) => shownClaims[at].id, (id) => (claims.get(id)?.inside ? claims.get(id).at : undefined)),
    entities: new Sight(marks, (at) => page.ids[at], (id) => thingById.get(id)?.at),
  };
}
