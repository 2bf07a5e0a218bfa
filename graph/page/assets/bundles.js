// Lines: each claim its own, or, where many run between the same two or to a closed group, one line
// for all that are said alike, with their number. What is said differently is never one line, nor is
// what is new and what is gone.

/** So many claims between two things are drawn each for itself. */
const APART = 6;

/** How far the reader has moved things from their places, by id. */
const moved = new Map();

/** Move a thing from its place by so much; its lines come along. */
function moveThing(node, by) {
  const before = moved.get(node.id) || { x: 0, y: 0 };
  [node.x, node.y] = [node.x + by.x - before.x, node.y + by.y - before.y];
  moved.set(node.id, by);
  for (const line of drawn.lines) {
    if (line.from === node.id || line.to === node.id) line.curve = curveBetween(line, drawn.byId.get(line.from), drawn.byId.get(line.to));
  }
  drawing.redraw();
}

/** What is drawn now: nodes and lines, each by id. */
let drawn = { nodes: [], lines: [], frames: [], byId: new Map(), faint: new Set() };

/** Text in lines of so many signs, at most so many of them. */
function cut(text, width, most) {
  const found = [];
  for (const piece of text.split(/\s+/).filter(Boolean)) {
    const last = found[found.length - 1];
    if (last !== undefined && last.length + piece.length < width) found[found.length - 1] = `${last} ${piece}`;
    else found.push(...(piece.match(new RegExp(`.{1,${width}}`, "gu")) || []));
  }
  if (found.length <= most) return found.length ? found : [""];
  const kept = found.slice(0, most);
  kept[most - 1] = `${kept[most - 1].slice(0, width - 1).trimEnd()}…`;
  return kept;
}

/** Work out what is drawn: what is in sight, in its place, with its lines. */
function drawNow() {
  const here = arrangedNow();
  const members = membersSeen();
  const nodes = here.things.map(({ thing, x, y }) => {
    const entity = entities.get(thing.id);
    return { id: thing.id, kind: "entity", x, y, size: sizeOf(thing), degree: thing.degree, shape: entity?.shape || "dot",
      color: entity?.colour || "#8a8f98", hollow: Boolean(entity?.unnamed), hidden: !seen.entities.marks[thing.at], text: cut(name(thing.id), 20, 3) };
  });
  for (const { group, x, y } of here.groups) {
    nodes.push({ id: group.id, kind: "group", group, x, y, size: group.radius, degree: group.size, shape: "dot", color: groupColour(group),
      hollow: false, hidden: !members.get(group), count: members.get(group) || 0, text: cut(groupName(group), 22, 2) });
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    const by = moved.get(node.id);
    if (by) [node.x, node.y] = [node.x + by.x, node.y + by.y];
  }
  const lines = linesBetween(nodes, endsIn(here)).map((line) => ({
    // what the filters let by, which may be less than the line stands for
    ...line, open: line.claims.filter(isSeen), curve: curveBetween(line, byId.get(line.from), byId.get(line.to)),
  }));
  for (const line of lines) if (line.open.length) noteWays(line, byId);
  drawn = { nodes, lines, frames: here.frames, byId, faint: faintOf(lines, byId) };
}

/** For each thing the number of the node at which its lines end: itself, or the closed group that it is in; -1 for none. */
function endsIn(here) {
  const [ofThings, ofGroups] = [new Int32Array(things.length).fill(-1), new Int32Array(groups.length).fill(-1)];
  here.things.forEach(({ thing }, number) => { ofThings[thing.at] = number; });
  here.groups.forEach(({ group }, number) => { ofGroups[group.at] = here.things.length + number; });
  const standsFor = standIns();
  return ofThings.map((own, at) => {
    const group = standsFor(at);
    return group ? ofGroups[group.at] : own;
  });
}

/** The line that stands for a claim. */
function lineOf(id) {
  const claim = claims.get(id);
  return drawn.lines.find((line) => line.claims.includes(claim));
}

/** So many directions of lines are noted at a thing: about as many as there is room for. */
const MOST_WAYS = 24;

/** Note for the ends of a line whither it leaves them. */
function noteWays({ from, to, curve }, byId) {
  for (const [id, part, sign] of [[from, curve.start, 1], [to, curve.end, -1]]) {
    const ways = byId.get(id).ways ||= [];
    if (ways.length >= MOST_WAYS) continue;
    const { x, y } = wayOn(curve, part);
    const far = Math.hypot(x, y) || 1;
    ways.push({ x: (sign * x) / far, y: (sign * y) / far });
  }
}

/** Between closed groups each draws its strongest lines, so many; the others come when one is chosen. */
const STRONGEST = 3;

/** The lines in sight, from or to a closed group, that are not drawn until one of their ends is chosen. */
function faintOf(lines, byId) {
  const atGroups = lines.filter((line) => line.open.length && (byId.get(line.from).kind === "group" || byId.get(line.to).kind === "group"));
  if (atGroups.length <= 2 * byId.size) return new Set();
  const kept = new Set();
  const has = new Map();
  for (const line of [...atGroups].sort((a, b) => b.open.length - a.open.length || (a.id < b.id ? -1 : 1))) {
    for (const end of [line.from, line.to]) {
      const number = has.get(end) || 0;
      if (number >= STRONGEST) continue;
      has.set(end, number + 1);
      kept.add(line.id);
    }
  }
  return new Set(atGroups.filter((line) => !kept.has(line.id)).map((line) => line.id));
}

/** The class that most of a group's leaders have, as a colour. */
function groupColour(group) {
  return entities.get(page.ids[group.leaders[0]])?.colour || "#8a8f98";
}

/** The lines between nodes; `ends` has for each thing the number of its node. */
function linesBetween(nodes, ends) {
  const pairs = new Map();
  const isGroup = nodes.map((node) => node.kind === "group");
  const { subject, object } = claimColumns;
  for (let at = 0; at < shownClaims.length; at += 1) {
    if (object[at] < 0) continue;
    const [from, to] = [ends[subject[at]], ends[object[at]]];
    if (from < 0 || to < 0 || (from === to && isGroup[from])) continue;
    const key = Math.min(from, to) * nodes.length + Math.max(from, to);
    let pair = pairs.get(key);
    if (!pair) pairs.set(key, pair = pairOf(nodes, from, to, isGroup[from] || isGroup[to]));
    pair.claims.push(shownClaims[at]);
  }
  return [...pairs.values()].flatMap((pair) => bent(pair, together(pair, (claim) => ends[subject[claim.at]] === pair.start)));
}

/** Two nodes with lines between them, the first by its id first; `start` is its number. */
function pairOf(nodes, one, two, grouped) {
  const [start, end] = nodes[one].id < nodes[two].id ? [one, two] : [two, one];
  return { start, first: nodes[start].id, other: nodes[end].id, grouped, claims: [] };
}

/** A number that claims have in common that look alike and have changed alike. */
const lookAndChange = (claim) => claimColumns.look.at[claim.at] * CHANGE_ORDER.length + (changes.size ? CHANGE_ORDER.indexOf(changeOf(claim)) : 0);

/** The lines of a pair: a claim each, or one for each way of saying and direction. */
function together({ first, other, grouped, claims: all }, isAway) {
  if (!grouped && all.length <= APART) {
    return all.map((claim) => ({ id: claim.id, kind: "claim", from: claim.subject, to: claim.object, look: claim.look, claims: [claim] }));
  }
  const alike = new Map();
  for (const claim of all) {
    const away = isAway(claim);
    // to and from a group both ways are one line, with no ending: groups say nothing of each other
    const key = 2 * lookAndChange(claim) + (grouped || away ? 1 : 0);
    let line = alike.get(key);
    if (!line) alike.set(key, line = { key, look: claim.look, away, bothWays: false, claims: [] });
    line.bothWays ||= line.away !== away;
    line.claims.push(claim);
  }
  return [...alike.values()].map(({ key, look, away, bothWays, claims: list }) => ({
    // one alone stays itself
    id: list.length === 1 ? list[0].id : `${first} ${other} ${key}`,
    kind: list.length === 1 ? "claim" : "bundle",
    from: away ? first : other,
    to: away ? other : first,
    look, bothWays, claims: list,
  }));
}

/** How each line of a pair bends, in parts of its length to its right: a single one is straight, parallel ones fan out. */
function bent(pair, lines) {
  const step = Math.min(0.24, 1.1 / lines.length);
  return lines.map((line, at) => {
    // about one thing each is a larger circle than the one before
    if (line.from === line.to) return { ...line, bend: at };
    const offset = (at - (lines.length - 1) / 2) * step;
    // the same side of the picture, whichever way the claim goes
    return { ...line, bend: line.from === pair.first ? offset : -offset };
  });
}

/** The words of a line: those of its claim, or how many there are, and of what. */
function lineWords(line) {
  if (line.kind === "claim") return cut(withChange(line.claims[0], said(line.claims[0].words) || name(line.claims[0].relation)), 28, 2);
  const relations = new Set(line.open.map((claim) => said(claim.words) || name(claim.relation)));
  return relations.size === 1 ? cut(withChange(line.claims[0], `${figure(line.open.length)} × ${[...relations][0]}`), 28, 2) : [counted("claim", line.open.length), wholeStanding(line.claims[0])];
}

/** Whatever stands for the whole network's arrangement now. */
let arrangedNow = placedNow;
