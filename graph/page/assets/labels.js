// Labels as on a map: always of one readable size, and only where there is room. Marks on lines
// (a denial's, say) are drawn even where their words have none, so that no line passes for another.

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";
const CELL = 64;
/** The few things with at least so many lines are always named: readers find their way by them. */
const HUB = 8;
const HUBS = 6;
/** So many of the busiest are named, over smaller things where there is no other room. */
const NAMED = 24;
const HUB_FONT = `bold 14px ${FONT}`;
const THING_FONT = `12px ${FONT}`;

function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Boxes on the screen, in a grid, to ask whether a new one is free. */
class Room {
  constructor() {
    this.cells = new Map();
  }

  /** Call for the number of each cell that a box touches, until it answers true; tell whether it did. */
  some(box, ask) {
    const [first, last] = [Math.floor(box.left / CELL), Math.floor(box.right / CELL)];
    const [top, bottom] = [Math.floor(box.top / CELL), Math.floor(box.bottom / CELL)];
    // far outside of any screen nothing is written
    for (let x = first; x <= last; x += 1) for (let y = top; y <= bottom; y += 1) if (ask(x * 4096 + y)) return true;
    return false;
  }

  free(box) {
    return !this.some(box, (cell) => this.cells.get(cell)?.some((other) => meet(box, other)));
  }

  /** How many boxes one would cover; Infinity if one of them may never be. */
  covered(box) {
    const found = new Set();
    const solid = this.some(box, (cell) => {
      for (const other of this.cells.get(cell) || NONE) if (meet(box, other)) found.add(other);
      return [...found].some((other) => other.solid);
    });
    return solid ? Infinity : found.size;
  }

  take(box) {
    this.some(box, (cell) => {
      const list = this.cells.get(cell);
      if (list) list.push(box);
      else this.cells.set(cell, [box]);
    });
  }
}

/** What was written last, for clicks on words: [{box, kind, id}]. */
let written = [];

const widths = new Map();

/** How wide the widest of some lines is in a font: each text is measured once. */
function measure(ctx, lines, font) {
  let known = widths.get(font);
  if (!known) widths.set(font, known = new Map());
  let widest = 0;
  for (const line of lines) {
    let wide = known.get(line);
    if (wide === undefined) {
      if (ctx.font !== font) ctx.font = font;
      known.set(line, wide = ctx.measureText(line).width);
    }
    if (wide > widest) widest = wide;
  }
  return widest;
}

function boxAt(x, y, width, height, air) {
  return { left: x - width / 2 - air, right: x + width / 2 + air, top: y - air, bottom: y + height + air };
}

function write(ctx, lines, x, y, size, style) {
  if (ctx.font !== style.font) ctx.font = style.font;
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

/** Where the buttons lie that zoom: no name can be read under them. */
function zoomBox() {
  const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = document.querySelector(".zoom");
  return { left: offsetLeft, right: offsetLeft + offsetWidth, top: offsetTop, bottom: offsetTop + offsetHeight, solid: true };
}

/** Write every label that has room: what is selected first, then what is busiest. */
function writeLabels(ctx, scale, toScreen) {
  const room = new Room();
  const marks = new Room();
  written = [];
  room.take(zoomBox());
  ctx.save();
  const ratio = drawing.canvas.pixelRatio || 1;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const frame = { width: ctx.canvas.clientWidth, height: ctx.canvas.clientHeight };
  const inside = (point) => point.x > -80 && point.y > -40 && point.x < frame.width + 80 && point.y < frame.height + 40;

  const nodes = drawn.nodes
    .filter((node) => !node.hidden)
    .map((node) => ({ node, at: toScreen(node), lit: light !== null && light.nodes.has(node.id) }))
    .filter((thing) => inside(thing.at));
  for (const { node, at } of nodes) {
    const reach = markReach(node, scale);
    if (node.kind === "group") writeCount(ctx, node, at, reach);
    const mark = markOf(node, at, reach);
    room.take(mark);
    marks.take(mark);
  }
  const lines = drawn.lines.filter(isDrawn).map((line) => ({ line, lit: light !== null && light.lines.has(line.id) }));
  lines.sort((a, b) => b.lit - a.lit || b.line.open.length - a.line.open.length);
  nodes.sort((a, b) => b.lit - a.lit || b.node.degree - a.node.degree || (a.node.id < b.node.id ? -1 : 1));
  for (const { line, lit: mine } of lines) {
    const signs = signsOf(line);
    const middle = signs.length ? toScreen(pointOn(line.curve, 0.5)) : null;
    if (middle && inside(middle)) writeSigns(ctx, room, middle, signs, lineColour(looks.get(line.look)), scale, light !== null && !mine);
  }
  for (const one of drawn.frames) writeFrameName(ctx, one, toScreen, room);
  const busy = nodes.filter(({ node }) => node.kind === "group" || node.degree >= HUB);
  const hubs = busy.filter(({ node }) => node.kind === "entity").slice(0, scale > 0.4 ? HUBS : HUBS / 2);
  const named = new Set();
  // of what is chosen, of a path, and of a few lines, all is told
  const few = light === null && (scope?.kind === "path" || lines.length <= CROSSED);
  for (const one of [...lines, ...nodes]) one.told = one.lit || few;
  const crossed = lines.filter((one) => one.told);
  const bright = crossed.length > CROSSED ? NONE : crossed.flatMap(({ line }) => PARTS.map((part) => ({ ...toScreen(pointOn(line.curve, part)), line })));
  const put = (thing, how) => (named.has(thing.node.id) ? "written" : writeThing(ctx, room, marks, thing, scale, frame, how, named, thing.told ? bright : NONE));
  const writeLines = () => { for (const line of lines) writeLine(ctx, room, line, toScreen, inside, bright); };
  // what is chosen has its names and words before all else takes the room
  if (light !== null) {
    for (const thing of nodes.filter((one) => one.lit)) put(thing, hubs.includes(thing) ? "hub" : "free");
    writeLines();
  }
  for (const thing of hubs) put(thing, "hub");
  const unclear = nodes.filter((thing) => put(thing, "free") === "unclear");
  // a neighbour that was named since takes no other name for its own
  for (const thing of unclear) put(thing, "free");
  // in a thicket the busiest are named over their neighbours' marks, rather than only what stands at its rim
  for (const thing of busy.slice(0, NAMED)) put(thing, "over");
  if (light === null && scale > WORDED) writeLines();
  ctx.restore();
}

/** The pixels of the number in a closed group. */
const countSize = (reach) => Math.max(9, Math.min(16, reach * 0.6));

/** How many things of a closed group are in sight, in its middle. */
function writeCount(ctx, node, at, reach) {
  const size = countSize(reach);
  ctx.globalAlpha = light === null || light.nodes.has(node.id) ? 1 : DIM.label;
  ctx.font = `600 ${size}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colours.ink;
  if (reach > 7) ctx.fillText(figure(node.count), at.x, at.y + 0.5);
  ctx.globalAlpha = 1;
}

/** The name of an open group, at its upper edge; a click on it closes the group. */
function writeFrameName(ctx, { group, box }, toScreen, room) {
  const at = toScreen({ x: (box.left + box.right) / 2, y: box.top });
  const font = `600 12px ${FONT}`;
  const text = [`⊟ ${cut(groupName(group), 60, 1)[0]}`];
  const wide = measure(ctx, text, font);
  const place = boxAt(at.x, at.y + 4, wide, 15, 3);
  room.take(place);
  written.push({ box: place, kind: "frame", id: group.id });
  ctx.fillStyle = colours.ground;
  ctx.fillRect(place.left, place.top, place.right - place.left, place.bottom - place.top);
  write(ctx, text, at.x, at.y + 4, 12, { font, colour: colours.quiet, alpha: 1 });
}

/** From this zoom on lines have their words, where there is room. */
const WORDED = 0.3;

const signRadius = (scale) => Math.max(3.5, Math.min(7, 14 * scale));

/** Each sign in its ring or square, side by side on the middle of a line; from afar these alone. */
function writeSigns(ctx, room, at, signs, colour, scale, dim) {
  const radius = signRadius(scale);
  ctx.globalAlpha = dim ? 0.2 : 1;
  ctx.font = `bold 11px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 1.4;
  ctx.strokeStyle = colour;
  signs.forEach(({ sign, square }, place) => {
    const x = at.x + (place - (signs.length - 1) / 2) * 2 * radius;
    ctx.beginPath();
    if (square) ctx.rect(x - radius, at.y - radius, 2 * radius, 2 * radius);
    else ctx.arc(x, at.y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = square ? colours.ink : colours.ground;
    ctx.fill();
    if (!square) ctx.stroke();
    ctx.fillStyle = square ? colours.ground : colour;
    if (radius > 5) ctx.fillText(sign, x, at.y + 0.5);
  });
  ctx.globalAlpha = 1;
  room.take(boxAt(at.x, at.y - radius, 2 * radius * signs.length, 2 * radius, 0));
}

const markReach = (node, scale) => node.size * scale * (node.kind === "group" ? 1 : 0.8);

/** The box that a thing's own mark fills; a number of things in it is not to be written over. */
function markOf({ id, kind }, at, reach) {
  return { left: at.x - reach, right: at.x + reach, top: at.y - reach, bottom: at.y + reach, solid: kind === "group", id };
}

/** How far a box is from a mark. */
function gap(box, mark) {
  return Math.hypot(Math.max(box.left - mark.right, mark.left - box.right, 0), Math.max(box.top - mark.bottom, mark.top - box.bottom, 0));
}

/** Whether a name in a box can only be read as its own thing's: no mark without a name is as near. */
function isClear(marks, box, own, named) {
  const far = gap(box, own) + 2;
  const about = { left: box.left - far, right: box.right + far, top: box.top - far, bottom: box.bottom + far };
  return !marks.some(about, (cell) => marks.cells.get(cell)?.some((mark) => mark.id !== own.id && !named.has(mark.id) && gap(box, mark) < far));
}

/** Write the name of a thing where it finds room: a hub's larger, and if need be over what is no label. Tells what came of it. */
function writeThing(ctx, room, marks, thing, scale, frame, how, named, bright) {
  const { node, at, lit: mine } = thing;
  const size = how === "hub" ? 14 : 12;
  const font = how === "hub" ? HUB_FONT : THING_FONT;
  const lines = node.text;
  const wide = measure(ctx, lines, font);
  const high = lines.length * size * 1.22;
  const away = node.size * scale + 3;
  // beside a thing its corner is further off than above it
  const [aside, above] = [away + wide / 2 + 1, away + high];
  const placed = ([right, down]) => boxAt(at.x + right * (down ? aside - away * 0.3 : aside), at.y - high / 2 + down * (above - high / 2 - (right ? away * 0.4 : 0)), wide, high, 1);
  const within = (box) => box.left >= 1 && box.right <= frame.width - 1 && box.top >= -1 && box.bottom <= frame.height + 1;
  const apart = (box) => !written.some((other) => meet(other.box, box));
  const good = byArrows(SIDES.map(placed).filter(within), node, at, scale, bright);
  const own = markOf(node, at, markReach(node, scale));
  const free = good.filter((one) => room.free(one));
  let box = free.find((one) => isClear(marks, one, own, named));
  // what was chosen, and what readers find their way by, is named in any case
  if (!box && (mine || how !== "free")) [box] = free;
  if (!box && how !== "free") box = least(good.filter(apart), (one) => room.covered(one));
  if (!box) return free.length ? "unclear" : "crowded";
  const [x, y] = [(box.left + box.right) / 2, box.top + 1];
  room.take(box);
  written.push({ box, kind: node.kind, id: node.id });
  const alpha = light === null || mine ? 1 : DIM.label;
  write(ctx, lines, x, y, size, { font, colour: colours.ink, alpha });
  named.add(node.id);
  return "written";
}

/** The item of the least value below Infinity; undefined if there is none. */
function least(items, valueOf) {
  const values = items.map(valueOf);
  const low = Math.min(...values);
  return low < Infinity ? items[values.indexOf(low)] : undefined;
}

/** Where a name may stand beside a thing, to the right and down, best first. */
const SIDES = [[0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]];

/** How far from a thing's rim lines have their arrows, in pixels. */
const ARROWS = [4, 12, 20];

const holdsPoint = (box, { x, y }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/** Names and words keep off up to so many lines that are lit, at these parts of them. */
const CROSSED = 48;
const PARTS = Array.from({ length: 16 }, (_, at) => (at + 0.5) / 16);

/** Boxes beside a thing, first those that hide the fewest of the arrows at its rim, and of other points. */
function byArrows(boxes, { ways = NONE, size }, at, scale, others) {
  const arrows = [...ways.flatMap(({ x, y }) => ARROWS.map((far) => ({ x: at.x + x * (size * scale + far), y: at.y + y * (size * scale + far) }))), ...others];
  if (!arrows.length) return boxes;
  const hides = new Map(boxes.map((box) => [box, arrows.filter((point) => holdsPoint(box, point)).length]));
  return [...boxes].sort((a, b) => hides.get(a) - hides.get(b));
}

/** Where on a line its words may stand, the middle first. */
const ALONG = [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26];

function writeLine(ctx, room, one, toScreen, inside, bright) {
  const { line, lit: mine, told } = one;
  if (light !== null && !mine) return;
  // between groups the words come when one is chosen: before, the breadth tells
  if (!mine && (drawn.byId.get(line.from).kind === "group" || drawn.byId.get(line.to).kind === "group")) return;
  const look = looks.get(line.look);
  const font = `${look.mark ? "600 " : ""}11px ${FONT}`;
  const lines = line.text ||= lineWords(line);
  const wide = measure(ctx, lines, font);
  const high = lines.length * 13.4;
  const ends = [0, 1].map((part) => toScreen(pointOn(line.curve, part)));
  const long = Math.hypot(ends[0].x - ends[1].x, ends[0].y - ends[1].y);
  if (!told && !line.curve.loop && long < wide * 0.6) return;
  const lift = signsOf(line).length ? 9 : -high / 2;
  const on = ALONG.map((part) => {
    const at = toScreen(pointOn(line.curve, part));
    // beside a loop, which it would cover
    if (line.curve.loop) at.x += wide / 2 + 4;
    return boxAt(at.x, at.y + lift, wide, high, 2);
  });
  const places = [...on, ...(told && !line.curve.loop ? besideLine(line, wide, high, toScreen) : [])]
    .filter((one) => inside({ x: (one.left + one.right) / 2, y: (one.top + one.bottom) / 2 }));
  // on the line rather than beside it, where it hides least of the others
  const hidden_ = (one) => bright.filter((point) => point.line !== line && holdsPoint(one, point)).length;
  let box = least(places.filter((one) => room.free(one)), (one) => (told ? hidden_(one) + (on.includes(one) ? 0 : ASIDE) : 0));
  // what is chosen has its words in any case, where they cover the least
  if (!box && chosen.selected?.id === line.id) box = least(places, (one) => room.covered(one)) || on[0];
  if (!box) return;
  room.take(box);
  written.push({ box, kind: line.kind, id: line.id });
  ctx.fillStyle = colours.ground;
  ctx.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top - 1);
  write(ctx, lines, (box.left + box.right) / 2, box.top + 2, 11, { font, colour: lineColour(look), alpha: 1 });
}

/** Words beside a line hide so many points of others less, or they stand on it. */
const ASIDE = 4;

/** Boxes for words beside a line that has no room for them: of one that bends on its outer side, where no other runs. */
function besideLine({ curve, bend }, wide, high, toScreen) {
  return [...ALONG, 0.82, 0.18].flatMap((part) => {
    const at = toScreen(pointOn(curve, part));
    const { x, y } = wayOn(curve, part);
    const far = Math.hypot(x, y) || 1;
    const [right, down] = [-y / far, x / far];
    const off = Math.abs(right) * (wide / 2) + Math.abs(down) * (high / 2) + 10;
    return (bend ? [Math.sign(bend)] : [1, -1]).map((side) => boxAt(at.x + side * right * off, at.y + side * down * off - high / 2, wide, high, 2));
  });
}

/** What is written at a point of the screen, if anything. */
function writtenAt(point) {
  return written.find(({ box }) => holdsPoint(box, point));
}
