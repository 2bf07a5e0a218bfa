// Putting it together: one way to choose, to filter, and to change language or view.

const narrow = window.matchMedia("(max-width: 760px)");

choose = function (kind, id, bring) {
  const from = document.activeElement;
  const inPanel = document.getElementById("panel").contains(from);
  if (kind) leave(from);
  chosen.selected = kind ? { kind, id } : null;
  hover(null);
  dress();
  // on a phone the panel lies over the lower half: even what was tapped is brought above it
  if (kind && (bring || narrow.matches) && chosen.view === "network") {
    focusOn(kind, id);
    if (narrow.matches) document.getElementById("stage").scrollIntoView({ block: "start" });
  }
  showPanel();
  markRows();
  if (kind && bring) showChosenRow();
  document.getElementById("panel").classList.toggle("open", kind !== null);
  if (kind && from.matches("button, input")) focusPanel();
  if (!kind && (inPanel || from === document.body)) comeBack();
  note();
};

/** Where the reader was when choosing, outside the panel: [list, what was chosen there]. */
let left = null;

function leave(from) {
  const list = from.closest("#hits, #table-view, #analysis-view");
  if (list) left = { list: list.id, element: from, ...from.dataset };
  else if (from.id === "search" || from.closest("#canvas")) left = { element: from };
}

/** Give focus back to where the reader was; a list built anew has the same entry again. */
function comeBack() {
  if (!left) return;
  const { list, element, claim, entity } = left;
  const again = list && [...document.querySelectorAll(`#${list} button`)].find(
    (one) => (claim ? one.dataset.claim === claim : one.dataset.entity === entity));
  left = null;
  const target = element.isConnected && element.checkVisibility() ? element : again;
  (target || document.getElementById("search")).focus();
}

function focusPanel() {
  document.getElementById("panel-title").focus({ preventScroll: true });
}

function refresh() {
  refreshItems();
  showStage();
  showBeside();
  note();
}

/** Draw anew where only groups were opened or closed: what the filters let by stays. */
function regroup() {
  drawNow();
  dress();
  showStage();
  showLegend(refresh);
  note();
}

/** What stands above and below the picture: it gives the picture its room. */
function showStage() {
  showScope();
  showTime();
  document.getElementById("count").textContent = word("shown", {
    claims: figure(seen.claims.size), total: counted("claim", shownClaims.length), entities: counted("entity", seen.entities.size),
  }) + (drawn.faint.size ? ` · ${word("faintLines", { n: figure(drawn.faint.size) })}` : "");
}

/** What stands beside the picture, or in its place. */
function showBeside() {
  showLegend(refresh);
  showHiddenNote();
  showWay();
  document.getElementById("reset").hidden = [...hidden.values()].every((off) => !off.size) && !away.size && !timeIsSet();
  showTable();
  showAnalysis();
}

function setView(view) {
  chosen.view = view;
  document.getElementById("network-view").hidden = view !== "network";
  document.getElementById("table-view").hidden = view !== "table";
  document.getElementById("analysis-view").hidden = view !== "analysis";
  for (const button of document.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
  if (waitingLook) look(waitingLook);
  showTable();
  showChosenRow();
  showAnalysis();
  note();
}

function setLanguage(lang) {
  speak(lang);
  repaint();
}

/** Say what never changes otherwise in a language. */
function speak(lang) {
  chosen.lang = lang;
  document.documentElement.lang = lang;
  document.title = said(page.title);
  document.getElementById("title").textContent = said(page.title);
  document.getElementById("intro").textContent = said(page.intro);
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = word(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = word(element.dataset.hint);
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  }
}

function repaint() {
  refresh();
  showPanel();
  showHits();
}

let onScreen = null;

/** Draw for paper: black on white, in the paper's size, whole; and back to what stood on the screen. */
function setPrinting(on) {
  if (printing === on) return;
  printing = on;
  hover(null);
  if (on) onScreen = { position: drawing.getViewPosition(), scale: drawing.getScale() };
  document.documentElement.classList.toggle("printing", on);
  repaint();
  setPaper(on);
  const place = () => {
    if (printing !== on) return;
    // another width, so that the library looks at its frame anew
    drawing.setSize("99.9%", "100%");
    drawing.setSize("100%", "100%");
    if (on) fitAll(false);
    else drawing.moveTo({ ...onScreen, animation: false });
    drawing.redraw();
  };
  place();
  // the library scales what it shows once more when it sees that its frame has changed
  requestAnimationFrame(() => requestAnimationFrame(place));
}

startDrawing((kind, id) => choose(kind, id, false));
startSearch();
startTime();
startSaving();
// the build may have chosen one; if not, the browser's is taken where the page speaks it
speak(page.langs.find((lang) => lang === navigator.language.slice(0, 2).toLowerCase()) || page.lang);
if (!startState()) {
  refreshItems();
  showStage();
  fitAll(false);
  // the picture first: a hundred thousand claims are counted for the legend when it is seen
  await new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 200); });
  showBeside();
  showPanel();
}
note();
// before it is needed, and after the page has been seen
setTimeout(() => { about(""); claims.get(""); }, 600);

for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => setView(button.dataset.view));
}
for (const button of document.querySelectorAll("[data-lang]")) {
  button.addEventListener("click", () => setLanguage(button.dataset.lang));
}
document.getElementById("zoom-in").addEventListener("click", () => zoomBy(1.35));
document.getElementById("zoom-out").addEventListener("click", () => zoomBy(1 / 1.35));
document.getElementById("fit").addEventListener("click", () => fitAll(true));
document.getElementById("skip").addEventListener("click", () => {
  const target = { table: document.getElementById("rows"), analysis: document.getElementById("analysis-view") }[chosen.view];
  (target || drawing.canvas.frame).focus();
});
document.getElementById("put-back").addEventListener("click", () => { moved.clear(); refresh(); document.getElementById("fit").focus(); });
document.getElementById("close").addEventListener("click", () => choose(null, null, false));
document.getElementById("reset").addEventListener("click", () => {
  showEverything();
  refresh();
  document.querySelector("#filters > summary").focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen.selected && event.target.id !== "search") choose(null, null, false);
});
night.addEventListener("change", repaint);
window.addEventListener("beforeprint", () => setPrinting(true));
window.addEventListener("afterprint", () => setPrinting(false));
window.matchMedia("print").addEventListener("change", (event) => setPrinting(event.matches));
if (narrow.matches) document.getElementById("filters").open = false;

// For tests, and for readers who like a console.
window.dprk = {
  network: drawing,
  claims,
  entities,
  select: (kind, id) => choose(kind, id, true),
  language: setLanguage,
  view: setView,
  search: showHits,
  visible: () => ({ claims: [...seen.claims], entities: [...seen.entities] }),
  written: () => written,
  /** What stands on the line of a claim. */
  lineWords: (id) => lineWords(lineOf(id)),
  state: () => stateWords(),
  focus: (id, steps) => setScope({ kind: "near", id, steps }),
  path: (from, to) => setScope({ kind: "path", from, to }),
  away: putAway,
  pin: togglePin,
  time: setTime,
  undo,
  redo,
  open: (id) => unfold(groupById.get(id)),
  shut: (id) => shut(groupById.get(id)),
  /** Open the first group that is closed, and tell which. */
  openFirst: () => {
    const node = drawn.nodes.find((one) => one.kind === "group" && !one.hidden);
    if (node) unfold(node.group);
    return node?.id;
  },
  drawn: () => ({ nodes: drawn.nodes.map(({ id, kind, x, y, size, hidden }) => ({ id, kind, x, y, size, hidden })), lines: drawn.lines.map((line) => ({ id: line.id, kind: line.kind, from: line.from, to: line.to, look: line.look, style: looks.get(line.look), seen: isDrawn(line), claims: line.claims.map((claim) => claim.id) })) }),
  /** Where a thing, or the middle of a claim's line or its tip, stands in the window. */
  where: (kind, id) => {
    const curve = lineOf(id)?.curve;
    const on = drawing.canvasToDOM(curve ? pointOn(curve, kind === "tip" ? curve.end : 0.5) : drawn.byId.get(id));
    const frame = document.getElementById("canvas").getBoundingClientRect();
    return { x: on.x + frame.left, y: on.y + frame.top };
  },
};
