// What the build wrote, by id, and what the reader has chosen.

const network = JSON.parse(document.getElementById("network-data").textContent);
const page = JSON.parse(document.getElementById("page-data").textContent);

const byId = (items) => new Map(items.map((item) => [item.id, item]));
const claims = byId(page.claims);
const entities = byId(page.entities);
const terms = byId(page.terms);
const sources = byId(page.sources);
const names = byId(page.names);
const looks = byId(page.looks);
const words = new Map(Object.entries(page.ui));
const shownClaims = page.claims.filter((claim) => claim.inside);

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

const figure = (n) => new Intl.NumberFormat(chosen.lang).format(n);

/** A number of things with their noun: "1 entity", "2 entities"; French has "0 entité". */
function counted(noun, n) {
  const one = new Intl.PluralRules(chosen.lang).select(n) === "one";
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

/** Claims grouped by what they say about an entity: as subject, object, detail or speaker. */
const about = new Map();
for (const claim of page.claims) {
  const note = (id, role) => {
    if (!about.has(id)) about.set(id, { about: [], values: [], mentions: [], speaks: [] });
    const list = about.get(id)[role];
    if (list[list.length - 1] !== claim) list.push(claim);
  };
  note(claim.subject, claim.object ? "about" : "values");
  if (claim.object) note(claim.object, "about");
  for (const [, id] of claim.qualifiers) note(id, "mentions");
  for (const step of claim.attributions) for (const id of step.speakers) note(id, "speaks");
}

/** Links that point at a claim, from others: [relation, claim]. */
const pointing = new Map();
for (const claim of page.claims) {
  for (const [relation, id] of claim.links) {
    if (!pointing.has(id)) pointing.set(id, []);
    pointing.get(id).push([relation, claim.id]);
  }
}

/** Wait until these claims have all that the panel tells; here they have from the beginning. */
async function details(ids) {
  return ids;
}
