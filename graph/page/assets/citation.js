// A claim as a line of plain text that can stand in a footnote: never without standing and source.

/** The claim's own address, under which the graph publishes it. */
function claimAddress(id) {
  return id.includes(":") ? id : page.claimBase + id;
}

/** The chain of speakers as text, from the publisher inwards: "Gazette > Port Lumen; The Ledger". */
function speakersText(claim) {
  return claim.attributions.map((step) => {
    const when = said(step.saidWhen) && `${word("saidWhen")} ${said(step.saidWhen)}`;
    const where = step.inWork && `${word("inWork")} ${name(step.inWork)}`;
    const aside = [where, when].filter(Boolean).join(", ");
    return step.speakers.map(name).join("; ") + (aside ? ` (${aside})` : "");
  }).join(" > ");
}

function statusText(status) {
  return words.has(`status:${status}`) ? word(`status:${status}`) : status;
}

/** The citation of a claim whose details are here. */
function citation(claim) {
  const source = sources.get(claim.source) || {};
  return word("cite", {
    told: sentence(claim),
    standing: wholeStanding(claim),
    speakers: speakersText(claim),
    source: source.title || word("noTitle"),
    publisher: source.publisher ? name(source.publisher) : word("noPublisher"),
    date: said(source.date) || word("undated"),
    address: source.address || word("noAddress"),
    start: claim.evidence.start,
    end: claim.evidence.end,
    status: statusText(claim.evidence.status),
    id: claimAddress(claim.id),
  }).replace(/\s+/g, " ");
}

/** A button that copies the citation; where the browser doesn't let it, the text stands there selected. */
function citeBlock(claim) {
  const state = make("p", { class: "quiet", role: "status" });
  const byHand = make("textarea", { readonly: true, rows: 7, hidden: true, dir: "auto", "aria-label": word("citation") });
  const copy = async () => {
    const text = citation(claim);
    try {
      await navigator.clipboard.writeText(text);
      byHand.hidden = true;
      state.textContent = word("copied");
    } catch {
      byHand.hidden = false;
      byHand.value = text;
      byHand.focus();
      byHand.select();
      state.textContent = word("copyByHand");
    }
  };
  return make("div", { class: "cite" }, make("button", { type: "button", class: "button", id: "copy", onclick: copy }, word("copy")), state, byHand);
}
