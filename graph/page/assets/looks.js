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
  const mine = kind === "claim" ? lineOf(id) : null;
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
