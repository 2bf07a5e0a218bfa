// Search over labels and aliases in both languages, and over the words of claims.

const MOST = 12;

const haystack = [
  ...page.entities.map((entity) => ({
    kind: "entity",
    id: entity.id,
    texts: [...Object.values(entity.label), ...entity.aliases, ...entity.outsideIds.map(([, value]) => value)].map(fold),
  })),
  ...shownClaims.map((claim) => ({
    kind: "claim",
    id: claim.id,
    texts: [...Object.values(claim.summary), ...Object.values(claim.words)].map(fold),
  })),
];

/** What holds every word of the query: whole names first, then beginnings, then the rest. */
function find(query) {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const whole = wanted.join(" ");
  const rank = (entry) => {
    if (!entry.texts.some((text) => wanted.every((part) => text.includes(part)))) return -1;
    if (entry.kind === "claim") return 3;
    if (entry.texts.includes(whole)) return 0;
    return entry.texts.some((text) => text.startsWith(whole)) ? 1 : 2;
  };
  return haystack
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((found) => found.rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.entry);
}

let searches = 0;

async function showHits() {
  const query = document.getElementById("search").value;
  const hits = find(query);
  const parts = [hits.filter((hit) => hit.kind === "entity"), hits.filter((hit) => hit.kind === "claim")];
  const rest = parts.reduce((sum, part) => sum + Math.max(0, part.length - MOST), 0);
  const firsts = parts.flatMap((part) => part.slice(0, MOST));
  searches += 1;
  const mine = searches;
  document.getElementById("hits-count").textContent = query.trim() ? counted("hit", hits.length) : "";
  await details(firsts.filter((hit) => hit.kind === "claim").map((hit) => hit.id));
  // the reader may have typed on while the details were fetched
  if (mine !== searches) return;
  document.getElementById("hits").replaceChildren(
    ...firsts.map((hit) => make("li", {}, hit.kind === "claim" ? claimButton(hit.id) : entityHit(hit.id))),
    ...(rest ? [make("li", { class: "quiet" }, word("more", { n: rest }))] : []),
  );
}

function entityHit(id) {
  const entity = entities.get(id);
  return make(
    "button",
    { type: "button", class: "claim", "data-entity": id, onclick: () => choose("entity", id, true) },
    make("span", { class: "badge" }, shapeSample(entity.shape, entity.colour), name(entity.class)),
    outside(name(id), "span"),
  );
}

/** Arrows walk through the hits, Enter takes the first, Escape clears. */
function startSearch() {
  const input = document.getElementById("search");
  const buttons = () => [...document.querySelectorAll("#hits button")];
  input.addEventListener("input", showHits);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") buttons()[0]?.focus();
    else if (event.key === "Enter") buttons()[0]?.click();
    else if (event.key === "Escape") { input.value = ""; showHits(); }
    else return;
    event.preventDefault();
  });
  document.getElementById("hits").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = buttons();
    const next = all.indexOf(document.activeElement) + step;
    (all[next] || (next < 0 ? input : all[all.length - 1])).focus();
  });
}
