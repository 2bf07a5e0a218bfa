// Places for a few things at once, worked out here: surroundings and paths of a large network, whose
// members stand far apart in the whole. Nothing moves afterwards.

const RING = 150;

/** Places for things by their steps from the middle: rings at first, then by stress, then pushed apart. */
function ringed(steps, joined) {
  const order = [...steps.keys()];
  const index = new Map(order.map((at, place) => [at, place]));
  const pairs = joined.map(([a, b]) => [index.get(a), index.get(b)]).filter(([a, b]) => a !== undefined && b !== undefined);
  const far = hopsApart(order.length, pairs);
  const [x, y] = onRings(order, steps);
  // stress majorisation, damped: as far apart as the shortest way between them is long
  for (let round = 0; round < 80; round += 1) settle(x, y, far);
  for (let round = 0; round < 60; round += 1) if (!pushed(x, y)) break;
  return new Map(order.map((at, place) => [at, { x: Math.round(x[place] * 1.15), y: Math.round(y[place]) }]));
}

function onRings(order, steps) {
  const rings = new Map();
  for (const at of order) rings.set(steps.get(at), [...(rings.get(steps.get(at)) || []), at]);
  const x = new Float64Array(order.length);
  const y = new Float64Array(order.length);
  order.forEach((at, place) => {
    const ring = rings.get(steps.get(at));
    const angle = (2 * Math.PI * ring.indexOf(at)) / ring.length + steps.get(at) * 0.7;
    const radius = Math.max(steps.get(at) * RING, (ring.length * 40) / Math.PI) * (steps.get(at) ? 1 : 0);
    x[place] = radius * Math.cos(angle);
    y[place] = radius * Math.sin(angle);
  });
  return [x, y];
}

/** The number of hops between each two, by a search from each. */
function hopsApart(count, pairs) {
  const next = Array.from({ length: count }, () => []);
  for (const [a, b] of pairs) {
    next[a].push(b);
    next[b].push(a);
  }
  return next.map((_, from) => {
    const hops = new Float64Array(count).fill(5);
    hops[from] = 0;
    let edge = [from];
    for (let step = 1; edge.length && step < 5; step += 1) {
      const reached = [];
      for (const at of edge) for (const other of next[at]) if (other !== from && hops[other] === 5) { hops[other] = step; reached.push(other); }
      edge = reached;
    }
    return hops;
  });
}

function settle(x, y, far) {
  const count = x.length;
  const moves = [new Float64Array(count), new Float64Array(count)];
  for (let a = 0; a < count; a += 1) {
    let [dx, dy, total] = [0, 0, 0];
    for (let b = 0; b < count; b += 1) {
      if (a === b) continue;
      const wanted = far[a][b] * RING;
      const weight = 1 / (wanted * wanted);
      const [wide, high] = [x[a] - x[b], y[a] - y[b]];
      const away = Math.max(Math.hypot(wide, high), 1e-3);
      dx += weight * (wanted / away - 1) * wide;
      dy += weight * (wanted / away - 1) * high;
      total += weight;
    }
    if (total) [moves[0][a], moves[1][a]] = [(0.9 * dx) / total, (0.9 * dy) / total];
  }
  for (let a = 0; a < count; a += 1) {
    x[a] += moves[0][a];
    y[a] += moves[1][a];
  }
}

/** Push overlapping boxes off each other; whether any did overlap. */
function pushed(x, y) {
  const [wide, high] = [112, 62];
  let any = false;
  for (let a = 0; a < x.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const [dx, dy] = [x[a] - x[b], y[a] - y[b]];
      const [overX, overY] = [wide - Math.abs(dx), high - Math.abs(dy)];
      if (overX <= 1 || overY <= 1) continue;
      any = true;
      if (overX < overY * 1.4) {
        const by = (overX / 2) * (dx < 0 ? -1 : 1);
        x[a] += by;
        x[b] -= by;
      } else {
        const by = (overY / 2) * (dy < 0 ? -1 : 1);
        y[a] += by;
        y[b] -= by;
      }
    }
  }
  return any;
}

/** Places for a path: from left to right, up and down a little, so that words have room. */
function inARow(order) {
  return new Map(order.map((at, place) => [at, { x: place * 230, y: place % 2 ? 60 : 0 }]));
}
