// The panel: one claim in full with its evidence, or all that is claimed about one entity.

function showPanel() {
  const body = document.getElementById("panel-body");
  const { kind, id } = chosen.selected || {};
  document.getElementById("close").hidden = !kind;
  const told = kind === "claim" && claims.has(id) ? said(claims.get(id).summary) : kind ? name(id) : "";
  // what is chosen, for those who hear the heading
  document.getElementById("panel-title").replaceChildren(
    word(kind || "details"), ...(told ? [make("span", { class: "unseen" }, ": ", outside(told))] : []));
  if (kind === "claim" && claims.has(id)) body.replaceChildren(...claimPanel(claims.get(id)));
  else if (kind === "entity" && entities.has(id)) body.replaceChildren(...entityPanel(entities.get(id)));
  else body.replaceChildren(make("p", { class: "quiet" }, word("hint")));
  document.getElementById("panel").scrollTop = 0;
  showHiddenNote();
}

/** Say that the filters hide what is chosen, and offer to show it. */
function showHiddenNote() {
  document.getElementById("hidden-note")?.remove();
  const { kind, id } = chosen.selected || {};
  if (!kind || !filteredOut(kind, id)) return;
  const show = () => {
    unhide(kind, id);
    refresh();
    if (chosen.view === "network") focusOn(kind, id);
    focusPanel();
  };
  document.getElementById("panel-body").prepend(
    make("p", { id: "hidden-note", class: "quiet" }, word("hiddenByFilters"), " ",
      make("button", { type: "button", class: "plain", onclick: show }, word("showIt"))));
}

function claimPanel(claim) {
  const facts = make(
    "dl",
    {},
    row("subject", nameButton(claim.subject)),
    row("relation", outside(name(claim.relation))),
    claim.object ? row("object", nameButton(claim.object)) : row("value", outside(claim.value)),
    row("modality", name(claim.modality)),
    row("polarity", name(claim.polarity)),
    row("actuality", name(claim.actuality)),
    row("when", whenWords(claim)),
    row("amount", amountWords(claim.amount)),
    claim.qualifiers.map(([term, id]) => [make("dt", {}, name(term)), make("dd", {}, nameButton(id))]),
  );
  return [
    make("p", { class: `headline look-${claim.modality === "Denied" ? "denied" : "other"}` },
      make("span", { class: "badge" }, lineSample(lookOf(claim)), standing(claim)), outside(said(claim.summary), "span")),
    claim.inside ? null : make("p", { class: "quiet" }, word("notHere")),
    facts,
    said(claim.note) ? section("note", outside(said(claim.note), "p")) : null,
    section("speakers", speakersList(claim)),
    section("evidence", evidenceBlock(claim)),
    section("source", sourceBlock(claim.source)),
    linksBlock(claim),
    make("p", { class: "quiet id" }, `${word("id")}: `, outside(claim.id), claim.key ? ` (${claim.key})` : "",
      claim.reviewStatus ? ` · ${word("reviewStatus")}: ${name(claim.reviewStatus)}` : ""),
  ].filter((part) => part !== null);
}

function whenWords(claim) {
  const { earliest, latest } = claim;
  const bounds =
    earliest && latest ? (earliest === latest ? "" : word("between", { earliest, latest }))
      : earliest ? word("from", { earliest })
        : latest ? word("until", { latest }) : "";
  return [outside(said(claim.when)), bounds ? make("span", { class: "quiet" }, ` (${bounds})`) : ""].filter(
    (part) => part !== "" && part.textContent !== "",
  );
}

function amountWords(amount) {
  if (!amount) return [];
  const figure = (text) => (/^-?\d+(\.\d+)?$/.test(text) ? new Intl.NumberFormat(chosen.lang).format(text) : text);
  const bounds = [
    amount.low && word("low", { low: figure(amount.low) }),
    amount.high && word("high", { high: figure(amount.high) }),
  ].filter(Boolean);
  const exact = amount.low === amount.high;
  return [
    outside(said(amount.words)),
    make("span", { class: "quiet" }, ` (${exact || !bounds.length ? name(amount.approximation) : bounds.join(", ")})`),
  ];
}

function speakersList(claim) {
  return make(
    "ol",
    { class: "speakers" },
    claim.attributions.map((step) =>
      make("li", {}, joined(step.speakers.map(nameButton)),
        step.inWork ? [` ${word("inWork")} `, nameButton(step.inWork)] : [],
        said(step.saidWhen) ? ` (${word("saidWhen")} ${said(step.saidWhen)})` : "",
        step.stance ? ` – ${name(step.stance)}` : ""),
    ),
  );
}

function evidenceBlock(claim) {
  const { start, end, status, passage } = claim.evidence;
  return [
    passage ? make("blockquote", { dir: "auto" }, marked(passage, claim))
      : make("p", { class: "quiet" }, word("passageAbsent"), " ", make("code", {}, "--documents"), "."),
    make("p", {}, word("position", { start, end }), " · ",
      words.has(`status:${status}`) ? word(`status:${status}`) : outside(status)),
  ];
}

/** A passage with the names of the claim's subject and object marked in it. */
function marked(passage, claim) {
  const wanted = [claim.subject, claim.object]
    .filter((id) => entities.has(id))
    .flatMap((id) => [...Object.values(entities.get(id).label), ...entities.get(id).aliases])
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!wanted.length) return [passage];
  const pieces = passage.split(new RegExp(`(${wanted.join("|")})`, "giu"));
  return pieces.map((piece, at) => (at % 2 ? make("mark", {}, piece) : piece));
}

function sourceBlock(id) {
  const source = sources.get(id);
  if (!source) return outside(id);
  const stated = (text) => (text ? outside(text) : word("notStated"));
  const language = words.has(`lang:${source.language}`) ? word(`lang:${source.language}`) : source.language;
  return [
    make("p", {}, outside(source.title || word("notStated"), "cite")),
    make("dl", {},
      row("publisher", source.publisher ? nameButton(source.publisher) : word("notStated")),
      row("date", stated(said(source.date))),
      row("sourceLanguage", stated(language)),
      row("address", source.link ? link(source.link) : stated(source.address))),
  ];
}

/** Claims that this one denies, restates, is part of …, and those that say so of this one. */
function linksBlock(claim) {
  const entry = (label, id) => make("li", {}, make("span", { class: "quiet" }, label), claimButton(id));
  const entries = [
    ...claim.links.map(([relation, id]) => entry(name(relation), id)),
    // what goes both ways stands once
    ...(pointing.get(claim.id) || []).filter(([relation, id]) => !claim.links.some((mine) => mine[0] === relation && mine[1] === id)).map(([relation, id]) => entry(inverse(relation), id)),
  ];
  return entries.length ? section("links", make("ul", { class: "list" }, entries)) : null;
}

function inverse(relation) {
  const term = terms.get(relation);
  return (term && said(term.inverse)) || word("inverse", { relation: name(relation) });
}

function entityPanel(entity) {
  const lists = about.get(entity.id) || { about: [], values: [], mentions: [], speaks: [] };
  const other = Object.entries(entity.label).filter(([tag, text]) => tag !== chosen.lang && text !== said(entity.label));
  const list = (key) =>
    lists[key].length
      ? make("section", {}, make("h3", {}, `${word(key)} (${lists[key].length})`),
        make("ul", { class: "list" }, lists[key].map((claim) => make("li", {}, claimButton(claim.id)))))
      : null;
  const empty = Object.values(lists).every((found) => !found.length);
  return [
    make("p", { class: "headline" },
      make("span", { class: "badge" }, shapeSample(entity.shape, entity.colour), entity.classes.map(name).join(", ") || name("Entity")),
      outside(name(entity.id), "span")),
    entity.unnamed ? make("p", { class: "quiet" }, word("unnamed")) : null,
    make("dl", {},
      row("otherLanguage", joined(other.map(([tag, text]) => make("bdi", { lang: tag }, text)))),
      row("aliases", joined(entity.aliases.map((alias) => outside(alias)))),
      row("outsideIds", joined(entity.outsideIds.map(([scheme, value, address]) =>
        make("span", {}, outside(scheme), " ", address ? link(address, value) : outside(value)))))),
    entity.drawn
      ? make("button", { type: "button", class: "plain", onclick: () => { setView("network"); focusOn("entity", entity.id); } }, word("focus"))
      : make("p", { class: "quiet" }, word("notDrawn")),
    list("about"),
    list("values"),
    list("mentions"),
    list("speaks"),
    empty ? make("p", { class: "quiet" }, word("noClaims")) : null,
  ].filter((part) => part !== null);
}
