// Claims and entities as flat records, for tables and graphs that other programs read: the fields of
// `dprk export`, the same in every language, and what has changed where the page compares two builds. An edge never comes without how it is said, by whom, where.

const EDGE_FIELDS = [
  "relation", "relationLabel", "modality", "polarity", "actuality", "holds", "speakers", "speakerIds", "publisher", "sourceId", "sourceTitle",
  "sourceDate", "sourceAddress", "when", "earliest", "latest", "amount", "unit", "approximation", "amountLow", "amountHigh", "qualifiers",
  "summary", "evidenceStart", "evidenceEnd", "evidenceStatus", "reviewStatus", ...(changes.size ? ["change"] : []),
];
const NODE_FIELDS = ["otherLabel", "class", "classes", "aliases", "outsideIds", "unnamed", "claims"];

/** Whether a claim says that its relation holds, or is alleged to: what is denied or planned is no tie. */
function holds(claim) {
  return Boolean(claim.object) && ["Asserted", "Alleged"].includes(claim.modality) && claim.polarity === "Positive" && claim.actuality === "Actual";
}

/** The relation, with how the claim stands before it unless it is plainly asserted. */
function edgeLabel(claim) {
  const plain = claim.modality === "Asserted" && claim.polarity === "Positive" && claim.actuality === "Actual";
  return plain && !changes.has(claim.id) ? name(claim.relation) : `${wholeStanding(claim)}${chosen.lang === "fr" ? "\u00a0: " : ": "}${name(claim.relation)}`;
}

function claimRecord(claim) {
  const source = sources.get(claim.source) || {};
  const { amount, evidence, attributions } = claim;
  const chain = (label) => attributions.map((step) => step.speakers.map(label).join(", ")).join(" → ");
  return {
    relation: claim.relation,
    relationLabel: name(claim.relation),
    modality: claim.modality,
    polarity: claim.polarity,
    actuality: claim.actuality,
    holds: String(holds(claim)),
    speakers: chain(name),
    speakerIds: chain(String),
    publisher: attributions[0].speakers.map(name).join(", "),
    sourceId: claim.source.replace(/^source\//, ""),
    sourceTitle: source.title || "",
    sourceDate: said(source.date),
    sourceAddress: source.address || "",
    when: said(claim.when),
    earliest: claim.earliest || "",
    latest: claim.latest || "",
    amount: amount?.value || "",
    unit: amount?.unit || "",
    approximation: amount?.approximation || "",
    amountLow: amount?.low || "",
    amountHigh: amount?.high || "",
    qualifiers: claim.qualifiers.map(([term, id]) => `${name(term)}: ${name(id)}`).join("; "),
    summary: sentence(claim),
    evidenceStart: evidence.start,
    evidenceEnd: evidence.end,
    evidenceStatus: evidence.status,
    reviewStatus: claim.reviewStatus || "",
    ...(changes.size ? { change: changeOf(claim) } : {}),
  };
}

function entityRecord(id, counts) {
  const entity = entities.get(id) || { classes: [], aliases: [], outsideIds: [], label: {} };
  const other = Object.entries(entity.label).find(([tag]) => tag !== chosen.lang);
  return {
    otherLabel: other ? other[1] : "",
    class: entity.class || "",
    classes: entity.classes.join("; "),
    aliases: entity.aliases.join("; "),
    outsideIds: entity.outsideIds.map(([scheme, value]) => `${scheme} ${value}`).join("; "),
    unnamed: String(Boolean(entity.unnamed)),
    claims: counts.get(id) || 0,
  };
}

/**
 * What is shown now: all its claims; as edges those that join two entities, each with its label and a
 * kind that no other between the same two has, by which Gephi keeps parallel ones apart; its entities,
 * and how many claims each has.
 */
function shownNow() {
  const all = shownClaims.filter(isSeen);
  const counts = new Map();
  const alike = new Map();
  const edges = [];
  for (const claim of all) {
    for (const id of new Set([claim.subject, claim.object])) if (id) counts.set(id, (counts.get(id) || 0) + 1);
    if (!claim.object) continue;
    const same = JSON.stringify([claim.subject, claim.object, claim.relation]);
    const number = (alike.get(same) || 0) + 1;
    alike.set(same, number);
    edges.push({ claim, label: edgeLabel(claim), kind: number === 1 ? claim.relation : `${claim.relation} ${number}` });
  }
  return { all, edges, things: [...seen.entities].sort(), counts };
}
