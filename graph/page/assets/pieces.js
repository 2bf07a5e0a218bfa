// Pieces that panel, lists and table share.

let choose = () => {};

/** How a claim is said, and by which source: stands beside every claim, wherever it is listed. */
function claimNote(claim) {
  return make(
    "span",
    { class: "note" },
    make("span", { class: "badge" }, lineSample(lookOf(claim)), standing(claim)),
    outside(name(claim.source), "cite"),
  );
}

/** A claim in a list: its summary, with modality and source, to be chosen. */
function claimButton(id) {
  const claim = claims.get(id);
  if (!claim) return make("span", { class: "quiet" }, word("notHere"), ` (${id})`);
  return make(
    "button",
    { type: "button", class: "claim", "data-claim": id, onclick: () => choose("claim", id, true) },
    outside(said(claim.summary), "span"),
    claimNote(claim),
  );
}

/** An entity by its label, to be chosen; anything else by its words. */
function nameButton(id) {
  if (!entities.has(id)) return outside(name(id));
  return make(
    "button",
    { type: "button", class: "name", "data-entity": id, onclick: () => choose("entity", id, true) },
    outside(name(id)),
  );
}

function joined(parts) {
  return parts.flatMap((part, at) => (at ? [", ", part] : [part]));
}

/** A row of a description list; nothing when there is nothing to say. */
function row(key, ...values) {
  const kept = values.flat().filter((value) => value !== null && value !== "" && value !== undefined);
  if (!kept.length) return [];
  return [make("dt", {}, word(key)), make("dd", {}, kept)];
}

function section(key, ...children) {
  const kept = children.flat().filter((child) => child !== null);
  return kept.length ? make("section", {}, make("h3", {}, word(key)), kept) : null;
}
