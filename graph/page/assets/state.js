// The state of the view, as words after # in the address: a view can be sent, gone back from and
// returned to. Whatever stands there may come from anybody: what is not of this page is left out.

const MOST_STATE = 20_000;
const past = [];
const future = [];
let restoring = false;

/** The state as text, without where the reader looks: that is no step to be undone. */
function stateWords() {
  const words_ = new URLSearchParams();
  const put = (key, value) => { if (value) words_.set(key, value); };
  put("lang", chosen.lang);
  put("view", chosen.view !== "network" && chosen.view);
  put("rank", ranking === 1 && "both");
  put("size", sizing && `${sizing.measure}|${BASES[sizing.basis]}`);
  put("is", chosen.selected && `${chosen.selected.kind} ${chosen.selected.id}`);
  for (const facet of FACETS) {
    const off = [...hidden.get(facet.id)];
    if (picking.has(facet.id)) put(`only.${facet.id}`, [...countableOf(facet)].filter((value) => !hidden.get(facet.id).has(value)).join("|") || "|");
    else put(`not.${facet.id}`, off.join("|"));
  }
  if (timeIsSet()) put("time", `${time.from}|${time.to}|${time.undated ? 1 : 0}`);
  put("away", [...away].map((at) => page.ids[at]).join("|"));
  put("pin", [...pinned].map((at) => page.ids[at]).join("|"));
  put("moved", [...moved].map(([id, { x, y }]) => `${x},${y},${id}`).join("|"));
  put("open", opened.slice(1).map((at) => groups[at].id).join("|"));
  if (scope) put("scope", scope.kind === "near" ? `near|${scope.id}|${scope.steps}` : `path|${scope.from}|${scope.to}`);
  return words_.toString();
}

/** Every word of a facet in this view. */
function countableOf(facet) {
  const { all } = countFacet(facet);
  return new Set(facet.values.filter((_, place) => all[place] > 0));
}

/** Take a state from its words. */
function takeState(text) {
  const given = new URLSearchParams(text.slice(0, MOST_STATE));
  const valuesOf = (key) => (given.get(key) || "").split("|").filter(Boolean);
  const placesOf = (key) => valuesOf(key).map((id) => thingById.get(id)).filter((thing) => thing && thing.x !== null).map((thing) => thing.at);
  if (["en", "fr"].includes(given.get("lang"))) chosen.lang = given.get("lang");
  chosen.view = ["table", "analysis"].includes(given.get("view")) ? given.get("view") : "network";
  ranking = given.get("rank") === "both" ? 1 : 0;
  sizing = sizingFrom(valuesOf("size"));
  showEverything();
  for (const facet of FACETS.filter(({ id }) => given.has(`not.${id}`) || given.has(`only.${id}`))) {
    const every = countableOf(facet);
    for (const value of valuesOf(`not.${facet.id}`)) if (every.has(value)) hidden.get(facet.id).add(value);
    if (!given.has(`only.${facet.id}`)) continue;
    picking.add(facet.id);
    const kept = new Set(valuesOf(`only.${facet.id}`));
    for (const value of every) if (!kept.has(value)) hidden.get(facet.id).add(value);
  }
  const [from, to, undated] = (given.get("time") || "").split("|").map(Number);
  if (Number.isInteger(from) && Number.isInteger(to) && from >= ends[0] && to <= ends[1] && from <= to) Object.assign(time, { from, to, undated: undated !== 0 });
  for (const at of placesOf("away")) away.add(at);
  pinned.clear();
  for (const at of placesOf("pin")) pinned.add(at);
  moved.clear();
  for (const text of valuesOf("moved")) {
    const [, x, y, id] = /^(-?\d{1,5}),(-?\d{1,5}),(.*)$/s.exec(text) || [];
    if (groupById.has(id) || thingById.has(id)) moved.set(id, { x: Number(x), y: Number(y) });
  }
  opened = [0];
  for (const id of valuesOf("open")) if (groupById.has(id)) openGroup(groupById.get(id));
  scope = scopeFrom(valuesOf("scope"));
  const [kind, id] = [(given.get("is") || "").split(" ", 1)[0], (given.get("is") || "").replace(/^\S* /, "")];
  const known = { claim: claims, entity: entities, group: groupById }[kind];
  chosen.selected = known?.has(id) ? { kind, id } : null;
}

function scopeFrom([kind, first, second]) {
  const drawnThing = (id) => thingById.has(id) && thingById.get(id).x !== null;
  if (kind === "near" && drawnThing(first) && STEPS.includes(Number(second))) return { kind, id: first, steps: Number(second) };
  if (kind === "path" && drawnThing(first) && drawnThing(second) && first !== second) return { kind, from: first, to: second };
  return null;
}

/** Note a step of the reader: it stands in the address, and can be undone. */
function note() {
  if (restoring) return;
  const now = stateWords();
  if (past[past.length - 1] !== now) {
    past.push(now);
    if (past.length > 200) past.shift();
    future.length = 0;
  }
  showSteps();
  putAddress();
}

let addressing = null;

/** Put the state and where the reader looks into the address, at most twice a second. */
function putAddress() {
  clearTimeout(addressing);
  addressing = setTimeout(() => {
    const at = drawing.getViewPosition();
    const where = [at.x, at.y, drawing.getScale() * 1000].map(Math.round).join("|");
    history.replaceState(null, "", `#${past[past.length - 1]}&at=${encodeURIComponent(where)}`);
  }, 500);
}

function undo() {
  if (past.length < 2) return;
  future.push(past.pop());
  restoreState(past[past.length - 1]);
}

function redo() {
  if (!future.length) return;
  past.push(future.pop());
  restoreState(past[past.length - 1]);
}

/** Show a state as a whole. */
function restoreState(text) {
  restoring = true;
  takeState(text);
  setLanguage(chosen.lang);
  setView(chosen.view);
  document.getElementById("panel").classList.toggle("open", chosen.selected !== null);
  restoring = false;
  showSteps();
  putAddress();
}

function showSteps() {
  document.getElementById("undo").setAttribute("aria-disabled", String(past.length < 2));
  document.getElementById("redo").setAttribute("aria-disabled", String(!future.length));
}

/** Open as the address says; tell whether it says anything. */
function startState() {
  const given = location.hash.slice(1);
  const says = given.includes("=");
  if (says) {
    restoreState(given);
    const [x, y, scale] = (new URLSearchParams(given).get("at") || "").split("|").map(Number);
    if (scale > 5 && scale < 20_000 && Number.isFinite(x) && Number.isFinite(y)) look(() => drawing.moveTo({ position: { x, y }, scale: scale / 1000, animation: false }));
    else fitAll(false);
  }
  document.getElementById("undo").addEventListener("click", undo);
  document.getElementById("redo").addEventListener("click", redo);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches("input[type=search]")) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) redo();
    else return;
    event.preventDefault();
  });
  for (const moved of ["dragEnd", "zoom"]) drawing.on(moved, putAddress);
  // an address typed or pasted into the same page
  window.addEventListener("hashchange", () => { restoreState(location.hash.slice(1)); fitAll(true); note(); });
  return says;
}
