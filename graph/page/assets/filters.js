// What is shown: every facet must be met. In a facet, unticking a word takes away each claim that has
// it; after "none", ticking a word brings each claim that has it, whatever its other words: a platform
// comes with its neighbours of any kind.

const classOf = (id) => (entities.has(id) ? entities.get(id).class : "Entity");

/** Each facet tells the words that a claim has under it: two classes, say, or "negative" and "planned". */
const FACETS = [
  { id: "modality", of: (claim) => [claim.modality], label: (id) => name(id) },
  { id: "happening", of: (claim) => claim.happening, label: (id) => name(id) },
  { id: "sources", of: (claim) => [claim.source], label: (id) => name(id) },
  {
    id: "classes",
    of: (claim) => [...new Set([claim.subject, ...(claim.object ? [claim.object] : [])].map(classOf))],
    label: (id) => name(id),
    // readers count the entities of a kind, not the claims about them
    counted: (claim, value) => [claim.subject, claim.object].filter((id) => id && classOf(id) === value),
  },
  { id: "relations", of: (claim) => [claim.relation], label: (id) => name(id) },
];

/** What the reader has unticked, facet by facet. */
const hidden = new Map(FACETS.map((facet) => [facet.id, new Set()]));

/** The facets in which the reader picks words, having begun with none. */
const picking = new Set();

function meets(claim, facet) {
  const ticked = (value) => !hidden.get(facet.id).has(value);
  return picking.has(facet.id) ? facet.of(claim).some(ticked) : facet.of(claim).every(ticked);
}

function passes(claim, except) {
  return FACETS.every((facet) => facet === except || meets(claim, facet));
}

/** Take every filter away. */
function showEverything() {
  for (const off of hidden.values()) off.clear();
  picking.clear();
}

/** The claims by which a thing comes into sight: itself, or all in which it stands. */
function claimsOf(kind, id) {
  return shownClaims.filter((claim) => (kind === "claim" ? claim.id === id : claim.subject === id || claim.object === id));
}

/** Whether the filters keep a thing of this view out of sight. */
function filteredOut(kind, id) {
  return !(kind === "claim" ? seen.claims : seen.entities).has(id) && claimsOf(kind, id).length > 0;
}

/** Tick what a thing needs to be seen, and leave the rest. */
function unhide(kind, id) {
  for (const claim of claimsOf(kind, id)) {
    for (const facet of FACETS) for (const value of facet.of(claim)) hidden.get(facet.id).delete(value);
  }
}

/** All words of a facet with two counts: all in the view, and those that the others let by. */
function countFacet(facet) {
  const countedBy = facet.counted || ((claim) => [claim.id]);
  const sets = new Map();
  for (const claim of shownClaims) {
    const open = passes(claim, facet);
    for (const value of facet.of(claim)) {
      if (!sets.has(value)) sets.set(value, { all: new Set(), open: new Set() });
      for (const id of countedBy(claim, value)) {
        sets.get(value).all.add(id);
        if (open) sets.get(value).open.add(id);
      }
    }
  }
  return new Map([...sets].map(([value, { all, open }]) => [value, { all: all.size, open: open.size }]));
}

/** The ids of the claims and entities that the filters let by. */
function visibleNow() {
  const open = shownClaims.filter((claim) => passes(claim));
  const seen = new Set();
  for (const claim of open) {
    seen.add(claim.subject);
    if (claim.object) seen.add(claim.object);
  }
  return { claims: new Set(open.map((claim) => claim.id)), entities: seen };
}
