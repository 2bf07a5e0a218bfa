// What the shape of the view says: each measure with its sentence, on asserted claims and with
// allegations, side by side. The build worked it out of all claims of the view, whatever is filtered.

/** By which basis the rows are ordered: 0 on asserted claims, 1 with allegations. */
let ranking = 0;

/** So many rows of a measure are shown, until more are asked for. */
const ROWS_OF_MEASURE = 10;
const wholeMeasures = new Set();
let analysisFor = "";

function setRanking(basis) {
  ranking = basis;
  showAnalysis();
  note();
}

function setSizes(next) {
  sizing = next;
  refresh();
}

/** Build the view anew where its language, order or sizes have changed; out of sight nothing is built. */
function showAnalysis() {
  if (chosen.view !== "analysis") return;
  const wanted = JSON.stringify([chosen.lang, ranking, sizing?.measure, sizing?.basis, [...wholeMeasures]]);
  if (wanted === analysisFor) return;
  analysisFor = wanted;
  const view = document.getElementById("analysis-view");
  const focused = view.contains(document.activeElement) && document.activeElement.dataset.key;
  const open = new Set([...view.querySelectorAll("details[open]")].map((one) => one.dataset.row));
  const top = view.scrollTop;
  view.replaceChildren(...analysisParts());
  for (const one of view.querySelectorAll("details")) one.open = open.has(one.dataset.row);
  view.scrollTop = top;
  if (focused) [...view.querySelectorAll("[data-key]")].find((one) => one.dataset.key === focused)?.focus();
}

/** A choice between the two bases, as buttons of which one is pressed. */
function basisChoice(key, label, pressed, act) {
  return make("div", { class: "choice", role: "group", "aria-label": label },
    BASES.map((basis, at) => make("button", { type: "button", "data-key": `${key}:${basis}`, "aria-pressed": String(pressed === at), onclick: () => act(at) }, word(`basis:${basis}`))));
}

function analysisParts() {
  const intro = [make("p", {}, said(page.analysis.intro)), make("p", { class: "quiet" }, word("analysisWhole"), [...changes.values()].includes("gone") ? ` ${word("goneApart")}` : "")];
  if (!page.analysis.ties) return [...intro, make("p", {}, word("noTies"))];
  return [
    ...intro,
    make("div", { class: "orders" }, make("span", {}, word("orderBy")), basisChoice("rank", word("orderBy"), ranking, setRanking)),
    ...[...measures.values()].map(measureSection),
  ];
}

/** The rows in the order of the chosen basis: what has no figure on it comes last. */
function rowsInOrder({ rows }) {
  const figureOf = (row, basis) => row.values[basis] ?? -1;
  return [...rows].sort((a, b) => figureOf(b, ranking) - figureOf(a, ranking) || figureOf(b, 1 - ranking) - figureOf(a, 1 - ranking));
}

function measureSection(measure) {
  const { id, counts } = measure;
  const rows = rowsInOrder(measure);
  const some = wholeMeasures.has(id) ? rows : rows.slice(0, ROWS_OF_MEASURE);
  const more = () => {
    wholeMeasures.add(id);
    showAnalysis();
    document.querySelector(`#measure-${CSS.escape(id)} tbody tr:nth-child(${some.length + 1}) button`)?.focus();
  };
  const left = Math.max(...counts) - rows.length;
  const pressed = sizing?.measure === id ? sizing.basis : null;
  return make("section", { class: "measure", id: `measure-${id}`, "aria-labelledby": `measure-${id}-name` },
    make("h2", { id: `measure-${id}-name` }, said(measure.name)),
    make("p", { class: "quiet" }, said(measure.means)),
    make("p", {}, word("counts", { asserted: figure(counts[0]), both: figure(counts[1]) })),
    SIZED.has(id) && counts[1]
      ? make("div", { class: "orders" }, make("span", {}, word("sizeBy")),
        // pressed again it is off
        basisChoice(`size:${id}`, word("sizeBy"), pressed, (at) => setSizes(pressed === at ? null : sizingFrom([id, BASES[at]]))))
      : null,
    rows.length ? measureTable(measure, some) : null,
    rows.length > some.length ? make("button", { type: "button", class: "plain", "data-key": `more:${id}`, onclick: more }, word("moreOfThem", { n: figure(rows.length - some.length) })) : null,
    some.length === rows.length && left > 0 ? make("p", { class: "quiet" }, word("notInPage", { n: figure(left) })) : null);
}

function measureTable(measure, rows) {
  const head = (key) => make("th", { scope: "col" }, key);
  const unit = said(measure.unit);
  return make("table", {},
    make("caption", { class: "unseen" }, said(measure.name)),
    make("thead", {}, make("tr", {}, head(word("who")), BASES.map((basis) => head(`${unit}, ${word(`basis:${basis}`)}`)), head(word("whatAllegations")))),
    make("tbody", {}, rows.map((row) => make("tr", {},
      make("th", { scope: "row" }, whoParts(measure, row)),
      [0, 1].map((basis) => make("td", { class: "number" }, valueWords(measure, row, basis))),
      make("td", {}, ...differenceParts(measure, row))))));
}

/** Who a row is of, each to be chosen; of a bridge the claims that it rests on, too. */
function whoParts(measure, row) {
  const joint = measure.id === "bridge" ? " – " : ", ";
  const rest = measure.id === "community" ? Math.max(...row.values) - row.who.length : 0;
  const names_ = row.who.flatMap((id, at) => (at ? [joint, nameButton(id)] : [nameButton(id)]));
  if (rest > 0) names_.push(` ${word("andMore", { n: figure(rest) })}`);
  return row.claims ? [...names_, claimsFold(row)] : names_;
}

/** The claims of a bridge, each with its standing and source, fetched when they are opened. */
function claimsFold({ who, claims: ids }) {
  const fold_ = make("details", { "data-row": who.join(" "), ontoggle: async () => {
    if (fold_.open && fold_.childElementCount === 1) fold_.append(...await claimList(ids));
  } }, make("summary", {}, counted("claim", ids.length)));
  return fold_;
}

function valueWords(measure, row, basis) {
  const value = row.values[basis];
  if (value === null) return "–";
  const told = measure.id === "betweenness" ? new Intl.NumberFormat(chosen.lang, { style: "percent", maximumSignificantDigits: 3 }).format(value) : figure(value);
  return row.ranks ? `${told} ${word("rankOf", { n: figure(row.ranks[basis]) })}` : told;
}

/** What allegations change in a row: its rank, or whether it is one at all. */
function differenceParts(measure, row) {
  const [before, after] = row.values;
  if (before === null) return [make("span", { class: "badge" }, word(measure.id === "bridge" ? "onAllegation" : "onlyWith"))];
  if (after === null) return [make("span", { class: "badge" }, word(measure.id === "community" ? "otherMembers" : "wayRound"))];
  if (!row.ranks) return [word(measure.id === "community" ? "sameMembers" : "onAsserted")];
  const moved = row.ranks[0] - row.ranks[1];
  return [moved ? word(moved > 0 ? "rankUp" : "rankDown", { n: figure(Math.abs(moved)) }) : word("sameRank")];
}
