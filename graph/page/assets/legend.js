// The legend is the filter: each line a sample, a word, and how many claims it stands for.

function sampleFor(facet, value) {
  if (facet.id === "standing") return lineSample(looks.get(value));
  if (facet.id !== "classes") return null;
  const entity = page.entities.find((candidate) => candidate.class === value);
  return entity ? shapeSample(entity.shape, entity.colour) : null;
}

function showLegend(onChange) {
  const legend = document.getElementById("legend");
  const focused = document.activeElement?.dataset?.value;
  const open = new Set([...legend.querySelectorAll("details[open]")].map((group) => group.dataset.facet));
  const first = !legend.childElementCount;
  legend.replaceChildren(
    ...FACETS.map((facet) => facetGroup(facet, first ? facet.id !== "relations" : open.has(facet.id), onChange)),
  );
  if (focused) [...legend.querySelectorAll("[data-value]")].find((box) => box.dataset.value === focused)?.focus();
}

function facetGroup(facet, open, onChange) {
  const counts = countFacet(facet);
  const order = [...looks.keys()];
  const values = [...counts.keys()].sort((a, b) =>
    facet.id === "standing" ? order.indexOf(a) - order.indexOf(b)
      : counts.get(b).all - counts.get(a).all || facet.label(a).localeCompare(facet.label(b), chosen.lang));
  const off = hidden.get(facet.id);
  const all = (hide) => () => {
    off.clear();
    if (hide) values.forEach((value) => off.add(value));
    onChange();
  };
  return make("details", { class: "facet", "data-facet": facet.id, open },
    make("summary", {}, word(facet.id), off.size ? make("span", { class: "quiet" }, ` ${values.length - off.size}/${values.length}`) : ""),
    make("p", { class: "all" },
      make("button", { type: "button", class: "plain", "data-value": `${facet.id}:all`, onclick: all(false) }, word("all")),
      make("button", { type: "button", class: "plain", "data-value": `${facet.id}:none`, onclick: all(true) }, word("none"))),
    make("ul", {}, values.map((value) => facetLine(facet, value, counts.get(value), onChange))),
    facet.id === "classes" && network.nodes.some((node) => node.hollow) ? make("p", { class: "quiet" }, word("hollow")) : "");
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
