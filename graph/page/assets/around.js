// Surroundings and paths: what is near one thing, and how two are connected, over what the filters
// let by. Only what is said to hold, or allegedly does, is walked; what is denied is shown beside it.

/** A path passes over relations that the ontology lets be a hop, and never through a place. */
const isHop = (claim) => isEdge(claim) && Boolean(terms.get(claim.relation)?.hop);
const impassable = new Set(page.impassable.map((id) => thingById.get(id).at));

/** What the reader looks at: surroundings {kind: "near", id, steps}, a path {kind: "path", from, to}, or all. */
let scope = null;
let inScope = null;

/** A thing's neighbours and the claims that lead there, of those that pass every other filter. */
function neighbours(at, failed, walkable) {
  const found = new Map();
  const bit = 1 << (FACETS.length + SCOPE);
  for (const claim of claimsAbout(at)) {
    if (!claim.inside || claim.to < 0 || claim.from === claim.to || (failed[claim.at] & ~bit) !== 0 || !walkable(claim)) continue;
    const other = claim.from === at ? claim.to : claim.from;
    if (!found.has(other)) found.set(other, []);
    found.get(other).push(claim);
  }
  return found;
}

/** So many things are drawn around one: the nearest, and of these the busiest. */
const MOST_NEAR = 300;

/** The things within so many steps of one: {steps: thing → step, left: how many were too many}. */
function near(failed, start, steps) {
  const found = new Map([[start, 0]]);
  let edge = [start];
  let left = 0;
  for (let step = 1; step <= steps; step += 1) {
    const reached = new Set();
    for (const at of edge) for (const other of neighbours(at, failed, () => true).keys()) if (!found.has(other)) reached.add(other);
    const kept = [...reached].sort((a, b) => things[b].degree - things[a].degree || a - b);
    left += Math.max(0, found.size + kept.length - MOST_NEAR);
    for (const at of kept.slice(0, Math.max(0, MOST_NEAR - found.size))) found.set(at, step);
    edge = kept.filter((at) => found.has(at));
  }
  return { steps: found, left };
}

const hopCost = (list) => (list.some((claim) => claim.modality === "Asserted") ? 1 : 1 + ALLEGED_HOP);
/** A path of asserted claims comes before any that rests on an allegation. */
const ALLEGED_HOP = 1000;

/** The firmest, then shortest way between two things: [{from, to, claims, alleged}], or null. */
function pathBetween(failed, from, to) {
  const costs = new Map([[from, 0]]);
  const before = new Map();
  const done = new Set();
  const waiting = new Heap((a, b) => a.cost - b.cost || a.at - b.at);
  waiting.push({ at: from, cost: 0 });
  while (waiting.size) {
    const { at, cost } = waiting.pop();
    if (done.has(at)) continue;
    done.add(at);
    if (at === to) break;
    if (at !== from && impassable.has(at)) continue;
    for (const [other, list] of neighbours(at, failed, isHop)) {
      const sum = cost + hopCost(list);
      if (sum >= (costs.get(other) ?? Infinity)) continue;
      costs.set(other, sum);
      before.set(other, at);
      waiting.push({ at: other, cost: sum });
    }
  }
  if (!before.has(to)) return null;
  const hops = [];
  for (let at = to; at !== from; at = before.get(at)) {
    const list = neighbours(before.get(at), failed, isHop).get(at);
    hops.unshift({ from: before.get(at), to: at, claims: list, alleged: !list.some((claim) => claim.modality === "Asserted") });
  }
  return hops;
}

/** A binary heap: the least comes first. */
class Heap {
  constructor(compare) {
    Object.assign(this, { compare, items: [] });
  }

  get size() {
    return this.items.length;
  }

  push(item) {
    const { items, compare } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (compare(items[at], items[above]) >= 0) break;
      [items[at], items[above]] = [items[above], items[at]];
      at = above;
    }
  }

  pop() {
    const { items, compare } = this;
    const [first] = items;
    const last = items.pop();
    if (!items.length) return first;
    items[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < items.length && compare(items[left], items[least]) < 0) least = left;
      if (right < items.length && compare(items[right], items[least]) < 0) least = right;
      if (least === at) return first;
      [items[at], items[least]] = [items[least], items[at]];
      at = least;
    }
  }
}

/** Work out what the reader looks at, from the claims that the other filters let by. */
function scopeNow(failed) {
  if (!scope) return null;
  if (scope.kind === "near") {
    const { steps, left } = near(failed, thingById.get(scope.id).at, scope.steps);
    return { things: new Map(steps), left, passes: (claim) => steps.has(claim.from) && (claim.to < 0 || steps.has(claim.to)) };
  }
  const hops = pathBetween(failed, thingById.get(scope.from).at, thingById.get(scope.to).at);
  const order = hops ? [hops[0].from, ...hops.map((hop) => hop.to)] : [scope.from, scope.to].map((id) => thingById.get(id).at);
  const place = new Map(order.map((at, step) => [at, step]));
  return {
    hops, left: 0, things: place,
    passes: (claim) => hops !== null && claim.to >= 0 && place.has(claim.from) && place.has(claim.to) && Math.abs(place.get(claim.from) - place.get(claim.to)) === 1,
  };
}

/** The hop by which a path is no firmer than it is: the first alleged one, else the first. */
const weakest = (hops) => hops.find((hop) => hop.alleged) || hops[0];
