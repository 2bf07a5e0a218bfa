// A path in the panel, hop by hop: which claims carry each hop, how firmly, and what stands beside them.

/** The path that is looked at, in the panel as long as nothing is chosen. */
async function wayPanel({ from, to }, hops) {
  return [
    make("p", { class: "headline way" }, outside(word("wayTitle", { from: name(from), to: name(to) }), "span")),
    make("p", { class: "quiet" }, word("wayMeans")),
    ...(await Promise.all(hops.map(hopSection))),
  ];
}

async function hopSection(hop, at) {
  const [from, to] = [hop.from, hop.to].map((end) => nameButton(page.ids[end]));
  return make("section", {},
    make("h3", {}, `${figure(at + 1)}. `, from, " – ", to, make("span", { class: "quiet" }, ` · ${word(hop.alleged ? "hopAlleged" : "hopAsserted")}`)),
    await claimList(besideHop(hop).map((claim) => claim.id)));
}

/** The claims that a hop rests on, then what else is shown between its ends: denials, plans. */
function besideHop({ from, to, claims: carrying }) {
  const joins = (claim) => (claim.from === from && claim.to === to) || (claim.from === to && claim.to === from);
  const others = shownClaims.filter((claim) => joins(claim) && isSeen(claim) && !carrying.includes(claim));
  return [...carrying, ...others];
}

/** Tell the path anew where the filters have changed it, or take it away when it is left. */
function showWay() {
  if (!chosen.selected && (scope?.kind === "path" || document.querySelector("#panel-body .way"))) showPanel();
}
