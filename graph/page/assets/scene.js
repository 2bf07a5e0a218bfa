// What stands in the view as it is now, as plain shapes in pixels of the screen: what a picture is made of.
// The only file here that asks the drawing where things are.

/** Where a thing stands, in pixels of the frame. */
const placeOf = (id) => drawing.canvasToDOM(drawing.getPositions([id])[id]);

/** The point towards which a line bends; null for a straight one. */
function bendOf(edge) {
  const via = drawing.body.edges[edge.id].edgeType.getViaNode?.();
  return via ? drawing.canvasToDOM(via) : null;
}

/** {width, height, scale, things, lines, texts}: only what can be seen. */
function scene() {
  const frame = document.getElementById("canvas");
  const scale = drawing.getScale();
  const size = { width: frame.clientWidth, height: frame.clientHeight };
  const inside = (points, air) => Math.max(...points.map(({ x }) => x)) > -air && Math.min(...points.map(({ x }) => x)) < size.width + air
    && Math.max(...points.map(({ y }) => y)) > -air && Math.min(...points.map(({ y }) => y)) < size.height + air;
  const every = new Map(network.nodes.filter((node) => seen.entities.has(node.id)).map((node) => [node.id, {
    node,
    at: placeOf(node.id),
    radius: node.size * scale,
    faint: light !== null && !light.things.has(node.id),
    chosen: chosen.selected?.id === node.id,
  }]));
  const lines = network.edges.filter((edge) => seen.claims.has(edge.id)).map((edge) => ({
    edge,
    look: looks.get(edge.look),
    curve: curveOf(edge, every.get(edge.from), every.get(edge.to), scale),
    faint: light !== null && !light.lines.has(edge.id),
    strong: light !== null && light.lines.has(edge.id),
  }));
  return {
    ...size,
    scale,
    things: [...every.values()].filter(({ at, radius }) => inside([at], radius)),
    lines: lines.filter(({ curve }) => inside(curve.loop ? [curve.loop] : [curve.from, curve.via, curve.to], 60)),
    texts: written.map(textOf),
  };
}

/** A line as a quadratic curve between the rims of its ends, or as the circle of a claim about one thing. */
function curveOf(edge, from, to, scale) {
  if (edge.from === edge.to) {
    const radius = (edge.selfReference?.size || 18) * scale;
    const away = from.radius + radius * 0.6;
    return { loop: { x: from.at.x + away * 0.7, y: from.at.y - away * 0.7, radius } };
  }
  const via = bendOf(edge) || { x: (from.at.x + to.at.x) / 2, y: (from.at.y + to.at.y) / 2 };
  return { from: from.at, via, to: to.at, leave: from.radius * 0.8, arrive: to.radius + 2 };
}

function textOf({ box, kind, id }) {
  const lines = said(network[kind === "entity" ? "nodes" : "edges"].find((one) => one.id === id).lines);
  const air = kind === "entity" ? 1 : 2;
  const high = (box.bottom - box.top - 2 * air) / lines.length;
  const faint = kind === "entity" && light !== null && !light.things.has(id);
  return { box, kind, id, lines, high, faint, x: (box.left + box.right) / 2, y: box.top + air };
}
