// The network itself: vis-network with given positions, and our labels over it.

const still = window.matchMedia("(prefers-reduced-motion: reduce)");
let drawing = null;
let items = null;
let seen = visibleNow();
let light = null;

function startDrawing(onChoose) {
  items = { nodes: new vis.DataSet([]), edges: new vis.DataSet([]) };
  const settings = {
    ...options,
    physics: false,
    layout: { improvedLayout: false },
    nodes: { font: { size: 0 }, labelHighlightBold: false, chosen: true },
    edges: { font: { size: 0 }, hoverWidth: 1, selectionWidth: 1.2, arrowStrikethrough: false, smooth: false },
    interaction: {
      hover: true,
      multiselect: false,
      selectConnectedEdges: false,
      hoverConnectedEdges: false,
      tooltipDelay: 1e9,
      keyboard: { enabled: true, bindToWindow: false },
      zoomSpeed: 0.6,
    },
  };
  refreshItems();
  drawing = new vis.Network(document.getElementById("canvas"), items, settings);
  dress();
  drawing.on("afterDrawing", (ctx) => {
    writeLabels(ctx, drawing, seen, light, drawing.getScale(), (at) => drawing.canvasToDOM(at));
  });
  drawing.on("beforeDrawing", (ctx) => drawFrames(ctx, paper()));
  drawing.on("click", (event) => {
    const at = event.pointer.DOM;
    const text = writtenAt(at);
    if (text?.kind === "frame") shut(groupById.get(text.id));
    else if (event.nodes.length) onChoose(kindOf(event.nodes[0]), event.nodes[0]);
    else if (text) onChoose(text.kind, text.id);
    else if (event.edges.length) onChoose(kindOf(event.edges[0]), event.edges[0]);
    else onChoose(null, null);
  });
  drawing.on("doubleClick", (event) => {
    const group = groupById.get(event.nodes[0] || writtenAt(event.pointer.DOM)?.id);
    if (group && !isOpen(group)) unfold(group);
  });
  drawing.on("hoverEdge", (event) => hover(kindOf(event.edge), event.edge, event.pointer.DOM));
  drawing.on("hoverNode", (event) => hover(kindOf(event.node), event.node, event.pointer.DOM));
  for (const gone of ["blurEdge", "blurNode", "dragStart", "zoom"]) drawing.on(gone, () => hover(null));
  fitAll(false);
}

/** What an id of the drawing is: an entity, a group, a claim, or a bundle of claims. */
function kindOf(id) {
  return drawn.byId.get(id)?.kind || drawn.lines.find((line) => line.id === id)?.kind;
}

/** Put the filters, the selection and the paper into what is drawn. */
function refreshItems() {
  seen = visibleNow();
  drawNow();
  dress();
}

/** Dress what is drawn by the selection and the paper: nothing moves. */
function dress() {
  light = lit();
  const colours = paper();
  putIn(items.nodes, drawn.nodes.map((node) => nodeItem(node, colours)));
  putIn(items.edges, drawn.lines.map(lineItem));
  for (const node of drawn.nodes) dressNode(drawing?.body.nodes[node.id], node, light, colours);
  for (const line of drawn.lines) dressLine(drawing?.body.edges[line.id], line, light);
  // at the next frame, however often it is asked for
  drawing?.body.emitter.emit("_requestRedraw");
  const empty = document.getElementById("empty");
  const nothing = drawn.nodes.every((node) => node.hidden);
  empty.hidden = !nothing && drawn.lines.length > 0;
  empty.textContent = word(shownClaims.some((claim) => claim.to >= 0) ? "allHidden" : "empty");
}

/** What the library was last told of each item. */
const told = new Map();

/** Make a data set hold these items and no others: only what is new is told, as telling is slow. */
function putIn(set, wanted) {
  if (!told.has(set)) told.set(set, new Map());
  const before = told.get(set);
  const now = new Map(wanted.map((item) => [item.id, JSON.stringify(item)]));
  const gone = [...before.keys()].filter((id) => !now.has(id));
  const changed = wanted.filter((item) => before.get(item.id) !== now.get(item.id));
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
  told.set(set, now);
}

/** Open a group where it stands, and bring it into sight. */
function unfold(group) {
  openGroup(group);
  refresh();
  frameGroup(group);
}

/** Close a group, and bring into sight what is around it. */
function shut(group) {
  const above = groups[group.parent];
  closeGroup(group);
  if (chosen.selected?.kind === "group" && chosen.selected.id !== group.id) choose("group", group.id, false);
  refresh();
  frameGroup(above);
}

function frameGroup(group) {
  if (group.at === 0) return fitAll(true);
  const frame = drawn.frames.find((one) => one.group === group);
  if (frame) show(frame.box, true);
}

/** Bring a part of the picture into sight, with room for the labels of what stands at its rim. */
function show({ left, right, top, bottom }, animated) {
  const frame = document.getElementById("canvas");
  const scale = Math.min((frame.clientWidth - 130) / (right - left + 1), (frame.clientHeight - 90) / (bottom - top + 1), 1.5);
  drawing.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 + 12 / scale },
    scale: Math.max(scale, 0.02),
    animation: animated && !still.matches && { duration: 300 },
  });
}

function fitAll(animated) {
  const points = drawn.nodes.filter((node) => !node.hidden);
  if (!points.length) return;
  const ends = (axis) => points.reduce(([low, high], at) => [Math.min(low, at[axis]), Math.max(high, at[axis])], [Infinity, -Infinity]);
  const [left, right] = ends("x");
  const [top, bottom] = ends("y");
  show({ left, right, top, bottom }, animated);
}

function zoomBy(factor) {
  drawing.moveTo({ scale: drawing.getScale() * factor, animation: !still.matches && { duration: 150 } });
}

/** Bring a thing, or the two ends of a claim, into sight: what they are in is opened. */
function focusOn(kind, id) {
  hover(null);
  const line = kind === "bundle" ? drawn.lines.find((one) => one.id === id) : null;
  const ends = kind === "claim" ? [claims.get(id).subject, claims.get(id).object].filter(Boolean) : line ? [line.from, line.to] : [id];
  const shutIn = ends.map((end) => thingById.get(end)).filter((thing) => thing && thing.x !== null && !drawn.byId.has(thing.id));
  if (shutIn.length) {
    for (const thing of shutIn) openGroup(groups[thing.group]);
    refresh();
  }
  const points = ends.map((end) => drawn.byId.get(end)).filter((node) => node && !node.hidden);
  if (!points.length) return;
  const middle = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  drawing.moveTo({
    position: { x: middle("x"), y: middle("y") },
    scale: Math.max(drawing.getScale(), 0.95),
    animation: !still.matches && { duration: 350 },
  });
}

let hovers = 0;

/** A note beside the pointer: what it is, how it is said, and by which source. */
async function hover(kind, id, at) {
  const note = document.getElementById("hover");
  hovers += 1;
  const mine = hovers;
  note.hidden = true;
  if (!kind) return;
  if (kind === "claim") await details([id]);
  if (mine !== hovers) return;
  note.hidden = false;
  note.replaceChildren(...hoverParts(kind, id));
  const frame = document.getElementById("network-view");
  note.style.left = `${Math.max(4, Math.min(at.x + 14, frame.clientWidth - note.offsetWidth - 8))}px`;
  note.style.top = `${Math.max(4, Math.min(at.y + 14, frame.clientHeight - note.offsetHeight - 8))}px`;
}

function hoverParts(kind, id) {
  if (kind === "claim") return [outside(sentence(claims.get(id)), "p"), claimNote(claims.get(id))];
  if (kind === "group") return [outside(groupName(groupById.get(id)), "strong"), make("p", {}, word("groupHint"))];
  if (kind === "bundle") {
    const line = drawn.lines.find((one) => one.id === id);
    const open = line.claims.filter((claim) => seen.claims.has(claim.id));
    return [make("strong", {}, counted("claim", open.length)), make("p", {}, make("span", { class: "badge" }, lineSample(looks.get(line.look)), standing(line.claims[0])), " ", changeBadge(line.claims[0]))];
  }
  return [outside(name(id), "strong"), make("span", {}, ` ${name(classOf(id))}`)];
}
