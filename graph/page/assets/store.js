// What the build wrote, by id, and what the reader has chosen.

const options = JSON.parse(document.getElementById("network-options").textContent);
const page = await held("page-data");

const byId = (items) => new Map(items.map((item) => [item.id, item]));

const NONE = [];

/** Columns of a repeated field: each value once, and by place the number of its own; 0 where there is but one. */
function columnsOf(fields, count) {
  const zero = new Uint8Array(count);
  return Object.fromEntries(Object.entries(fields).map(([key, field]) =>
    [key, Array.isArray(field?.values) ? { values: field.values, at: field.at || zero } : field]));
}

/** The build's columns. Entities and claims below look up their fields in them: to make a hundred thousand
    objects with all their fields takes longer than to draw them. */
const entityColumns = columnsOf(page.entities, page.entities.count);
const claimColumns = columnsOf(page.claims, page.claims.count);

/** Something with a place in columns. */
class Placed {
  constructor(at) {
    this.at = at;
  }
}

/** Let a field be looked up where it is asked for. */
function fieldsOf(kind, columns, keys) {
  for (const key of keys) {
    const { values, at } = columns[key];
    Object.defineProperty(kind.prototype, key, { get() { return values[at[this.at]]; } });
  }
}

class Entity extends Placed {
  get id() { return page.ids[this.at]; }
  get aliases() { return entityColumns.aliases[this.at] || NONE; }
  get outsideIds() { return entityColumns.outsideIds[this.at] || NONE; }
  get label() {
    const label = entityColumns.label[this.at];
    return typeof label === "string" ? { en: label, fr: label } : label;
  }
}
fieldsOf(Entity, entityColumns, ["class", "classes", "shape", "colour", "drawn", "unnamed"]);

/** A claim as every view needs it: who, what, whom, how it is said, by whom, when. Then see `details`. */
class Claim extends Placed {
  get id() { return claimColumns.id[this.at]; }
  get inside() { return this.at < page.claims.inside; }
  get from() { return claimColumns.subject[this.at]; }
  get to() { return claimColumns.object[this.at]; }
  get subject() { return page.ids[this.from]; }
  get object() { return this.to < 0 ? "" : page.ids[this.to]; }
  get value() { return claimColumns.value[this.at] || ""; }
  get amount() { return claimColumns.amount[this.at] || null; }
  get qualifiers() { return claimColumns.qualifiers[this.at] || NONE; }
  get links() { return claimColumns.links[this.at] || NONE; }
  get speakers() { return speakersAt(claimColumns.speakers, this.at); }
  /** Who says it innermost. */
  get origins() { return speakersAt(claimColumns.origins, this.at); }
}
fieldsOf(Claim, claimColumns, ["source", "relation", "modality", "polarity", "actuality", "look", "words", "earliest", "latest", "when"]);

const speakersAt = ({ values, at }, place) => values[at[place]].map((who) => page.ids[who]);

/** The place of each id among entities and whatever else is drawn. */
const placeOf = new Map(page.ids.map((id, at) => [id, at]));

/** Everything that is a subject, an object or an entity, in the build's order. */
const everyEntity = Array.from({ length: page.entities.count }, (_, at) => new Entity(at));
const entities = { get: (id) => everyEntity[placeOf.get(id)], has: (id) => placeOf.get(id) < everyEntity.length };

const everyClaim = Array.from({ length: page.claims.count }, (_, at) => new Claim(at));
const shownClaims = everyClaim.slice(0, page.claims.inside);
const claims = whenAsked(() => byId(everyClaim));

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
  return { get: (id) => (map ||= make_()).get(id), has: (id) => (map ||= make_()).has(id) };
}

/** What a claim is to an entity: said of it, as what it has, as a detail, or said by it. */
const ROLES = ["about", "values", "mentions", "speaks"];

/** For each entity its claims by role, in the build's order: numbers in a row, and where each entity's begin. */
let mentions = null;

function indexMentions() {
  const { subject, object, qualifiers, speakers } = claimColumns;
  const each = (tell) => {
    for (let at = 0; at < everyClaim.length; at += 1) {
      tell(subject[at], at, object[at] < 0 ? 1 : 0);
      if (object[at] >= 0 && object[at] !== subject[at]) tell(object[at], at, 0);
      for (const [, id] of qualifiers[at] || NONE) if (placeOf.has(id)) tell(placeOf.get(id), at, 2);
      for (const who of speakers.values[speakers.at[at]]) tell(who, at, 3);
    }
  };
  const starts = new Uint32Array(page.ids.length + 2);
  each((who) => { starts[who + 2] += 1; });
  for (let who = 2; who < starts.length; who += 1) starts[who] += starts[who - 1];
  const told = new Uint32Array(starts[starts.length - 1]);
  each((who, at, role) => { told[starts[who + 1]++] = at * ROLES.length + role; });
  mentions = { starts, told };
}

/** The claims of which the thing at this place is subject or object. */
function claimsAbout(who) {
  if (!mentions) indexMentions();
  const { starts, told } = mentions;
  const found = [];
  for (let at = starts[who]; at < starts[who + 1]; at += 1) if (told[at] % ROLES.length === 0) found.push(everyClaim[told[at] / ROLES.length]);
  return found;
}

/** The claims about an entity: as subject or object, with a value, as a detail, as what it says. */
function about(id) {
  const found = Object.fromEntries(ROLES.map((role) => [role, []]));
  if (!mentions) indexMentions();
  const { starts, told } = mentions;
  const who = placeOf.get(id);
  if (who === undefined) return found;
  for (let at = starts[who]; at < starts[who + 1]; at += 1) {
    const list = found[ROLES[told[at] % ROLES.length]];
    const claim = everyClaim[Math.floor(told[at] / ROLES.length)];
    // twice a detail of one claim
    if (list[list.length - 1] !== claim) list.push(claim);
  }
  return found;
}

/** Links that point at a claim, from others: [relation, claim]. */
const pointing = whenAsked(() => {
  const found = new Map();
  for (const claim of everyClaim) {
    for (const [relation, id] of claim.links) found.set(id, [...(found.get(id) || []), [relation, claim.id]]);
  }
  return found;
});

const chunks = new Map();

/** Wait until these claims have all that the panel tells: summary, speakers, evidence. */
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
