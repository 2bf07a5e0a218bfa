// The same claims in rows: what the network says, readable without it.

function showTable() {
  const heads = ["subject", "relation", "object", "modality", "when", "amount", "source"];
  const rows = shownClaims.filter((claim) => seen.claims.has(claim.id));
  const table = make("table", {},
    make("caption", { class: "unseen" }, `${word("claims")}: ${rows.length}`),
    make("thead", {}, make("tr", {}, heads.map((key) => make("th", { scope: "col" }, word(key))))),
    make("tbody", {}, rows.map(tableRow)));
  document.getElementById("table-view").replaceChildren(table);
}

/** Mark the row of the chosen claim, and no other, in the table as it stands. */
function markRows() {
  for (const open of document.querySelectorAll("#table-view [data-claim]")) {
    const selected = chosen.selected?.kind === "claim" && chosen.selected.id === open.dataset.claim;
    open.setAttribute("aria-pressed", String(selected));
    open.closest("tr").classList.toggle("selected", selected);
  }
}

function tableRow(claim) {
  const selected = chosen.selected?.kind === "claim" && chosen.selected.id === claim.id;
  const open = make("button",
    { type: "button", class: "name", "data-claim": claim.id, "aria-pressed": selected, onclick: () => choose("claim", claim.id, false) },
    outside(said(claim.words)));
  return make("tr", { class: selected ? "selected" : "" },
    make("th", { scope: "row" }, nameButton(claim.subject)),
    make("td", {}, open),
    make("td", {}, claim.object ? nameButton(claim.object) : outside(claim.value)),
    make("td", {}, make("span", { class: "badge" }, lineSample(lookOf(claim)), standing(claim))),
    make("td", {}, outside(said(claim.when))),
    make("td", {}, claim.amount ? outside(said(claim.amount.words)) : ""),
    make("td", { title: name(claim.source) }, outside(name(claim.source), "cite")));
}
