// Things and lines as they are painted on the screen, under their labels. The library keeps the camera;
// its own items would take half a second for a thousand lines, and as long to tell it of a filter.

/** The pixels that a line is broad: more claims, a broader line, slowly; thin from afar, but never gone. */
function breadthOf(count, strong, scale) {
  return Math.max(0.45, ((strong ? 2.2 : 1.4) + Math.min(6, Math.log2(count)) * 0.6) * Math.min(scale, 1.5));
}

/** The pixels of a line's ending. */
const endingOf = (scale) => Math.max(2.5, 10 * Math.min(scale, 1.6));

/** How far from its tip a line stops for its ending, in parts of the ending. */
const SHORT = { arrow: 0.7, circle: 0.66, vee: 0, bar: 0 };
const shortOf = (line, size) => (line.bothWays ? 0 : size * SHORT[looks.get(line.look).ending]);

/** The dashes of a look in pixels. */
const dashesOf = (look, scale) => look.dashes.map((dash) => dash * Math.max(scale, 0.5));

/** How opaque is what the selection leaves aside. */
const DIM = { line: 0.12, node: 0.18, label: 0.25 };

/** Whether any of a line is to be drawn: what the filters let by, and of an overview's lines the strongest. */
const isDrawn = (line) => line.open.length > 0 && (!drawn.faint.has(line.id) || Boolean(light?.lines.has(line.id)));

/** Paint frames, lines and things, in the drawing's own units; what is outside of `view` is left out. */
function paintAll(ctx, scale, view) {
  ctx.save();
  drawFrames(ctx);
  const lines = drawn.lines.filter(isDrawn);
  // what is chosen lies over the rest
  const order = light === null ? [lines] : [lines.filter((line) => !light.lines.has(line.id)), lines.filter((line) => light.lines.has(line.id))];
  for (const line of order.flat()) if (curveIn(line.curve, view)) paintLine(ctx, line, scale);
  ctx.setLineDash([]);
  for (const node of drawn.nodes) {
    if (!node.hidden && node.x + node.size > view.left && node.x - node.size < view.right && node.y + node.size > view.top && node.y - node.size < view.bottom) paintNode(ctx, node);
  }
  ctx.restore();
}

/** Whether a curve may reach into a part of the picture. */
function curveIn({ loop, from, via, to }, view) {
  if (loop) return loop.x + loop.radius > view.left && loop.x - loop.radius < view.right && loop.y + loop.radius > view.top && loop.y - loop.radius < view.bottom;
  return Math.max(from.x, via.x, to.x) > view.left && Math.min(from.x, via.x, to.x) < view.right
    && Math.max(from.y, via.y, to.y) > view.top && Math.min(from.y, via.y, to.y) < view.bottom;
}

function paintLine(ctx, line, scale) {
  const look = looks.get(line.look);
  const strong = light !== null && light.lines.has(line.id);
  const size = endingOf(scale) / scale;
  const shape = traced(line.curve, shortOf(line, size));
  ctx.globalAlpha = light !== null && !strong ? DIM.line : 0.9;
  ctx.strokeStyle = ctx.fillStyle = lineColour(look);
  ctx.lineWidth = breadthOf(line.open.length, strong, scale) / scale;
  ctx.setLineDash(dashesOf(look, scale).map((dash) => dash / scale));
  ctx.beginPath();
  if (shape.loop) ctx.arc(shape.loop.x, shape.loop.y, shape.loop.radius, shape.loop.first, shape.loop.last);
  else {
    ctx.moveTo(shape.first.x, shape.first.y);
    if (line.bend) ctx.quadraticCurveTo(shape.bend.x, shape.bend.y, shape.last.x, shape.last.y);
    else ctx.lineTo(shape.last.x, shape.last.y);
  }
  ctx.stroke();
  if (!line.bothWays) paintEnding(ctx, look.ending, shape, size);
}

/** The ending of a line at its tip: filled arrow, open arrow, bar or ring. */
function paintEnding(ctx, ending, { tip, towards }, size) {
  const [cos, sin] = [Math.cos(towards), Math.sin(towards)];
  const at = (along, aside) => [tip.x + along * cos - aside * sin, tip.y + along * sin + aside * cos];
  if (ending !== "arrow") ctx.setLineDash([]);
  ctx.beginPath();
  if (ending === "arrow") {
    ctx.moveTo(tip.x, tip.y);
    ctx.lineTo(...at(-size, -size / 2.6));
    ctx.lineTo(...at(-size, size / 2.6));
    ctx.fill();
    return;
  }
  if (ending === "vee") {
    ctx.moveTo(...at(-size, -size / 2));
    ctx.lineTo(tip.x, tip.y);
    ctx.lineTo(...at(-size, size / 2));
  } else if (ending === "bar") {
    ctx.lineWidth *= 2;
    ctx.moveTo(...at(0, -size / 1.6));
    ctx.lineTo(...at(0, size / 1.6));
  } else ctx.arc(...at(-size / 3, 0), size / 3, 0, 2 * Math.PI);
  ctx.stroke();
}

/** A thing in the shape of its class, with a hole if no source names it; a closed group as a ring. */
function paintNode(ctx, node) {
  const chosenNow = chosen.selected?.id === node.id;
  ctx.globalAlpha = light !== null && !light.nodes.has(node.id) ? DIM.node : 1;
  ctx.beginPath();
  const corners = CORNERS[node.shape];
  if (corners) {
    corners.forEach(([x, y], at) => ctx[at ? "lineTo" : "moveTo"](node.x + x * node.size, node.y + y * node.size));
    ctx.closePath();
  } else ctx.arc(node.x, node.y, node.size, 0, 2 * Math.PI);
  const group = node.kind === "group";
  ctx.fillStyle = group ? colours.ground : node.color;
  ctx.fill();
  if (group || chosenNow) {
    ctx.strokeStyle = group ? node.color : colours.ink;
    ctx.lineWidth = group ? (chosenNow ? 6 : 4) : 3;
    ctx.stroke();
  }
  if (!node.hollow) return;
  ctx.beginPath();
  ctx.arc(node.x, node.y, node.size * 0.4, 0, 2 * Math.PI);
  ctx.fillStyle = colours.ground;
  ctx.globalAlpha = 1;
  ctx.fill();
}

/** The ground of an open group, under everything else. */
function drawFrames(ctx) {
  for (const { box } of drawn.frames) {
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 24);
    ctx.globalAlpha = 0.035;
    ctx.fillStyle = colours.ink;
    ctx.fill();
    ctx.globalAlpha = 0.35;
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = colours.quiet;
    ctx.stroke();
  }
}
