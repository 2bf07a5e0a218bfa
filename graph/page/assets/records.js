// Claims and entities as flat records, for tables and graphs that other programs read. Keys are the
// same in every language; an edge never comes without how it is said, by whom, and where.

function claimRecord(claim) {
  const source = sources.get(claim.source) || {};
  const { amount } = claim;
  return {
    relation: claim.relation,
    modality: claim.modality,
    polarity: claim.polarity,
    actuality: claim.actuality,
    standing: standing(claim),
    speakers: speakersText(claim),
    sourceDocument: claim.source,
    sourceTitle: source.title || "",
    sourceAddress: source.address || "",
    passageStart: claim.evidence.start,
    passageEnd: claim.evidence.end,
    passageStatus: claim.evidence.status,
    when: said(claim.when),
    earliest: claim.earliest || "",
    latest: claim.latest || "",
    amount: amount ? said(amount.words) : "",
    amountValue: amount?.value || "",
    amountUnit: amount?.unit || "",
    amountLow: amount?.low || "",
    amountHigh: amount?.high || "",
    details: claim.qualifiers.map(([term, id]) => `${name(term)}: ${name(id)}`).join("; "),
    summary: sentence(claim),
    claim: claimAddress(claim.id),
  };
}

function entityRecord(id, counts) {
  const entity = entities.get(id) || { classes: [], aliases: [], outsideIds: [], label: {} };
  return {
    class: classOf(id),
    classLabel: entity.classes.map(name).join("; ") || name("Entity"),
    labels: Object.values(entity.label).filter((text, at, all) => text !== name(id) && all.indexOf(text) === at).join("; "),
    aliases: entity.aliases.join("; "),
    outsideIds: entity.outsideIds.map(([scheme, value]) => `${scheme}: ${value}`).join("; "),
    unnamed: entity.unnamed ? "true" : "false",
    claims: counts.get(id) || 0,
  };
}

/** What is shown now: its claims, those of them that join two entities, and its entities with their counts. */
function shownNow() {
  const open = shownClaims.filter((claim) => seen.claims.has(claim.id));
  const counts = new Map();
  for (const claim of open) {
    for (const id of new Set([claim.subject, claim.object])) if (id) counts.set(id, (counts.get(id) || 0) + 1);
  }
  return { all: open, edges: open.filter((claim) => claim.object), things: [...seen.entities].sort(), counts };
}
