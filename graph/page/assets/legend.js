// The legend is the filter: each line a sample, a word, and how many claims it stands for.

/** The facets whose words are seen on lines, in the order of the build's looks. */
const LINES = new Set(["modality", "happening"]);

/** A word that the build has no look for: that of a claim said so. */
function unknownLook(facet, value) {
  return lookOf(shownClaims.find((claim) => facet.of(claim).includes(value)));
}

let classLooks = null;

/** Somebody of each class, to show how it looks. */
function looksOfClasses() {
  classLooks ||= new Map([...entities.values()].reverse().map((entity) => [entity.class, entity]));
  return classLooks;
}

function sampleFor(facet, value) {
  if (LINES.has(facet.id)) return looks.has(value) ? lineSample(looks.get(value)) : lineSample(unknownLook(facet, value));
  if (facet.id === "change") return changeSample(value);
  if (facet.id !== "classes") return null;
  const entity = looksOfClasses().get(value);
  return entity ? shapeSample(entity.shape, entity.colour) : null;
}

function showLegend(onChange) {
  const legend = document.getElementById("legend");
  const focused = document.activeElement?.dataset?.value;
  const open = new Set([...legend.querySelectorAll("details[open]")].map((group) => group.dataset.facet));
  const first = !legend.childElementCount;
  legend.replaceChildren(
    ...[groupsPart(open.has("groups"))].filter(Boolean),
    ...FACETS.map((facet) => facetGroup(facet, first ? !["relations", "saidBy"].includes(facet.id) : open.has(facet.id), onChange)),
  );
  if (focused) [...legend.querySelectorAll("[data-value]")].find((box) => box.dataset.value === focused)?.focus();
}

/** So many words of a facet are listed, those of most claims first, until all are asked for. */
const LISTED = 40;
/** The facets whose words are all listed, as far as a page can. */
const whole = new Set();
const MOST_LISTED = 2000;

/** The words that are listed: never without one that the reader has unticked, unless all are. */
function listed(facet, values, off) {
  if (whole.has(facet.id)) return values.slice(0, MOST_LISTED);
  if (values.length <= LISTED) return values;
  return [...values.slice(0, LISTED), ...(off.size < values.length / 2 ? values.slice(LISTED).filter((value) => off.has(value)) : [])];
}

/** The groups of the drawing, closed and open, for those who don't use a pointer. */
function groupsPart(open) {
  if (groups.length < 2) return null;
  const closed = drawn.nodes.filter((node) => node.kind === "group" && !node.hidden).map((node) => node.group);
  const list = [...drawn.frames.map((one) => one.group), ...closed.sort((a, b) => b.size - a.size)];
  return make("details", { class: "facet", "data-facet": "groups", open },
    make("summary", {}, word("groups"), make("span", { class: "quiet" }, ` ${figure(list.length)}`)),
    make("ul", {}, list.map((group) => make("li", {},
      make("button", { type: "button", class: "name", "data-value": group.id, onclick: () => choose("group", group.id, true) }, isOpen(group) ? "⊟ " : "", outside(groupName(group)))))));
}

/** The words of a facet as they are listed: the build's order, or those of most claims first, then by name. */
function inListOrder(facet, counts) {
  const order = facet.order || (LINES.has(facet.id) && [...looks.keys()]);
  const values = [...counts.keys()];
  if (order) return values.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const more = (a, b) => counts.get(b).all - counts.get(a).all;
  const named = (list) => {
    const texts = new Map(list.map((value) => [value, facet.label(value)]));
    return list.sort((a, b) => more(a, b) || texts.get(a).localeCompare(texts.get(b), chosen.lang));
  };
  if (values.length <= LISTED) return named(values);
  // of ten thousand speakers names tell apart only those that are listed
  values.sort(more);
  const last = whole.has(facet.id) ? MOST_LISTED : LISTED;
  return [...named(values.slice(0, last)), ...values.slice(last)];
}

function facetGroup(facet, open, onChange) {
  const counts = countFacet(facet);
  const values = inListOrder(facet, counts);
  const off = hidden.get(facet.id);
  const all = (hide) => () => {
    off.clear();
    picking.delete(facet.id);
    if (hide) {
      values.forEach((value) => off.add(value));
      picking.add(facet.id);
    }
    onChange();
  };
  return make("details", { class: "facet", "data-facet": facet.id, open },
    make("summary", {}, word(facet.id), off.size ? make("span", { class: "quiet" }, ` ${values.length - off.size}/${values.length}`) : ""),
    make("p", { class: "all" },
      make("button", { type: "button", class: "plain", "data-value": `${facet.id}:all`, onclick: all(false) }, word("all")),
      make("button", { type: "button", class: "plain", "data-value": `${facet.id}:none`, onclick: all(true) }, word("none"))),
    picking.has(facet.id) && values.some((value) => !off.has(value)) && shownClaims.some((claim) => facet.of(claim).length > 1)
      ? make("p", { class: "quiet" }, word("either")) : "",
    make("ul", {}, listed(facet, values, off).map((value) => facetLine(facet, value, counts.get(value), onChange))),
    values.length > listed(facet, values, off).length
      ? make("button", { type: "button", class: "plain", "data-value": `${facet.id}:more`, onclick: () => { whole.add(facet.id); onChange(); } },
        word("moreOfThem", { n: figure(values.length - listed(facet, values, off).length) })) : "",
    facet.id === "classes" && drawn.nodes.some((node) => node.hollow) ? make("p", { class: "quiet" }, word("hollow")) : "");
}

function facetLine(facet, value, count, onChange) {
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
  box.checked = !off.has(value);
  return make("li", {}, make("label", {}, box, sampleFor(facet, value), make("span", { class: "words", dir: "auto", title: facet.label(value) }, facet.label(value)),
    make("span", { class: "number" }, count.open === count.all ? String(count.all) : `${count.open}/${count.all}`)));
}
