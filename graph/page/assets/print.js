// On paper: the shown claims in words, below the picture and its legend, each with how it is said, by
// whom, and its source.

const MOST_PRINTED = 2000;

/** The groups of the legend that the picture needs, and that were closed on the screen. */
let openedForPaper = [];

/** Fill the list for the paper and open the legend, or take both back. */
function setPaper(on) {
  const list = document.getElementById("printed");
  list.hidden = !on;
  const groups = [...document.querySelectorAll("#filters, #legend .facet")];
  if (on) openedForPaper = groups.filter((group) => !group.open && group.dataset.facet !== "relations").map(facetKey);
  for (const group of groups) if (openedForPaper.includes(facetKey(group))) group.open = on;
  if (!on) openedForPaper = [];
  list.replaceChildren(...(on ? printedParts() : []));
}

const facetKey = (group) => group.dataset.facet || group.id;

function printedParts() {
  const open = (arrangedFor ? arranged : shownClaims).filter(isSeen);
  const rest = open.length - MOST_PRINTED;
  return [
    make("h2", {}, `${word("claimsShown")} (${figure(open.length)})`),
    make("ol", {}, open.slice(0, MOST_PRINTED).map(printedClaim)),
    rest > 0 ? make("p", { class: "quiet" }, word("notPrinted", { n: figure(rest) })) : "",
  ].filter((part) => part !== "");
}

/** On large pages the details may not be here: then how it is said and the source, which always are. */
function printedClaim(claim) {
  const said = claim.attributions ? ` · ${word("saidBy")}: ` : "";
  return make("li", {}, outside(sentence(claim), "span"), " ",
    make("span", { class: "quiet" }, "[", make("b", {}, wholeStanding(claim)), said, said ? outside(speakersText(claim)) : "", " · ", outside(name(claim.source), "cite"), "]"));
}
