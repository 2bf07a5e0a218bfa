// The network itself: the library's camera and canvas, on which things, lines and labels are painted.

const still = window.matchMedia("(prefers-reduced-motion: reduce)");
let drawing = null;
let seen = visibleNow();
let light = null;
/** The colours of the paper, as the screen or the printer has it now. */
let colours = paper();

function startDrawing(onChoose) {
  const settings = {
    ...options,
    physics: false,
    interaction: {
      tooltipDelay: 1e9,
      // a mouse that passes takes the focus from no one
      keyboard: { enabled: true, bindToWindow: false, autoFocus: false },
      zoomSpeed: 0.6,
    },
  };
  // pan, zoom, touch and keyboard are the library's; it holds no items
  drawing = new vis.Network(document.getElementById("canvas"), { nodes: [], edges: [] }, settings);
  drawing.on("beforeDrawing", (ctx) => {
    const frame = document.getElementById("canvas");
    const [first, last] = [{ x: 0, y: 0 }, { x: frame.clientWidth, y: frame.clientHeight }].map((corner) => drawing.DOMtoCanvas(corner));
    paintAll(ctx, drawing.getScale(), { left: first.x, top: first.y, right: last.x, bottom: last.y });
    writeLabels(ctx, drawing.getScale(), (at) => drawing.canvasToDOM(at));
  });
  drawing.on("click", (event) => {
    const found = thingAt(event.pointer.DOM);
    if (found?.kind === "frame") shut(groupById.get(found.id));
    else onChoose(found?.kind || null, found?.id || null);
  });
  for (const gone of ["dragStart", "zoom"]) drawing.on(gone, () => hover(null));
  startPointing(onChoose);
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
  colours = paper();
  // at the next frame, however often it is asked for
  drawing.body.emitter.emit("_requestRedraw");
  const empty = document.getElementById("empty");
  const nothing = drawn.nodes.every((node) => node.hidden);
  empty.hidden = !nothing && drawn.lines.length > 0;
  empty.textContent = word(shownClaims.some((claim) => claim.to >= 0) ? "allHidden" : "empty");
}

/** Open a group where it stands, and bring it into sight. */
function unfold(group) {
  openGroup(group);
  regroup();
  frameGroup(group);
}

/** Close a group, and bring into sight what is around it. */
function shut(group) {
  const above = groups[group.parent];
  closeGroup(group);
  if (chosen.selected?.kind === "group" && chosen.selected.id !== group.id) choose("group", group.id, false);
  regroup();
  frameGroup(above);
}

function frameGroup(group) {
  if (group.at === 0) return fitAll(true);
  const frame = drawn.frames.find((one) => one.group === group);
  if (frame) show(frame.box, true);
}

/** What to look at once the picture can be seen. */
let waitingLook = null;

/** Move the camera, now or when the picture comes into sight: without a size there is nothing to fit. */
function look(move) {
  waitingLook = null;
  if (document.getElementById("canvas").clientWidth) {
    // lines above and below the picture may just have come or gone
    drawing.setSize("100%", "100%");
    move();
  } else waitingLook = move;
}

/** Take the picture as it is in its own view, whatever view the reader is in, and look at it. */
function inNetworkView(take) {
  const views = [...document.querySelectorAll(".stage > .view")];
  const before = views.map((view) => view.hidden);
  for (const view of views) view.hidden = view.id !== "network-view";
  look(waitingLook || (() => {}));
  drawing.redraw();
  const taken = take();
  views.forEach((view, at) => { view.hidden = before[at]; });
  return taken;
}

/** Bring a part of the picture into sight, with room for the labels of what stands at its rim. */
function show(box, animated) {
  look(() => showNow(box, animated));
}

function showNow({ left, right, top, bottom }, animated) {
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
    regroup();
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
  if (kind === "claim") {
    const claim = claims.get(id);
    const facts = [said(claim.when), claim.amount && said(claim.amount.words)].filter(Boolean);
    return [outside(sentence(claim), "p"), facts.length ? outside(facts.join(" · "), "p") : "", claimNote(claim)];
  }
  if (kind === "group") return [outside(groupName(groupById.get(id)), "strong"), make("p", {}, word("groupHint"))];
  if (kind === "bundle") {
    const line = drawn.lines.find((one) => one.id === id);
    return [make("strong", {}, counted("claim", line.open.length)), make("p", {}, make("span", { class: "badge" }, lineSample(looks.get(line.look)), standing(line.claims[0])), " ", changeBadge(line.claims[0]))];
  }
  return [outside(name(id), "strong"), make("span", {}, ` ${name(classOf(id))}`)];
}
