// What stands in the view as it is now, as plain shapes in pixels of the screen: what a picture is made of.
// The only file of the pictures that asks the drawing where things are.

/** {width, height, scale, frames, nodes, outside, lines, texts, left}: only what can be seen, in the drawing's order. */
function scene() {
  const frame = document.getElementById("canvas");
  const size = { width: frame.clientWidth, height: frame.clientHeight };
  const scale = drawing.getScale();
  const inside = (points, air) => ["x", "y"].every((axis) => {
    const places = points.map((point) => point[axis]);
    return Math.max(...places) > -air && Math.min(...places) < size[axis === "x" ? "width" : "height"] + air;
  });
  const every = new Map(drawn.nodes.filter((node) => !node.hidden).map((node) => [node.id, {
    node,
    at: drawing.canvasToDOM(node),
    radius: node.size * scale,
    faint: light !== null && !light.nodes.has(node.id),
    chosen: chosen.selected?.id === node.id,
  }]));
  const here = [...every.values()].filter(({ at, radius }) => inside([at], radius));
  const ends = new Map([...every].map(([id, { at, radius }]) => [id, { ...at, size: radius }]));
  const lines = drawn.lines.filter(isDrawn).map((line) => ({
    line,
    claims: line.open,
    look: looks.get(line.look),
    curve: curveBetween(line, ends.get(line.from), ends.get(line.to), scale),
    faint: light !== null && !light.lines.has(line.id),
    strong: light !== null && light.lines.has(line.id),
  }));
  return {
    ...size,
    scale,
    frames: drawn.frames.map(({ box }) => {
      const [first, last] = [{ x: box.left, y: box.top }, { x: box.right, y: box.bottom }].map((corner) => drawing.canvasToDOM(corner));
      return { x: first.x, y: first.y, width: last.x - first.x, height: last.y - first.y };
    }),
    nodes: here,
    outside: every.size - here.length,
    lines: lines.filter(({ curve }) => inside(curve.loop ? [curve.loop] : [curve.from, curve.via, curve.to], 60)),
    texts: written.map(textOf),
    left: drawn.lines.filter((line) => line.open.length && !isDrawn(line)).length,
  };
}

/** A label as it was written: its lines of text, their height, and the middle of the first one's top. */
function textOf({ box, kind, id }) {
  const node = drawn.byId.get(id);
  const line = drawn.lines.find((one) => one.id === id);
  const lines = kind === "frame" ? [groupName(groupById.get(id))] : node ? node.text : lineWords(line);
  const air = { frame: 3, claim: 2, bundle: 2 }[kind] || 1;
  const high = kind === "frame" ? 14.6 : (box.bottom - box.top - 2 * air) / lines.length;
  const faint = Boolean(node) && light !== null && !light.nodes.has(id);
  return { box, kind, id, look: line && looks.get(line.look), lines, high, faint, x: (box.left + box.right) / 2, y: box.top + air };
}
