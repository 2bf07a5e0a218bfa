// What a claim is to an older build that the page was compared with: new, gone, changed or unchanged.
// It stands beside how the claim is said, as a word and as a sign in a filled square: never instead.

/** The sign of each change; what is unchanged has none. */
const CHANGES = { new: "+", gone: "−", changed: "±" };
/** What a claim can be, in the order of the legend. */
const CHANGE_ORDER = [...Object.keys(CHANGES), "unchanged"];
const changes = new Map(Object.entries(page.changes).filter(([, change]) => Object.hasOwn(CHANGES, change)));

const changeOf = (claim) => changes.get(claim.id) || "unchanged";
const changeSign = (claim) => CHANGES[changeOf(claim)] || "";
const changeWord = (change) => word(`change:${change}`);

/** Words with the change before them: "new: stole from"; as they are where nothing has changed. */
function withChange(claim, text) {
  return changes.has(claim.id) ? word("changeBefore", { change: changeWord(changeOf(claim)), text }) : text;
}

/** How a claim is said, and before it what has changed: for texts that stand alone. */
function wholeStanding(claim) {
  return changes.has(claim.id) ? `${changeWord(changeOf(claim))} · ${standing(claim)}` : standing(claim);
}

/** The sign in its square, of a side in pixels; null for what is unchanged. */
function changeSample(change, ink = "currentColor", ground = "var(--ground)") {
  if (!CHANGES[change]) return null;
  const sign = draw("text", { x: 9, y: 13.5, "text-anchor": "middle", "font-size": 13, "font-weight": "bold", fill: ground });
  sign.textContent = CHANGES[change];
  return draw("svg", { class: "sample", viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" },
    draw("rect", { x: 2, y: 2, width: 14, height: 14, fill: ink }), sign);
}

/** A badge with sign and word; null for what is unchanged. */
function changeBadge(claim) {
  if (!changes.has(claim.id)) return null;
  return make("span", { class: "badge", "data-change": changeOf(claim) }, changeSample(changeOf(claim)), changeWord(changeOf(claim)));
}

/** The signs on a line, side by side: those of how it is said in rings, that of its change in a square. */
function signsOf(line) {
  const rings = [...looks.get(line.look).mark].map((sign) => ({ sign, square: false }));
  const sign = changeSign(line.claims[0]);
  return sign ? [...rings, { sign, square: true }] : rings;
}
