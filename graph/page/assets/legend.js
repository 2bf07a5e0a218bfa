// The legend is the filter: each line a sample, a word, and how many claims it stands for.

/** The facets whose words are seen on lines, in the order of the build's looks. */
const LINES = new Set(["modality", "happening"]);

/** A word that the build has no look for: that of a claim said so. */
function unknownLook(facet, value) {
  return lookOf(shownClaims.find((claim) => wordsUnder(facet, claim).includes(value)));
}

let classLooks = null;

/** Somebody of each class, to show how it looks. */
function looksOfClasses() {
  classLooks ||= new Map([...everyEntity].reverse().map((entity) => [entity.class, entity]));
  return classLooks;
}

function sampleFor(facet, value) {
  if (LINES.has(facet.id)) return looks.has(value) ? lineSample(looks.get(value)) : lineSample(unknownLook(facet, value));
  if (facet.id === "change") return changeSample(value);
  if (facet.id !== "classes") return null;
  const entity = looksOfClasses().get(value);
  return entity ? shapeSample(entity.shape, entity.colour) : null;
}

/** The parts of the legend as they stand: of each what it was made of, and its element. */
const standing_ = new Map();

/** Show the legend; what would be made again just as it is stays. */
function showLegend(onChange) {
  const legend = document.getElementById("legend");
  const focused = document.activeElement?.dataset?.value;
  const parts = [...(groups.length > 1 ? [groupsPart()] : []), ...FACETS.map((facet) => facetPart(facet, onChange))];
  const paper_ = `${chosen.lang} ${night.matches && !printing}`;
  for (const { id, of, build } of parts) {
    const made = JSON.stringify([paper_, of]);
    const before = standing_.get(id);
    if (before?.made === made) continue;
    const element = build(before ? before.element.open : !["groups", "relations", "saidBy"].includes(id));
    standing_.set(id, { made, element });
    if (before) before.element.replaceWith(element);
    else legend.append(element);
  }
  if (focused && document.activeElement?.dataset?.value !== focused) [...legend.querySelectorAll("[data-value]")].find((box) => box.dataset.value === focused)?.focus();
}

/** So many words of a facet are listed, those of most claims first, until all are asked for. */
const LISTED = 40;
/** The facets whose words are all listed, as far as a page can. */
const whole = new Set();
const MOST_LISTED = 2000;

/** The places of the words that are listed: never without one that the reader has unticked, unless most are. */
function listed(facet, places, off) {
  if (whole.has(facet.id)) return places.slice(0, MOST_LISTED);
  if (places.length <= LISTED || !off.size || off.size >= places.length / 2) return places.slice(0, LISTED);
  return [...places.slice(0, LISTED), ...places.slice(LISTED).filter((place) => off.has(facet.values[place]))];
}

/** The groups of the drawing, closed and open, for those who don't use a pointer. */
function groupsPart() {
  const closed = drawn.nodes.filter((node) => node.kind === "group" && !node.hidden).map((node) => node.group);
  const list = [...drawn.frames.map((one) => one.group), ...closed.sort((a, b) => b.size - a.size)];
  const build = (open) => make("details", { class: "facet", "data-facet": "groups", open },
    make("summary", {}, word("groups"), make("span", { class: "quiet" }, ` ${figure(list.length)}`)),
    make("ul", {}, list.map((group) => make("li", {},
      make("button", { type: "button", class: "name", "data-value": group.id, onclick: () => choose("group", group.id, true) }, isOpen(group) ? "⊟ " : "", outside(groupName(group)))))));
  return { id: "groups", of: list.map((group) => [group.id, isOpen(group)]), build };
}

/** The places of a facet's words as they are listed: the build's order, or those of most claims first, then by name. */
function inListOrder(facet, all) {
  const key = `${chosen.lang} ${whole.has(facet.id)}`;
  if (facet.listFor === key) return facet.list;
  const places = [...all.keys()].filter((place) => all[place] > 0);
  const order = facet.order || (LINES.has(facet.id) && [...looks.keys()]);
  const more = (a, b) => all[b] - all[a];
  const named = (list) => {
    const texts = new Map(list.map((place) => [place, facet.label(facet.values[place])]));
    return list.sort((a, b) => more(a, b) || texts.get(a).localeCompare(texts.get(b), chosen.lang));
  };
  const sort = () => {
    if (order) return places.sort((a, b) => order.indexOf(facet.values[a]) - order.indexOf(facet.values[b]));
    if (places.length <= LISTED) return named(places);
    // of ten thousand speakers names tell apart only those that are listed
    places.sort(more);
    const last = whole.has(facet.id) ? MOST_LISTED : LISTED;
    return [...named(places.slice(0, last)), ...places.slice(last)];
  };
  Object.assign(facet, { list: sort(), listFor: key });
  return facet.list;
}

/** A facet of the legend: what it is made of, and how it is built. */
function facetPart(facet, onChange) {
  const counts = countFacet(facet);
  const places = inListOrder(facet, counts.all);
  const off = hidden.get(facet.id);
  const shown = listed(facet, places, off).map((place) => ({ value: facet.values[place], all: counts.all[place], open: counts.open[place], ticked: !off.has(facet.values[place]) }));
  const rest = places.length - shown.length;
  const all = (hide) => () => {
    off.clear();
    picking.delete(facet.id);
    if (hide) {
      places.forEach((place) => off.add(facet.values[place]));
      picking.add(facet.id);
    }
    onChange();
  };
  const notes = [
    picking.has(facet.id) && off.size < places.length && facet.sets.some((set) => set.length > 1) && "either",
    facet.id === "classes" && drawn.nodes.some((node) => node.hollow) && "hollow",
  ];
  const build = (open) => make("details", { class: "facet", "data-facet": facet.id, open },
    make("summary", {}, word(facet.id), off.size ? make("span", { class: "quiet" }, ` ${figure(places.length - off.size)}/${figure(places.length)}`) : ""),
    make("p", { class: "all" },
      make("button", { type: "button", class: "plain", "data-value": `${facet.id}:all`, onclick: all(false) }, word("all")),
      make("button", { type: "button", class: "plain", "data-value": `${facet.id}:none`, onclick: all(true) }, word("none"))),
    notes[0] ? make("p", { class: "quiet" }, word(notes[0])) : "",
    make("ul", {}, shown.map((one) => facetLine(facet, one, onChange))),
    rest > 0
      ? make("button", { type: "button", class: "plain", "data-value": `${facet.id}:more`, onclick: () => { whole.add(facet.id); onChange(); } },
        word("moreOfThem", { n: figure(rest) })) : "",
    notes[1] ? make("p", { class: "quiet" }, word(notes[1])) : "");
  return { id: facet.id, of: [shown, rest, notes, off.size], build };
}

function facetLine(facet, { value, all, open, ticked }, onChange) {
  const off = hidden.get(facet.id);
  const box = make("input", {
    type: "checkbox",
    "data-facet": facet.id,
    "data-value": value,
    onchange: () => {
      if (off.has(value)) off.delete(value);
      else off.add(value);
      onChange();
    },
  });
  box.checked = ticked;
  return make("li", {}, make("label", {}, box, sampleFor(facet, value), make("span", { class: "words", dir: "auto", title: facet.label(value) }, facet.label(value)),
    make("span", { class: "number" }, open === all ? figure(all) : `${figure(open)}/${figure(all)}`)));
}
