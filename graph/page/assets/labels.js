// Labels as on a map: always of one readable size, and only where there is room. Marks on lines
// (a denial's, say) are drawn even where their words have none, so that no line passes for another.

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";
const CELL = 64;
/** The few things with at least so many lines are always named: readers find their way by them. */
const HUB = 8;
const HUBS = 6;

function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Boxes on the screen, in a grid, to ask whether a new one is free. */
class Room {
  constructor() {
    this.cells = new Map();
  }

  *_cells(box) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield `${x},${y}`;
    }
  }

  free(box) {
    for (const cell of this._cells(box)) {
      for (const other of this.cells.get(cell) || []) {
        if (meet(box, other)) return false;
      }
    }
    return true;
  }

  take(box) {
    for (const cell of this._cells(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

/** What was written last, for clicks on words: [{box, kind, id}]. */
let written = [];

const widths = new Map();

function measure(ctx, lines, font) {
  let widest = 0;
  for (const line of lines) {
    const key = `${font} ${line}`;
    if (!widths.has(key)) {
      ctx.font = font;
      widths.set(key, ctx.measureText(line).width);
    }
    widest = Math.max(widest, widths.get(key));
  }
  return widest;
}

function boxAt(x, y, width, height, air) {
  return { left: x - width / 2 - air, right: x + width / 2 + air, top: y - air, bottom: y + height + air };
}

function write(ctx, lines, x, y, size, colours, style) {
  ctx.font = style.font;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.globalAlpha = style.alpha;
  ctx.strokeStyle = colours.ground;
  ctx.lineWidth = 4;
  ctx.fillStyle = style.colour;
  lines.forEach((line, at) => ctx.strokeText(line, x, y + at * size * 1.22));
  lines.forEach((line, at) => ctx.fillText(line, x, y + at * size * 1.22));
  ctx.globalAlpha = 1;
}

/** Write every label that has room: what is selected first, then what is busiest. */
function writeLabels(ctx, vis, seen, light, scale, toScreen) {
  const colours = paper();
  const room = new Room();
  written = [];
  ctx.save();
  const ratio = vis.canvas.pixelRatio || 1;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const frame = { width: vis.canvas.frame.canvas.clientWidth, height: vis.canvas.frame.canvas.clientHeight };
  const inside = (point) => point.x > -80 && point.y > -40 && point.x < frame.width + 80 && point.y < frame.height + 40;

  const nodes = drawn.nodes
    .filter((node) => !node.hidden && vis.body.nodes[node.id])
    .map((node) => ({ node, at: toScreen(vis.body.nodes[node.id]), lit: light !== null && light.nodes.has(node.id) }))
    .filter((thing) => inside(thing.at));
  for (const { node, at } of nodes) {
    const reach = node.size * scale * (node.kind === "group" ? 1 : 0.8);
    if (node.hollow) pierce(ctx, at, reach * 0.5, colours);
    if (node.kind === "group") writeCount(ctx, node, at, reach, colours, light);
    room.take({ left: at.x - reach, right: at.x + reach, top: at.y - reach, bottom: at.y + reach });
  }
  const lines = [];
  for (const line of drawn.lines) {
    const edge = vis.body.edges[line.id];
    if (!edge || !edge.connected || edge.options.hidden) continue;
    lines.push({ line, edge, lit: light !== null && light.lines.has(line.id) });
  }
  lines.sort((a, b) => b.lit - a.lit || b.line.claims.length - a.line.claims.length);
  nodes.sort((a, b) => b.lit - a.lit || b.node.degree - a.node.degree || (a.node.id < b.node.id ? -1 : 1));
  const hubs = nodes.filter(({ node }) => node.kind === "entity" && node.degree >= HUB).slice(0, scale > 0.4 ? HUBS : HUBS / 2);
  for (const { line, edge, lit: mine } of lines) {
    const signs = signsOf(line);
    if (signs.length) writeSigns(ctx, room, toScreen(edge.edgeType.getPoint(0.5)), signs, { ...colours, line: lineColour(looks.get(line.look)) }, scale, light !== null && !mine);
  }
  for (const thing of hubs) writeThing(ctx, room, thing, light, scale, colours, frame, true);
  for (const thing of nodes) if (!hubs.includes(thing)) writeThing(ctx, room, thing, light, scale, colours, frame, false);
  if (scale > 0.42 || light !== null) {
    for (const line of lines) writeLine(ctx, room, line, light, colours, toScreen, inside);
  }
  for (const one of drawn.frames) writeFrameName(ctx, one, colours, toScreen, room);
  ctx.restore();
}

/** How many things of a closed group are in sight, in its middle. */
function writeCount(ctx, node, at, reach, colours, light) {
  const size = Math.max(9, Math.min(16, reach * 0.6));
  ctx.globalAlpha = light === null || light.nodes.has(node.id) ? 1 : 0.25;
  ctx.font = `600 ${size}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colours.ink;
  if (reach > 7) ctx.fillText(figure(node.count), at.x, at.y + 0.5);
  ctx.globalAlpha = 1;
}

/** The ground of an open group, under everything else. */
function drawFrames(ctx, colours) {
  for (const { box } of drawn.frames) {
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 24);
    ctx.globalAlpha = 0.06;
    ctx.fillStyle = colours.ink;
    ctx.fill();
    ctx.globalAlpha = 0.35;
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = colours.quiet;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
}

/** The name of an open group, at its upper edge; a click on it closes the group. */
function writeFrameName(ctx, { group, box }, colours, toScreen, room) {
  const at = toScreen({ x: (box.left + box.right) / 2, y: box.top });
  const font = `600 12px ${FONT}`;
  const text = [`⊟ ${cut(groupName(group), 60, 1)[0]}`];
  const wide = measure(ctx, text, font);
  const place = boxAt(at.x, at.y + 4, wide, 15, 3);
  room.take(place);
  written.push({ box: place, kind: "frame", id: group.id });
  ctx.fillStyle = colours.ground;
  ctx.fillRect(place.left, place.top, place.right - place.left, place.bottom - place.top);
  write(ctx, text, at.x, at.y + 4, 12, colours, { font, colour: colours.quiet, alpha: 1 });
}

/** A hole in what no source names. */
function pierce(ctx, at, radius, colours) {
  ctx.beginPath();
  ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = colours.ground;
  ctx.fill();
}

/** Each sign in its ring or square, side by side on the middle of a line; from afar these alone. */
function writeSigns(ctx, room, at, signs, colours, scale, dim) {
  const radius = Math.max(3.5, Math.min(7, 12 * scale));
  ctx.globalAlpha = dim ? 0.2 : 1;
  ctx.font = `bold 11px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 1.4;
  ctx.strokeStyle = colours.line;
  signs.forEach(({ sign, square }, place) => {
    const x = at.x + (place - (signs.length - 1) / 2) * 2 * radius;
    ctx.beginPath();
    if (square) ctx.rect(x - radius, at.y - radius, 2 * radius, 2 * radius);
    else ctx.arc(x, at.y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = square ? colours.ink : colours.ground;
    ctx.fill();
    if (!square) ctx.stroke();
    ctx.fillStyle = square ? colours.ground : colours.line;
    if (radius > 5) ctx.fillText(sign, x, at.y + 0.5);
  });
  ctx.globalAlpha = 1;
  room.take(boxAt(at.x, at.y - radius, 2 * radius * signs.length, 2 * radius, 0));
}

function writeThing(ctx, room, thing, light, scale, colours, frame, always) {
  const { node, at, lit: mine } = thing;
  const size = always ? 14 : 12;
  const font = `${always ? "bold " : ""}${size}px ${FONT}`;
  const lines = node.text;
  const wide = measure(ctx, lines, font);
  const high = lines.length * size * 1.22;
  const away = node.size * scale + 3;
  const around = [
    [at.x, at.y + away],
    [at.x, at.y - away - high],
    [at.x + away + wide / 2 + 1, at.y - high / 2],
    [at.x - away - wide / 2 - 1, at.y - high / 2],
  ];
  const within = ([x, y]) => x - wide / 2 >= 2 && x + wide / 2 <= frame.width - 2 && y >= 0 && y + high <= frame.height;
  const clear = ([x, y]) => room.free(boxAt(x, y, wide, high, 1));
  const apart = ([x, y]) => !written.some(({ box }) => meet(box, boxAt(x, y, wide, high, 1)));
  const good = around.filter(within);
  const place = good.find(clear) || (always ? good.find(apart) : null);
  if (!place) return;
  const [x, y] = place;
  const box = boxAt(x, y, wide, high, 1);
  room.take(box);
  written.push({ box, kind: node.kind, id: node.id });
  const alpha = light === null || mine ? 1 : 0.25;
  write(ctx, lines, x, y, size, colours, { font, colour: colours.ink, alpha });
}

function writeLine(ctx, room, one, light, colours, toScreen, inside) {
  const { line, edge, lit: mine } = one;
  if (light !== null && !mine) return;
  // between groups the words come when one is chosen: before, the breadth tells
  if (!mine && (drawn.byId.get(line.from).kind === "group" || drawn.byId.get(line.to).kind === "group")) return;
  const look = looks.get(line.look);
  const font = `${look.mark ? "600 " : ""}11px ${FONT}`;
  const lines = lineWords(line);
  const wide = measure(ctx, lines, font);
  const high = lines.length * 13.4;
  const ends = [edge.edgeType.getPoint(0), edge.edgeType.getPoint(1)].map(toScreen);
  const long = Math.hypot(ends[0].x - ends[1].x, ends[0].y - ends[1].y);
  if (light === null && long < wide * 0.6) return;
  const lift = signsOf(line).length ? 9 : -high / 2;
  const always = chosen.selected && chosen.selected.id === line.id;
  const parts = [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26];
  const boxes = parts.map((part) => {
    const at = toScreen(edge.edgeType.getPoint(part));
    return { at, box: boxAt(at.x, at.y + lift, wide, high, 2) };
  });
  const free = boxes.find(({ at, box }) => inside(at) && room.free(box)) || (always ? boxes[0] : null);
  if (free) {
    const { at, box } = free;
    room.take(box);
    written.push({ box, kind: line.kind, id: line.id });
    ctx.fillStyle = colours.ground;
    ctx.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top - 1);
    write(ctx, lines, at.x, at.y + lift, 11, colours, { font, colour: lineColour(look), alpha: 1 });
  }
}

/** What is written at a point of the screen, if anything. */
function writtenAt(point) {
  return written.find(
    ({ box }) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom,
  );
}
