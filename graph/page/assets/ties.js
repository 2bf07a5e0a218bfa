// The claims tied to one: what bears it out, what stands against it, what says it again.

/** The order in which ties are told; any other comes after, by its words. */
const TIES = ["corroborates", "denies", "conflictsWith", "contests", "respondsTo", "restates", "sameOriginAs", "assertedIn"];

/** What these ties derive: said once, by the closer word. */
const DERIVED = { contests: ["denies", "conflictsWith"], sameOriginAs: ["restates"] };

function inverse(relation) {
  const term = terms.get(relation);
  return (term && said(term.inverse)) || word("inverse", { relation: name(relation) });
}

/** Groups of claims tied to this one, by how: [{relation, label, ids}]. What goes both ways stands once. */
function tiesOf(claim) {
  const found = [
    ...claim.links.map(([relation, id]) => ({ relation, id, label: name(relation) })),
    ...(pointing.get(claim.id) || []).map(([relation, id]) => ({ relation, id, label: inverse(relation) })),
  ];
  const closer = (tie) => found.some((other) => other.id === tie.id && (DERIVED[tie.relation] || []).includes(other.relation));
  const groups = new Map();
  for (const tie of found.filter((each) => !closer(each))) {
    if (!groups.has(tie.label)) groups.set(tie.label, { relation: tie.relation, label: tie.label, ids: new Set() });
    groups.get(tie.label).ids.add(tie.id);
  }
  const place = ({ relation }) => (TIES.includes(relation) ? TIES.indexOf(relation) : TIES.length);
  return [...groups.values()]
    .sort((a, b) => place(a) - place(b) || a.label.localeCompare(b.label, chosen.lang))
    .map((group) => ({ ...group, ids: [...group.ids] }));
}

/** Those groups as a section, each claim with its own standing and source; null without any. */
async function tiesSection(claim) {
  const groups = tiesOf(claim);
  if (!groups.length) return null;
  const parts = await Promise.all(groups.map(async ({ label, relation, ids }) =>
    make("div", { class: "ties", "data-tie": relation }, make("h4", {}, outside(label), ` (${figure(ids.length)})`), await claimList(ids))));
  return section("links", parts);
}
