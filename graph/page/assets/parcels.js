// The panels of what stands for many: a closed group of things, and a line of several claims.

/** Who is in a group, its busiest first, and a way in. */
function groupPanel(group) {
  const inside = membersOf(group);
  const shown = inside.filter((at) => seen.entities.marks[at]).sort((a, b) => things[b].degree - things[a].degree || a - b);
  const open = isOpen(group);
  return [
    make("p", { class: "headline" }, make("span", { class: "badge" }, word("group")), outside(groupName(group), "span")),
    make("p", { class: "quiet" }, word("groupMeans")),
    make("p", {}, word("groupHolds", { entities: counted("entity", inside.length), seen: figure(shown.length) })),
    make("button", { type: "button", class: "button", onclick: () => (open ? shut(group) : unfold(group)) }, word(open ? "shut" : "unfold")),
    section("leading", make("ul", { class: "list" }, shown.slice(0, FEW).map((at) => make("li", {}, nameButton(page.ids[at]))))),
    shown.length > FEW ? make("p", { class: "quiet" }, word("more", { n: figure(shown.length - FEW) })) : null,
  ].filter((part) => part !== null);
}

/** The things in a group and in all groups in it. */
function membersOf(group) {
  return [...group.things, ...group.groups.flatMap(membersOf)];
}

/** The claims of one line, all said alike. */
async function bundlePanel(id) {
  const line = drawn.lines.find((one) => one.id === id);
  if (!line) return [make("p", { class: "quiet" }, word("hint"))];
  const label = (end) => (groupById.has(end) ? groupName(groupById.get(end)) : name(end));
  return [
    make("p", { class: "headline" }, make("span", { class: "badge" }, lineSample(looks.get(line.look)), standing(line.claims[0])), " ", changeBadge(line.claims[0]),
      outside(`${label(line.from)} – ${label(line.to)}`, "span")),
    make("section", {}, make("h3", {}, `${word("claims")} (${figure(line.open.length)})`), await claimList(line.open.map((claim) => claim.id))),
  ];
}
