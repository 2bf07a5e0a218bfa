// Where lines run: quadratic curves from rim to rim of what they join, or circles of claims about one
// thing. Plain numbers in whatever unit their ends have: the drawing's own, or pixels of the screen.

/** How far a line stands off for each part of its length that it bends. */
const BULGE = 0.8;
/** Between the tip of a line and what it points at. */
const GAP = 2;

/** The curve of a line between its ends, each {x, y, size}; `scale` is the pixels of a unit. */
function curveBetween(line, from, to, scale = 1) {
  if (line.from === line.to) return loopAt(from, (18 + 10 * line.bend) * scale);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const off = line.bend * BULGE;
  const curve = { from, to, via: { x: (from.x + to.x) / 2 - dy * off, y: (from.y + to.y) / 2 + dx * off }, start: 0, end: 1 };
  const apart = (t, end) => {
    const at = pointOn(curve, t);
    return Math.hypot(at.x - end.x, at.y - end.y);
  };
  curve.start = lastWhere((t) => apart(t, from) < from.size * 0.8);
  curve.end = Math.max(curve.start, lastWhere((t) => apart(t, to) > to.size + GAP * scale));
  return curve;
}

/** The last part of a way at which a condition still holds, by halving. */
function lastWhere(holds) {
  let [low, high] = [0, 1];
  for (let step = 0; step < 12; step += 1) {
    const half = (low + high) / 2;
    if (holds(half)) low = half;
    else high = half;
  }
  return low;
}

/** A circle to the upper right of a thing, from its rim and back to it. */
function loopAt({ x, y, size }, radius) {
  const far = size + radius * 0.6;
  const middle = { x: x + far * 0.71, y: y - far * 0.71 };
  // half the angle under which the circle's middle sees what is inside the thing
  const reach = size + GAP;
  const cosine = (far * far + radius * radius - reach * reach) / (2 * far * radius);
  return { loop: { ...middle, radius }, gap: Math.acos(Math.max(-1, Math.min(1, cosine))), start: 0, end: 1 };
}

/** The angle on a loop at a part of its way. */
const angleOn = ({ gap }, t) => 0.75 * Math.PI + gap + t * 2 * (Math.PI - gap);

/** The point at a part of a curve's way: 0 is the middle of its first end, 1 that of the other. */
function pointOn(curve, t) {
  if (curve.loop) {
    const angle = angleOn(curve, t);
    return { x: curve.loop.x + curve.loop.radius * Math.cos(angle), y: curve.loop.y + curve.loop.radius * Math.sin(angle) };
  }
  const { from, via, to } = curve;
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}

/** The way along a curve at a part of it, by how much x and y change. */
function wayOn(curve, t) {
  if (curve.loop) {
    const angle = angleOn(curve, t);
    const fast = curve.loop.radius * 2 * (Math.PI - curve.gap);
    return { x: -fast * Math.sin(angle), y: fast * Math.cos(angle) };
  }
  const { from, via, to } = curve;
  const along = (axis) => 2 * (1 - t) * (via[axis] - from[axis]) + 2 * t * (to[axis] - via[axis]);
  return { x: along("x"), y: along("y") };
}

/** What is drawn of a curve: its line, which ends `short` before the tip, the tip, and its direction there. */
function traced(curve, short) {
  const way = wayOn(curve, curve.end);
  const stop = Math.max(curve.start, curve.end - short / (Math.hypot(way.x, way.y) || 1));
  const shape = { tip: pointOn(curve, curve.end), towards: Math.atan2(way.y, way.x) };
  if (curve.loop) return { ...shape, loop: { ...curve.loop, first: angleOn(curve, curve.start), last: angleOn(curve, stop) } };
  const { from, via, to, start } = curve;
  const [a, b, c] = [(1 - start) * (1 - stop), start * (1 - stop) + stop * (1 - start), start * stop];
  return {
    ...shape,
    first: pointOn(curve, start),
    bend: { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y },
    last: pointOn(curve, stop),
  };
}

/** How far a point is from a curve, up to `far`; what is further is Infinity. */
function distanceTo(curve, point, far) {
  if (curve.loop) return Math.abs(Math.hypot(point.x - curve.loop.x, point.y - curve.loop.y) - curve.loop.radius);
  const { from, via, to } = curve;
  for (const axis of ["x", "y"]) {
    const places = [from[axis], via[axis], to[axis]];
    if (point[axis] < Math.min(...places) - far || point[axis] > Math.max(...places) + far) return Infinity;
  }
  let least = Infinity;
  let before = pointOn(curve, 0);
  for (let step = 1; step <= 16; step += 1) {
    const next = pointOn(curve, step / 16);
    least = Math.min(least, distanceToPart(before, next, point));
    before = next;
  }
  return least;
}

function distanceToPart(a, b, point) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point.x - a.x - part * dx, point.y - a.y - part * dy);
}
