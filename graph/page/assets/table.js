// The same claims in rows: what the network says, readable and usable without it.

const ROWS = 100;

/** How the reader has the rows: by which column, which way, and which page of them. */
const sorted = { key: null, down: false, page: 0 };

/** All claims of the view as sorted, and of these the ones that the filters let by. */
let arranged = shownClaims;
let rows = [];
let arrangedFor = "";

/** Sort again where the column or the language has changed. */
function arrange() {
  const wanted = `${chosen.lang} ${sorted.key} ${sorted.down}`;
  if (wanted === arrangedFor) return;
  const column = COLUMNS.find(({ key }) => key === sorted.key);
  arranged = column ? inOrder(shownClaims, column, sorted.down) : shownClaims;
  arrangedFor = wanted;
}

/** Show the page of rows that the reader is at; out of sight nothing is built. */
function showTable() {
  if (chosen.view !== "table") return;
  arrange();
  rows = arranged.filter(isSeen);
  sorted.page = Math.max(0, Math.min(sorted.page, pages() - 1));
  const here = rows.slice(sorted.page * ROWS, (sorted.page + 1) * ROWS);
  const { head, body } = tableParts();
  for (const cell of head.querySelectorAll("[data-column]")) {
    const how = cell.dataset.column === sorted.key ? (sorted.down ? "descending" : "ascending") : "none";
    cell.setAttribute("aria-sort", how);
  }
  body.replaceChildren(...here.map(tableRow));
  showPager(here.length);
}

const pages = () => Math.ceil(rows.length / ROWS);

/** The table's head and body; the head is built once for a language, so that focus stays on it. */
function tableParts() {
  const view = document.getElementById("rows");
  if (view.firstElementChild?.lang !== chosen.lang) {
    const head = make("tr", { role: "row" }, COLUMNS.map(({ key }) => make("th", { scope: "col", role: "columnheader", "data-column": key },
      make("button", { type: "button", class: "sort", onclick: () => sortBy(key) }, word(key)))));
    const table = make("table", { role: "table", lang: chosen.lang },
      make("caption", { class: "unseen" }, word("claims")),
      make("thead", { role: "rowgroup" }, head),
      make("tbody", { role: "rowgroup", onkeydown: walkRows, onclick: chooseRow }));
    view.replaceChildren(table);
  }
  return { head: view.querySelector("thead"), body: view.querySelector("tbody") };
}

/** Upwards at first, then downwards, then in the sources' own order again. */
function sortBy(key) {
  if (sorted.key !== key) Object.assign(sorted, { key, down: false, page: 0 });
  else if (!sorted.down) Object.assign(sorted, { down: true, page: 0 });
  else Object.assign(sorted, { key: null, down: false, page: 0 });
  document.getElementById("rows").scrollTop = 0;
  showTable();
}

function showPager(here) {
  const first = sorted.page * ROWS;
  document.getElementById("rows-count").textContent = word("rowsShown", {
    first: figure(here ? first + 1 : 0), last: figure(first + here), total: figure(rows.length),
  });
  const last = pages() - 1;
  for (const button of document.querySelectorAll("[data-turn]")) {
    button.hidden = last < 1;
    // still to be reached by keyboard: a disabled button would lose the focus
    button.setAttribute("aria-disabled", String(button.dataset.turn.startsWith("n") || button.dataset.turn === "last" ? sorted.page >= last : sorted.page === 0));
  }
}

function turnTo(where) {
  const to = { first: 0, previous: sorted.page - 1, next: sorted.page + 1, last: pages() - 1 }[where];
  if (to < 0 || to >= pages() || to === sorted.page) return;
  sorted.page = to;
  document.getElementById("rows").scrollTop = 0;
  showTable();
}

/** Mark the row of the chosen claim, and lightly those of the chosen entity, in the rows as they stand. */
function markRows() {
  const { kind, id } = chosen.selected || {};
  for (const line of document.querySelectorAll("#rows tbody tr")) {
    const claim = line.dataset.row;
    const selected = kind === "claim" && claim === id;
    line.classList.toggle("selected", selected);
    line.classList.toggle("about", kind === "entity" && [claims.get(claim).subject, claims.get(claim).object].includes(id));
    line.querySelector(".open").setAttribute("aria-pressed", String(selected));
  }
}

/** Turn to the row of the chosen claim, or the first of the chosen entity, and bring it into sight. */
function showChosenRow() {
  if (chosen.view !== "table" || !chosen.selected) return;
  const { kind, id } = chosen.selected;
  const isOf = (claim) => (kind === "claim" ? claim.id === id : claim.subject === id || claim.object === id);
  const onPage = rows.slice(sorted.page * ROWS, (sorted.page + 1) * ROWS);
  if (!onPage.some(isOf)) {
    const at = rows.findIndex(isOf);
    if (at < 0) return;
    sorted.page = Math.floor(at / ROWS);
    showTable();
  }
  document.querySelector("#rows .selected, #rows .about")?.scrollIntoView({ block: "nearest" });
}

/** The whole row can be clicked; its buttons do what they say. */
function chooseRow(event) {
  const line = event.target.closest("tr");
  if (line && !event.target.closest("button, a") && !String(getSelection())) line.querySelector(".open").click();
}

/** Up and down walk through the rows, in the column where the focus is. */
function walkRows(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const cell = event.target.closest("th, td");
  if (!step || !cell) return;
  let line = cell.parentElement;
  let target = null;
  while (line && !target) {
    line = step > 0 ? line.nextElementSibling : line.previousElementSibling;
    target = line?.children[cell.cellIndex].querySelector("button");
  }
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function tableRow(claim) {
  const { kind, id } = chosen.selected || {};
  const selected = kind === "claim" && id === claim.id;
  const touched = kind === "entity" && (claim.subject === id || claim.object === id);
  const cell = (key, ...children) => make("td", { role: "cell", "data-head": word(key) }, ...children);
  const open = make("button",
    { type: "button", class: "name open", "data-claim": claim.id, "aria-pressed": String(selected), onclick: () => choose("claim", claim.id, false) },
    outside(said(claim.words) || name(claim.relation)));
  return make("tr", { role: "row", "data-row": claim.id, class: selected ? "selected" : touched ? "about" : "" },
    make("th", { scope: "row", role: "rowheader", "data-head": word("subject") }, nameButton(claim.subject)),
    cell("relation", open),
    cell("object", claim.object ? nameButton(claim.object) : outside(claim.value)),
    cell("modality", changeBadge(claim), make("span", { class: "badge" }, lineSample(lookOf(claim)), standing(claim))),
    cell("saidBy", make("span", { class: "short", title: originsText(claim) }, outside(originsText(claim)))),
    cell("when", said(claim.when) ? outside(said(claim.when)) : ""),
    cell("amount", claim.amount ? outside(said(claim.amount.words)) : ""),
    cell("source", outside(name(claim.source), "cite")));
}

for (const button of document.querySelectorAll("[data-turn]")) {
  button.addEventListener("click", () => turnTo(button.dataset.turn));
}
