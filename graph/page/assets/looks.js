// How things and lines look now: paper, selection and filters.

/** Colours of the paper, from the style sheet, so that they are written once. */
function paper() {
  const style = getComputedStyle(document.documentElement);
  const read = (key) => style.getPropertyValue(key).trim();
  return { ground: read("--ground"), ink: read("--ink"), quiet: read("--quiet"), accent: read("--accent") };
}

/** What belongs to the selection: its nodes and lines; null when nothing is selected. */
function lit() {
  if (!chosen.selected) return null;
  const { kind, id } = chosen.selected;
  const nodes = new Set();
  const lines = new Set();
  const stands = (one) => (drawn.byId.has(one) ? one : thingById.has(one) ? standIns()(thingById.get(one).at)?.id : null);
  const mine = kind === "claim" ? drawn.of.get(id) : null;
  const self = stands(kind === "claim" && claims.has(id) ? claims.get(id).subject : id);
  for (const line of drawn.lines) {
    const own = kind === "claim" ? line === mine
      : kind === "bundle" ? line.id === id
        : kind === "entity" && self !== id ? line.claims.some((claim) => claim.subject === id || claim.object === id)
          : line.from === id || line.to === id;
    if (!own) continue;
    lines.add(line.id);
    nodes.add(line.from).add(line.to);
  }
  if (self) nodes.add(self);
  // what is chosen may be out of sight: then nothing steps back for it
  return [...nodes].some((one) => drawn.byId.has(one) && !drawn.byId.get(one).hidden) ? { nodes, lines } : null;
}

/** A node as the library takes it: all but what the selection changes. */
function nodeItem(node, colours) {
  const group = node.kind === "group";
  const fill = group ? colours.ground : node.color;
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    shape: node.shape,
    size: node.size,
    hidden: node.hidden,
    color: {
      background: fill,
      border: node.color,
      highlight: { background: fill, border: colours.ink },
      hover: { background: fill, border: colours.ink },
    },
  };
}

function lineItem(line) {
  const look = looks.get(line.look);
  const colour = lineColour(look);
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    arrows: { to: { enabled: !line.bothWays, type: look.ending, scaleFactor: 0.65 } },
    dashes: look.dashes.length ? look.dashes : false,
    smooth: line.smooth,
    selfReference: line.selfReference,
    hidden: !lineSeen(line) || (drawn.faint.has(line.id) && !light?.lines.has(line.id)),
    color: { color: colour, highlight: colour, hover: colour },
  };
}

// What the selection changes is set on the library's own items: a thousand of them told anew would
// take it half a second.

function dressNode(item, node, light, colours) {
  if (!item) return;
  const selected = chosen.selected?.id === node.id;
  const group = node.kind === "group";
  item.options.opacity = light !== null && !light.nodes.has(node.id) ? 0.18 : 1;
  item.options.borderWidth = group ? (selected ? 6 : 4) : selected ? 3 : 0;
  item.options.borderWidthSelected = group ? 6 : 3;
  item.options.color = { ...item.options.color, border: selected && !group ? colours.ink : node.color };
}

function dressLine(item, line, light) {
  if (!item) return;
  const dim = light !== null && !light.lines.has(line.id);
  // more claims, a broader line, slowly
  const many = Math.min(6, Math.log2(line.claims.length)) * 0.6;
  item.options.width = (light !== null && !dim ? 2.2 : 1.4) + many;
  item.options.color = { ...item.options.color, opacity: dim ? 0.12 : 0.9 };
}
