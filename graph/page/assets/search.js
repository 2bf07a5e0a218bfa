// Search over labels, aliases and outside ids in both languages, and over what the claims say. Names
// are found at once; on large pages claims follow as their chunks are read.

const MOST = 12;

let named = null;

/** Every name of every entity, made alike; worked out when first asked for. */
function namesFolded() {
  named ||= everyEntity.map((entity) => ({
    id: entity.id,
    texts: [...new Set([...Object.values(entity.label), ...entity.aliases, ...entity.outsideIds.map(([, value]) => value)].map(fold))],
  }));
  return named;
}

const wantedIn = (query) => fold(query).split(/\s+/).filter(Boolean);

/** Entities that have every word of the query in one name: whole names first, then beginnings, then the rest,
    each with the busiest first. */
function findEntities(wanted) {
  const whole = wanted.join(" ");
  const found = [[], [], []];
  for (const { id, texts } of namesFolded()) {
    if (!texts.some((text) => wanted.every((part) => text.includes(part)))) continue;
    found[texts.includes(whole) ? 0 : texts.some((text) => text.startsWith(whole)) ? 1 : 2].push(id);
  }
  const busy = (id) => thingById.get(id).degree;
  return found.flatMap((ids) => ids.sort((a, b) => busy(b) - busy(a)));
}

/** Claims of one chunk that have every word in what they say, in one language. */
async function findClaims(wanted, number) {
  const first = number * page.claims.chunk;
  // what is being fetched for others is waited for
  const told = chunks.has(number) ? await chunks.get(number) : await held(`details-${number}`);
  return shownClaims.slice(first, first + page.claims.chunk)
    .filter((claim, place) => {
      const summary = told ? told[place].summary : claim.summary;
      return [...Object.values(summary), ...Object.values(claim.words)].some((text) => {
        const folded = fold(text);
        return wanted.every((part) => folded.includes(part));
      });
    })
    .map((claim) => claim.id);
}

let searches = 0;

/** Show what is found: entities at once, then claims, as long as the reader types nothing else. */
async function showHits() {
  const wanted = wantedIn(document.getElementById("search").value);
  searches += 1;
  const mine = searches;
  const found = { entities: wanted.length ? findEntities(wanted) : [], claims: [] };
  const last = wanted.length ? Math.ceil(shownClaims.length / page.claims.chunk) : 0;
  let shown = performance.now();
  if (last > 1) await showFound(found, wanted, true);
  for (let number = 0; number < last; number += 1) {
    const more = await findClaims(wanted, number);
    // the reader may have typed on
    if (mine !== searches) return;
    found.claims.push(...more);
    if (number + 1 < last && performance.now() - shown > 150) {
      shown = performance.now();
      await showFound(found, wanted, true);
      await new Promise((go) => setTimeout(go));
      if (mine !== searches) return;
    }
  }
  await showFound(found, wanted, false);
}

async function showFound(found, wanted, going) {
  const mine = searches;
  const firsts = [found.entities.slice(0, MOST), found.claims.slice(0, MOST)];
  const total = found.entities.length + found.claims.length;
  await details(firsts[1]);
  if (mine !== searches) return;
  const rest = total - firsts[0].length - firsts[1].length;
  document.getElementById("hits-count").textContent = wanted.length ? counted("hit", total) + (going ? ` ${word("searching")}` : "") : "";
  document.getElementById("hits").replaceChildren(
    ...firsts[0].map((id) => make("li", {}, entityHit(id))),
    ...firsts[1].map((id) => make("li", {}, claimButton(id))),
    ...(rest ? [make("li", { class: "quiet" }, word("more", { n: figure(rest) }))] : []),
  );
}

function entityHit(id) {
  const entity = entities.get(id);
  return make(
    "button",
    { type: "button", class: "claim", "data-entity": id, onclick: () => choose("entity", id, true) },
    outside(name(id), "span"),
    make("span", { class: "note" }, make("span", { class: "badge" }, shapeSample(entity.shape, entity.colour), name(entity.class))),
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
