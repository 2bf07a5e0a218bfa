// The network itself: vis-network with given positions, and our labels over it.

const still = window.matchMedia("(prefers-reduced-motion: reduce)");
let drawing = null;
let items = null;
let seen = visibleNow();
let light = null;

function startDrawing(onChoose) {
  items = { nodes: new vis.DataSet([]), edges: new vis.DataSet([]) };
  refreshItems();
  const options = {
    ...network.options,
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
  drawing = new vis.Network(document.getElementById("canvas"), items, options);
  drawing.on("afterDrawing", (ctx) => {
    writeLabels(ctx, drawing, seen, light, drawing.getScale(), (at) => drawing.canvasToDOM(at));
  });
  drawing.on("click", (event) => {
    const at = event.pointer.DOM;
    const text = writtenAt(at);
    if (event.nodes.length) onChoose("entity", event.nodes[0]);
    else if (text) onChoose(text.kind, text.id);
    else if (event.edges.length) onChoose("claim", event.edges[0]);
    else onChoose(null, null);
  });
  drawing.on("hoverEdge", (event) => hover("claim", event.edge, event.pointer.DOM));
  drawing.on("hoverNode", (event) => hover("entity", event.node, event.pointer.DOM));
  for (const gone of ["blurEdge", "blurNode", "dragStart", "zoom"]) drawing.on(gone, () => hover(null));
  fitAll(false);
}

/** Put the filters, the selection and the paper into what is drawn. */
function refreshItems() {
  seen = visibleNow();
  light = lit();
  const colours = paper();
  items.nodes.update(network.nodes.map((node) => nodeItem(node, seen, light, colours)));
  items.edges.update(network.edges.map((edge) => edgeItem(edge, seen, light)));
  const empty = document.getElementById("empty");
  const nothing = !network.edges.some((edge) => seen.claims.has(edge.id)) && seen.entities.size === 0;
  empty.hidden = network.edges.length > 0 && !nothing;
  empty.textContent = word(network.edges.length ? "allHidden" : "empty");
}

function fitAll(animated) {
  const points = Object.values(drawing.getPositions([...seen.entities].filter((id) => items.nodes.get(id))));
  if (!points.length) return;
  const ends = (axis) => [Math.min(...points.map((at) => at[axis])), Math.max(...points.map((at) => at[axis]))];
  const [left, right] = ends("x");
  const [top, bottom] = ends("y");
  const frame = document.getElementById("canvas");
  // room for the labels of what stands at the rim
  const scale = Math.min((frame.clientWidth - 130) / (right - left + 1), (frame.clientHeight - 90) / (bottom - top + 1), 1.5);
  drawing.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 + 12 / scale },
    scale: Math.max(scale, 0.02),
    animation: animated && !still.matches && { duration: 300 },
  });
}

function zoomBy(factor) {
  drawing.moveTo({ scale: drawing.getScale() * factor, animation: !still.matches && { duration: 150 } });
}

/** Bring a thing, or the two ends of a claim, into sight. */
function focusOn(kind, id) {
  hover(null);
  const ends = kind === "claim" ? [claims.get(id).subject, claims.get(id).object] : [id];
  const places = drawing.getPositions(ends.filter((end) => items.nodes.get(end)));
  const points = Object.values(places);
  if (!points.length) return;
  const middle = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  drawing.moveTo({
    position: { x: middle("x"), y: middle("y") },
    scale: Math.max(drawing.getScale(), 0.95),
    animation: !still.matches && { duration: 350 },
  });
}

/** A note beside the pointer: what it is, how it is said, and by which source. */
function hover(kind, id, at) {
  const note = document.getElementById("hover");
  note.hidden = !kind;
  if (!kind) return;
  note.replaceChildren(
    ...(kind === "claim"
      ? [outside(said(claims.get(id).summary), "p"), claimNote(claims.get(id))]
      : [outside(name(id), "strong"), make("span", {}, ` ${name(classOf(id))}`)]),
  );
  const frame = document.getElementById("network-view");
  note.style.left = `${Math.max(4, Math.min(at.x + 14, frame.clientWidth - note.offsetWidth - 8))}px`;
  note.style.top = `${Math.max(4, Math.min(at.y + 14, frame.clientHeight - note.offsetHeight - 8))}px`;
}
