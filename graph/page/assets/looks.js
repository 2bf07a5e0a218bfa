// How things and lines look now: paper, selection and filters.

/** Colours of the paper, from the style sheet, so that they are written once. */
function paper() {
  const style = getComputedStyle(document.documentElement);
  const read = (key) => style.getPropertyValue(key).trim();
  return { ground: read("--ground"), ink: read("--ink"), quiet: read("--quiet"), accent: read("--accent") };
}

/** What belongs to the selection: its things and lines; null when nothing is selected. */
function lit() {
  if (!chosen.selected) return null;
  const { kind, id } = chosen.selected;
  const things = new Set();
  const lines = new Set();
  for (const edge of network.edges) {
    const mine = kind === "claim" ? edge.id === id : edge.from === id || edge.to === id;
    if (!mine) continue;
    lines.add(edge.id);
    things.add(edge.from).add(edge.to);
  }
  if (kind === "entity") things.add(id);
  else if (claims.has(id)) things.add(claims.get(id).subject);
  return { things, lines };
}

function nodeItem(node, seen, light, colours) {
  const dim = light !== null && !light.things.has(node.id);
  const selected = chosen.selected && chosen.selected.id === node.id;
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    shape: node.shape,
    size: node.size,
    hidden: !seen.entities.has(node.id),
    opacity: dim ? 0.18 : 1,
    borderWidth: selected ? 3 : 0,
    borderWidthSelected: 3,
    color: {
      background: node.color,
      border: selected ? colours.ink : node.color,
      highlight: { background: node.color, border: colours.ink },
      hover: { background: node.color, border: colours.ink },
    },
  };
}

function edgeItem(edge, seen, light) {
  const dim = light !== null && !light.lines.has(edge.id);
  const colour = lineColour(looks.get(edge.look));
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    arrows: edge.arrows,
    dashes: edge.dashes,
    smooth: edge.smooth,
    selfReference: edge.selfReference,
    hidden: !seen.claims.has(edge.id),
    width: light !== null && !dim ? 2.2 : 1.4,
    color: { color: colour, highlight: colour, hover: colour, opacity: dim ? 0.12 : 0.9 },
  };
}
