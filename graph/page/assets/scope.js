// What the reader does with a thing: look at its surroundings or at a path from it, put it away, pin it.

/** Things that stay drawn and named, wherever groups are closed. */
const pinned = new Set();

/** The thing from which a path is to be looked for, once its other end is chosen. */
let pathFrom = null;

function setScope(next) {
  scope = next;
  pathFrom = null;
  // of a large network a part is laid out by itself
  if (groups.length > 1) moved.clear();
  // a path is lit from end to end, and the panel tells it
  if (next?.kind === "path") chosen.selected = null;
  setView("network");
  refresh();
  if (next?.kind === "path") {
    document.getElementById("panel").classList.remove("open");
    focusPanel();
  }
  fitAll(true);
}

function putAway(id) {
  away.add(thingById.get(id).at);
  choose(null, null, false);
  refresh();
}

function togglePin(id) {
  const { at } = thingById.get(id);
  if (!pinned.delete(at)) pinned.add(at);
  refresh();
  showPanel();
}

/** How far around a thing may be looked. */
const STEPS = [1, 2, 3, 4];

/** Buttons for an entity that is drawn; a path ends at the one chosen next. */
function entityActions(entity) {
  const thing = thingById.get(entity.id);
  if (!thing || thing.x === null) return null;
  const steps = scope?.kind === "near" && scope.id === entity.id ? scope.steps : 1;
  const choice = make("select", { id: "steps", "aria-label": word("steps"), onchange: (event) => setScope({ kind: "near", id: entity.id, steps: Number(event.target.value) }) },
    STEPS.map((n) => make("option", { value: n, selected: n === steps }, counted("step", n))));
  const button = (key, act, pressed) => make("button", { type: "button", class: "button", "data-act": key, "aria-pressed": pressed ?? null, onclick: act }, word(key));
  return make("div", { class: "acts" },
    button("surroundings", () => setScope({ kind: "near", id: entity.id, steps: Number(document.getElementById("steps").value) })), choice,
    pathFrom && pathFrom !== entity.id
      ? button("pathHere", () => setScope({ kind: "path", from: pathFrom, to: entity.id }))
      : button("pathFrom", () => { pathFrom = entity.id; showScope(); showPanel(); }, pathFrom === entity.id),
    button("pin", () => togglePin(entity.id), pinned.has(thing.at)),
    button("putAway", () => putAway(entity.id)));
}

/** The line above the picture that tells what is looked at, with a way back. */
function showScope() {
  const line = document.getElementById("scope");
  const back = (key, act) => make("button", { type: "button", class: "plain", "data-act": key, onclick: act }, word(key));
  const parts = [];
  if (scope) parts.push(make("span", {}, ...scopeWords()), back("wholeNetwork", () => setScope(null)));
  if (pathFrom) parts.push(make("span", {}, word("pathWaits", { name: name(pathFrom) })), back("noPath", () => { pathFrom = null; showScope(); showPanel(); }));
  if (away.size) parts.push(make("span", {}, word("putAwayCount", { n: figure(away.size) })), back("bringBack", () => { away.clear(); refresh(); }));
  // beside the zoom, as a line more would move the picture
  document.getElementById("put-back").hidden = !moved.size;
  if (sizing) parts.push(make("span", {}, sizesWords()), back("sizesOff", () => setSizes(null)));
  line.hidden = !parts.length;
  line.replaceChildren(...parts);
}

function scopeWords() {
  if (scope.kind === "near") {
    const left = inScope?.left ? ` ${word("nearCut", { n: figure(inScope.left) })}` : "";
    return [word("nearWords", { name: name(scope.id), steps: counted("step", scope.steps) }) + left];
  }
  const ends = { from: name(scope.from), to: name(scope.to) };
  if (!inScope?.hops) return [word("noWay", ends)];
  const hop = weakest(inScope.hops);
  const [from, to] = [hop.from, hop.to].map((at) => page.ids[at]);
  const firm = hop.claims.find((claim) => claim.modality === "Asserted") || hop.claims[0];
  const link = make("button", { type: "button", class: "name", "data-claim": firm.id, onclick: () => choose("claim", firm.id, true) }, outside(`${name(from)} – ${name(to)}`));
  return [word("wayWords", { ...ends, n: counted("hop", inScope.hops.length) }), " ", word("weakest"), " ", link, ` (${standing(firm)}, ${counted("claim", hop.claims.length)})`];
}

/** Where everything is drawn: in its place in the whole, or by itself where the whole is too large. */
arrangedNow = function () {
  if (inScope && groups.length > 1) {
    const order = [...inScope.things.keys()];
    const here = new Set(order);
    const joined = shownClaims.filter((claim) => claim.to >= 0 && here.has(claim.from) && here.has(claim.to)).map((claim) => [claim.from, claim.to]);
    const places = scope.kind === "path" ? inARow(order) : ringed(inScope.things, joined);
    return { things: order.map((at) => ({ thing: things[at], ...places.get(at) })), groups: [], frames: [] };
  }
  return withPinned(placedNow());
};

/** What is pinned beside the closed group that it is in. */
function withPinned(here) {
  const there = new Set(here.things.map(({ thing }) => thing.at));
  const stands = standIns();
  const beside = new Map();
  for (const at of pinned) {
    const group = stands(at);
    const spot = !there.has(at) && here.groups.find((one) => one.group === group);
    if (!spot) continue;
    const number = beside.get(group) || 0;
    beside.set(group, number + 1);
    here.things.push({ thing: things[at], x: spot.x + (group.radius + 60) * Math.cos(number * 0.9 - 0.6), y: spot.y + (group.radius + 60) * Math.sin(number * 0.9 - 0.6) });
  }
  return here;
}
