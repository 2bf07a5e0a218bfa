// Pieces that panel, lists and table share.

let choose = () => {};

/** Who says it, innermost; of many the first few, and how many more. */
function originsText(claim, most = Infinity) {
  const names_ = claim.origins.slice(0, most).map(name).join(", ");
  const rest = claim.origins.length - most;
  return rest > 0 ? word("andOthers", { names: names_, n: figure(rest) }) : names_;
}

/** How a claim is said, by whom, and by which source: stands beside every claim, wherever it is listed. */
function claimNote(claim) {
  return make(
    "span",
    { class: "note" },
    changeBadge(claim),
    make("span", { class: "badge" }, lineSample(lookOf(claim)), standing(claim)),
    claim.origins.length ? make("span", { class: "origin" }, outside(originsText(claim, 3))) : null,
    outside(name(claim.source), "cite"),
  );
}

/** What a claim says: its summary, or subject, relation and object where details are not here yet. */
function sentence(claim) {
  const end = claim.object ? name(claim.object) : claim.value;
  return said(claim.summary) || [name(claim.subject), name(claim.relation), end].filter(Boolean).join(" · ");
}

/** A claim in a list: what it says, with modality and source, to be chosen. */
function claimButton(id) {
  const claim = claims.get(id);
  if (!claim) return make("span", { class: "quiet" }, word("notHere"), ` (${id})`);
  return make(
    "button",
    { type: "button", class: "claim", "data-claim": id, onclick: () => choose("claim", id, true) },
    outside(sentence(claim), "span"),
    claimNote(claim),
  );
}

/** So many claims of a list are shown at once, and so many more each time they are asked for. */
const FEW = 50;

/** A list of claims with a button for the rest, once the details of the first are here. */
async function claimList(ids) {
  const list = make("ul", { class: "list" });
  const more = make("button", { type: "button", class: "plain", onclick: async () => (await grow())[0].querySelector("button, span").focus() });
  const grow = async () => {
    const next = ids.slice(list.childElementCount, list.childElementCount + FEW);
    await details(next);
    const items = next.map((id) => make("li", {}, claimButton(id)));
    list.append(...items);
    const rest = ids.length - list.childElementCount;
    more.hidden = rest === 0;
    more.textContent = word("moreOfThem", { n: figure(rest) });
    return items;
  };
  await grow();
  return [list, more];
}

/** So many signs of a name stand in a list; its own panel has it whole. */
const LONGEST = 200;

/** An entity by its label, to be chosen; anything else by its words. */
function nameButton(id) {
  const text = name(id);
  if (!entities.has(id)) return outside(text);
  return make(
    "button",
    { type: "button", class: "name", "data-entity": id, onclick: () => choose("entity", id, true) },
    outside(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text),
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
