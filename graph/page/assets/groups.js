// Groups: what a large network opens with. Each opens in its place, and what is around makes room.

/** A closed group's radius, as the build has it. */
const groupRadius = (size) => Math.min(70, Math.round(10 + 2.4 * Math.sqrt(size)));

/** Groups in the build's order, each after the one that it is in; the first is the whole. */
const groups = page.groups.map((group, at) => ({ ...group, at, x: group.place[0], y: group.place[1], groups: [], radius: groupRadius(group.size) }));
const groupById = new Map(groups.map((group) => [group.id, group]));
for (const group of groups.slice(1)) groups[group.parent].groups.push(group);

/** Things that are drawn: place in their group, and how many lines they have. */
const things = page.ids.map((id, at) => ({ id, at, x: page.places.x[at], y: page.places.y[at], group: 0, degree: 0 }));
const thingById = { get: (id) => things[placeOf.get(id)], has: (id) => placeOf.has(id) };
for (const group of groups) for (const at of group.things) things[at].group = group.at;
for (const claim of shownClaims) {
  if (claim.to < 0) continue;
  things[claim.from].degree += 1;
  if (claim.to !== claim.from) things[claim.to].degree += 1;
}
for (const thing of things) thing.size = Math.min(30, Math.round(8 + 3.2 * Math.sqrt(thing.degree)));

/** So many things and groups are drawn at once; beyond that, what was opened first is closed. */
const MOST_DRAWN = 1500;
/** Room in pixels around what an open group holds, and above it for its name. */
const RIM = 70;

/** The groups that are open, in the order in which they were opened; the whole always is. */
let opened = [0];

const isOpen = (group) => opened.includes(group.at);
const inDrawing = (group) => group.things.length + group.groups.length;

/** The groups from the whole down to a group, itself included. */
function wayTo(group) {
  const way = [group];
  while (way[0].parent >= 0) way.unshift(groups[way[0].parent]);
  return way;
}

/** Open a group and all that it is in; what was opened first is closed where it grows too much. */
function openGroup(group) {
  const way = wayTo(group).map(({ at }) => at);
  opened = [...opened.filter((at) => !way.includes(at)), ...way];
  const drawn = () => opened.reduce((sum, at) => sum + inDrawing(groups[at]), 0);
  while (drawn() > MOST_DRAWN) {
    const first = opened.find((at) => !way.includes(at));
    if (first === undefined) break;
    closeGroup(groups[first]);
  }
}

/** Close a group and all that is open in it. */
function closeGroup(group) {
  if (group.at === 0) return;
  opened = opened.filter((at) => !wayTo(groups[at]).includes(group));
}

/** The name of a group: who leads it, and how many others it holds. */
function groupName(group) {
  const leaders = group.leaders.slice(0, group.size > 2 ? 2 : group.size).map((at) => name(page.ids[at]));
  const rest = group.size - leaders.length;
  return rest > 0 ? word("andOthers", { names: leaders.join(", "), n: figure(rest) }) : leaders.join(", ");
}

/** For each thing what stands for it in the drawing: itself, or the closed group that it is in. */
function standIns() {
  const closed = new Array(groups.length);
  for (const group of groups) {
    const above = group.parent < 0 ? null : closed[group.parent];
    closed[group.at] = above || (isOpen(group) ? null : group);
  }
  return (at) => closed[things[at].group];
}

/** How many things of each group are in sight, those of the groups in it counted too. */
function membersSeen() {
  const counts = new Uint32Array(groups.length);
  things.forEach((thing, at) => { counts[thing.group] += seen.entities.marks[at]; });
  // each stands after the one that it is in
  for (let at = groups.length - 1; at > 0; at -= 1) counts[groups[at].parent] += counts[at];
  return new Map(groups.map((group, at) => [group, counts[at]]));
}

/** The sides of what a group takes, from its middle: closed, or open with all that is open in it. */
function extent(group) {
  if (!isOpen(group)) return { left: -75, right: 75, top: -group.radius, bottom: group.radius + 34 };
  const inside = composed(group);
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y, box: own } of inside) {
    box.left = Math.min(box.left, x + own.left);
    box.right = Math.max(box.right, x + own.right);
    box.top = Math.min(box.top, y + own.top);
    box.bottom = Math.max(box.bottom, y + own.bottom);
  }
  // the middle of the group stays where it was
  const across = Math.max(-box.left, box.right) + RIM;
  const down = Math.max(-box.top, box.bottom) + RIM;
  return { left: -across, right: across, top: -down, bottom: down };
}

/** What a group holds, each with its place from the group's middle, others having made room for what is open. */
function composed(group) {
  const items = [
    ...group.groups.map((inner) => ({ group: inner, x: inner.x, y: inner.y, box: extent(inner) })),
    ...group.things.map((at) => ({ thing: things[at], x: things[at].x, y: things[at].y, box: { left: -60, right: 60, top: -20, bottom: 44 } })),
  ];
  const wide = items.filter((item) => item.group && isOpen(item.group));
  if (!wide.length) return items;
  return items.map((item) => {
    let { x, y } = item;
    for (const open of wide) {
      if (open === item) continue;
      // fully beside it the whole half moves along; right above it, none of the width
      const part = (far, room) => Math.max(-1, Math.min(1, far / room));
      x += part(item.x - open.x, 150) * Math.max(0, open.box.right - 75);
      y += part(item.y - open.y, 80) * Math.max(0, open.box.bottom - 60);
    }
    return { ...item, x, y };
  });
}

/** Everything drawn, with its place: {things: [{thing, x, y}], groups: [{group, x, y}], frames: [{group, box}]}. */
function placedNow() {
  const found = { things: [], groups: [], frames: [] };
  const walk = (group, x, y) => {
    for (const item of composed(group)) {
      const at = { x: x + item.x, y: y + item.y };
      if (item.thing) found.things.push({ thing: item.thing, ...at });
      else if (!isOpen(item.group)) found.groups.push({ group: item.group, ...at });
      else {
        const { left, right, top, bottom } = item.box;
        found.frames.push({ group: item.group, box: { left: at.x + left, right: at.x + right, top: at.y + top, bottom: at.y + bottom } });
        walk(item.group, at.x, at.y);
      }
    }
  };
  walk(groups[0], 0, 0);
  return found;
}

/** Where the things of closed groups stand, by id: inside their rings, as they would if these were opened. */
function placesInside() {
  const found = new Map();
  const walk = (group, middle, scale) => {
    for (const at of group.things) found.set(things[at].id, { x: middle.x + things[at].x * scale, y: middle.y + things[at].y * scale });
    for (const inner of group.groups) {
      const place = { x: middle.x + inner.x * scale, y: middle.y + inner.y * scale };
      walk(inner, place, (scale * inner.radius) / farthest(inner));
    }
  };
  for (const { kind, group, x, y } of drawn.nodes) if (kind === "group") walk(group, { x, y }, group.radius / farthest(group));
  return found;
}

/** How far from a group's middle the farthest of what it holds reaches. */
function farthest(group) {
  return Math.max(1, ...group.things.map((at) => Math.hypot(things[at].x, things[at].y) + things[at].size),
    ...group.groups.map((inner) => Math.hypot(inner.x, inner.y) + inner.radius));
}
