// The panel: one claim in full with its evidence, all that is claimed about one entity, or a path.

let shownPanels = 0;

async function showPanel() {
  const body = document.getElementById("panel-body");
  const { kind, id } = chosen.selected || {};
  shownPanels += 1;
  const mine = shownPanels;
  document.getElementById("close").hidden = !kind;
  body.setAttribute("aria-busy", "true");
  const parts = await panelParts(kind, id);
  // another thing was chosen while the details were fetched
  if (mine !== shownPanels) return;
  const told = kind === "claim" && claims.has(id) ? sentence(claims.get(id)) : kind === "group" ? groupName(groupById.get(id)) : kind === "entity" ? name(id) : "";
  // what is chosen, for those who hear the heading
  document.getElementById("panel-title").replaceChildren(
    word(kind || (tellsWay() ? "way" : "details")), ...(told ? [make("span", { class: "unseen" }, ": ", outside(told))] : []));
  body.replaceChildren(...parts);
  body.removeAttribute("aria-busy");
  document.getElementById("panel").scrollTop = 0;
  showHiddenNote();
}

/** Whether the panel tells a path, with nothing chosen on it. */
const tellsWay = () => !chosen.selected && scope?.kind === "path" && Boolean(inScope?.hops);

async function panelParts(kind, id) {
  if (kind === "claim" && claims.has(id)) {
    await details([id]);
    return claimPanel(claims.get(id));
  }
  if (kind === "entity" && entities.has(id)) return entityPanel(entities.get(id));
  if (kind === "group" && groupById.has(id)) return groupPanel(groupById.get(id));
  if (kind === "bundle") return bundlePanel(id);
  if (tellsWay()) return wayPanel(scope, inScope.hops);
  return [make("p", { class: "quiet" }, word("hint"))];
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

async function claimPanel(claim) {
  const facts = make(
    "dl",
    {},
    row("subject", nameButton(claim.subject)),
    row("relation", outside(name(claim.relation))),
    claim.object ? row("object", nameButton(claim.object)) : row("value", outside(claim.value)),
    row("modality", termWords(claim.modality, "Asserted")),
    row("polarity", termWords(claim.polarity, "Positive")),
    row("actuality", termWords(claim.actuality, "Actual")),
    row("when", whenWords(claim)),
    row("amount", amountWords(claim.amount)),
    claim.qualifiers.map(([term, id]) => [make("dt", {}, outside(name(term))), make("dd", {}, nameButton(id))]),
  );
  return [
    make("p", { class: `headline look-${claim.modality === "Denied" ? "denied" : "other"}` },
      make("span", { class: "badge" }, lineSample(lookOf(claim)), standing(claim)), outside(sentence(claim), "span")),
    changes.has(claim.id) ? make("p", {}, changeBadge(claim), make("span", { class: "quiet meant" }, word(`changeMeans:${changeOf(claim)}`))) : null,
    claim.inside ? null : make("p", { class: "quiet" }, word("notHere")),
    section("speakers", speakersList(claim)),
    facts,
    said(claim.note) ? section("note", outside(said(claim.note), "p")) : null,
    section("evidence", evidenceBlock(claim)),
    section("source", sourceBlock(claim.source)),
    await tiesSection(claim),
    make("p", { class: "quiet id" }, `${word("id")}: `, outside(claim.id), claim.key ? [" (", outside(claim.key), ")"] : "",
      claim.reviewStatus ? ` · ${word("reviewStatus")}: ${name(claim.reviewStatus)}` : ""),
    citeBlock(claim),
  ].filter((part) => part !== null);
}

/** A word on how a claim is said; what keeps it from holding plainly comes with its definition. */
function termWords(id, plain) {
  const meant = id === plain ? "" : said(terms.get(id)?.definition);
  return [name(id), meant ? make("span", { class: "quiet meant" }, meant) : null];
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

/** Who says it: the publisher first, then inwards to where the claim comes from. */
function speakersList(claim) {
  const last = claim.attributions.length - 1;
  const part = (at) => (last === 0 ? "bothSteps" : at === 0 ? "publisherStep" : at === last ? "originStep" : "");
  return make(
    "ol",
    { class: "speakers" },
    claim.attributions.map((step, at) =>
      make("li", {}, joined(step.speakers.map(nameButton)),
        step.inWork ? [` ${word("inWork")} `, nameButton(step.inWork)] : [],
        said(step.saidWhen) ? ` (${word("saidWhen")} ${said(step.saidWhen)})` : "",
        step.stance ? ` – ${name(step.stance)}` : "",
        part(at) ? make("span", { class: "quiet" }, ` · ${word(part(at))}`) : ""),
    ),
  );
}

function evidenceBlock(claim) {
  const { start, end, status, passage } = claim.evidence;
  return [
    passage ? make("blockquote", { dir: "auto" }, marked(passage, claim))
      : make("p", { class: "quiet" }, word("passageAbsent"), " ", make("code", {}, "--documents"), "."),
    make("p", {}, word("position", { start, end }), " · ",
      outside(statusText(status))),
  ];
}

/** Digits as sources group them: "12,000", "1 200 000", "2.5". */
const FIGURE = "(?<figure>\\d+(?:[.,\\u00a0\\u202f ]\\d+)*)";

/** A passage with the claim's words marked in it: its names, its figures, its year. */
function marked(passage, claim) {
  const parts = [];
  let from = 0;
  for (const found of passage.matchAll(wordsOf(claim))) {
    if (found.groups.figure && !meantBy(found[0], claim)) continue;
    parts.push(passage.slice(from, found.index), make("mark", {}, found[0]));
    from = found.index + found[0].length;
  }
  return [...parts, passage.slice(from)];
}

/** What finds the names of a claim's things, as whole words, and any figure. */
function wordsOf(claim) {
  const names = [claim.subject, claim.object, ...claim.qualifiers.map(([, id]) => id)]
    .filter((id) => entities.has(id))
    .flatMap((id) => [...Object.values(entities.get(id).label), ...entities.get(id).aliases])
    .concat(claim.value || [])
    .filter((text) => text.length > 1)
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const whole = names.length ? `(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{N}])|` : "";
  return new RegExp(whole + FIGURE, "giu");
}

/** Whether a figure of the passage is the claim's amount, be it in thousands or millions, or its year. */
function meantBy(piece, claim) {
  if ([claim.value, claim.earliest?.slice(0, 4), claim.latest?.slice(0, 4)].includes(piece)) return true;
  const amount = Number(claim.amount?.value);
  if (!amount) return false;
  const grouped = Number(piece.replace(/[^\d]/g, ""));
  const decimal = Number(piece.replace(/[\s\u00a0\u202f]/g, "").replace(",", "."));
  return [grouped, decimal].some((read) => [1, 1e3, 1e6, 1e9, 1e12].some((scale) => Math.abs(read * scale - amount) < amount * 1e-9));
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

async function entityPanel(entity) {
  const lists = about(entity.id);
  const other = Object.entries(entity.label).filter(([tag, text]) => tag !== chosen.lang && text !== said(entity.label));
  const list = async (key) =>
    lists[key].length
      ? make("section", {}, make("h3", {}, `${word(key)} (${figure(lists[key].length)})`), await claimList(lists[key].map((claim) => claim.id)))
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
    entityActions(entity),
    await list("about"),
    await list("values"),
    await list("mentions"),
    await list("speaks"),
    empty ? make("p", { class: "quiet" }, word("noClaims")) : null,
  ].filter((part) => part !== null);
}
