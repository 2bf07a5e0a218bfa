// What the build wrote, by id, and what the reader has chosen.

const options = JSON.parse(document.getElementById("network-options").textContent);
const page = await held("page-data");

const byId = (items) => new Map(items.map((item) => [item.id, item]));

const NONE = [];

/** The value of a repeated field, by place. */
const once = ({ values, at }) => (place) => values[at[place]];

/** Everything that is a subject, an object or an entity, in the build's order: the light part of it. */
const entities = new Map();
{
  const { count, label, aliases, outsideIds, ...rest } = page.entities;
  const [class_, classes, shape, colour, drawn_, unnamed] = ["class", "classes", "shape", "colour", "drawn", "unnamed"].map((key) => once(rest[key]));
  for (let at = 0; at < count; at += 1) {
    entities.set(page.ids[at], {
      id: page.ids[at], aliases: aliases[at] || NONE, outsideIds: outsideIds[at] || NONE,
      label: typeof label[at] === "string" ? { en: label[at], fr: label[at] } : label[at],
      class: class_(at), classes: classes(at), shape: shape(at), colour: colour(at), drawn: drawn_(at), unnamed: unnamed(at),
    });
  }
}

/** Claims as every view needs them: who, what, whom, how it is said, by whom, when. Then see `details`. */
const claims = new Map();
{
  const { count, inside, id, subject, object, qualifiers, links, chunk, ...rest } = page.claims;
  const [source, relation, modality, polarity, actuality, look, words_, earliest, latest, speakers] = [
    "source", "relation", "modality", "polarity", "actuality", "look", "words", "earliest", "latest", "speakers",
  ].map((key) => once(rest[key]));
  // written out: a hundred thousand objects of one shape are made in half the time
  for (let at = 0; at < count; at += 1) {
    claims.set(id[at], {
      id: id[at], at, inside: at < inside, from: subject[at], to: object[at],
      subject: page.ids[subject[at]], object: object[at] < 0 ? "" : page.ids[object[at]],
      qualifiers: qualifiers[at] || NONE, links: links[at] || NONE,
      source: source(at), relation: relation(at), modality: modality(at), polarity: polarity(at), actuality: actuality(at),
      look: look(at), words: words_(at), earliest: earliest(at), latest: latest(at), speakers: speakers(at),
    });
  }
}
const everyClaim = [...claims.values()];
const shownClaims = everyClaim.slice(0, page.claims.inside);

const terms = byId(page.terms);
const sources = byId(page.sources);
const names = byId(page.names);
const looks = byId(page.looks);
const words = new Map(Object.entries(page.ui));

/** Whether a claim happened: actual, or all that keeps it from being so. */
function happeningOf(claim) {
  const apart = [];
  if (claim.polarity !== "Positive") apart.push(claim.polarity);
  if (claim.actuality !== "Actual") apart.push(claim.actuality);
  return apart.length ? apart : ["Actual"];
}

/** Whether a claim says that a relation holds between two entities, or allegedly does. */
const isEdge = (claim) =>
  claim.to >= 0 && (claim.modality === "Asserted" || claim.modality === "Alleged")
  && claim.polarity === "Positive" && claim.actuality === "Actual";

const chosen = { lang: page.lang, selected: null, view: "network" };

/** A text in the reader's language, else in English, else in any. */
function said(text) {
  if (!text) return "";
  return text[chosen.lang] || text.en || Object.values(text)[0] || "";
}

/** What the page says for a key. */
function word(key, values) {
  return fill(said(words.get(key)), values);
}

/** Formatters take long to make: one for each language. */
const formats = new Map();

function formatsNow() {
  if (!formats.has(chosen.lang)) formats.set(chosen.lang, { number: new Intl.NumberFormat(chosen.lang), plural: new Intl.PluralRules(chosen.lang) });
  return formats.get(chosen.lang);
}

const figure = (n) => formatsNow().number.format(n);

/** A number of things with their noun: "1 entity", "2 entities"; French has "0 entité". */
function counted(noun, n) {
  const one = formatsNow().plural.select(n) === "one";
  return word(`${noun}:${one ? "one" : "many"}`, { n: figure(n) });
}

/** The label of any id: entity, term, source, claim; an id that is none of them as it is. */
function name(id) {
  const found = entities.get(id) || terms.get(id) || names.get(id);
  if (found) return said(found.label) || id;
  const source = sources.get(id);
  return source ? source.title || word("notStated") : id;
}

/** How a claim is said, in words: "Alleged", "Asserted · Planned". Never empty. */
function standing(claim) {
  const parts = [name(claim.modality)];
  if (claim.polarity !== "Positive") parts.push(name(claim.polarity));
  if (claim.actuality !== "Actual") parts.push(name(claim.actuality));
  return parts.join(" · ");
}

/** A map that is made when it is first asked for: large pages open without it. */
function whenAsked(make_) {
  let map = null;
  return { get: (id) => (map ||= make_()).get(id) };
}

/** Claims grouped by what they say about an entity: as subject, object, detail or speaker. */
const about = whenAsked(() => {
  const found = new Map();
  const note = (id, role, claim) => {
    let lists = found.get(id);
    if (!lists) found.set(id, lists = { about: [], values: [], mentions: [], speaks: [] });
    const list = lists[role];
    if (list[list.length - 1] !== claim) list.push(claim);
  };
  for (const claim of everyClaim) {
    note(claim.subject, claim.object ? "about" : "values", claim);
    if (claim.object) note(claim.object, "about", claim);
    for (const [, id] of claim.qualifiers) note(id, "mentions", claim);
    for (const id of claim.speakers) note(id, "speaks", claim);
  }
  return found;
});

/** Links that point at a claim, from others: [relation, claim]. */
const pointing = whenAsked(() => {
  const found = new Map();
  for (const claim of everyClaim) {
    for (const [relation, id] of claim.links) found.set(id, [...(found.get(id) || []), [relation, claim.id]]);
  }
  return found;
});

const chunks = new Map();

/** Wait until these claims have all that the panel tells: summary, speakers, time, amount, evidence. */
async function details(ids) {
  const wanted = new Set(ids.filter((id) => claims.has(id)).map((id) => Math.floor(claims.get(id).at / page.claims.chunk)));
  await Promise.all([...wanted].map((number) => {
    if (!chunks.has(number)) chunks.set(number, fetchDetails(number));
    return chunks.get(number);
  }));
  return ids;
}

async function fetchDetails(number) {
  const found = await held(`details-${number}`);
  found.forEach((detail, place) => Object.assign(everyClaim[number * page.claims.chunk + place], detail));
}

// a small page has everything at once
if (document.getElementById("page-data").type === "application/json") await details(everyClaim.slice(0, 1).map((claim) => claim.id));
