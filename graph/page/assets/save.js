// The menu of what leaves the page, as files that the browser itself makes: nothing is sent anywhere.

/** A name for files, made of the page's title. */
function fileName(ending) {
  const plain = fold(said(page.title)).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
  return `${plain || "network"}${ending}`;
}

function download(content, type, ending) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const anchor = make("a", { download: fileName(ending), href: address });
  anchor.click();
  // the browser reads it after this
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  return fileName(ending);
}

/** What is shown, once all of it is here. */
async function shownWhole() {
  const now = shownNow();
  await details(now.all.map((claim) => claim.id));
  return now;
}

const SAVES = {
  png: async () => download(await figurePixels(inNetworkView(scene)), "image/png", ".png"),
  svg: async () => download(figureText(inNetworkView(scene)), "image/svg+xml", ".svg"),
  nodes: async () => download(nodesCsv(shownNow()), "text/csv", "-nodes.csv"),
  edges: async () => download(edgesCsv(await shownWhole()), "text/csv", "-edges.csv"),
  claims: async () => {
    arrange();
    await shownWhole();
    return download(claimsCsv(arranged.filter(isSeen)), "text/csv", "-claims.csv");
  },
  graphml: async () => download(graphmlOf(await shownWhole()), "application/graphml+xml", ".graphml"),
  gexf: async () => download(gexfOf(await shownWhole()), "application/gexf+xml", ".gexf"),
  print: async () => { await shownWhole(); window.print(); return null; },
};

function startSaving() {
  const opener = document.getElementById("save");
  const menu = document.getElementById("save-list");
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const open = (at) => {
    menu.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    items.at(at).focus();
  };
  const close = () => {
    if (menu.hidden) return;
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  const run = async (item) => {
    const state = document.getElementById("saved");
    close();
    opener.focus();
    state.textContent = "";
    try {
      const file = await SAVES[item.dataset.save]();
      state.textContent = file ? word("saved", { file }) : "";
    } catch {
      state.textContent = word("notSaved");
    }
  };
  opener.addEventListener("click", () => (menu.hidden ? open(0) : close()));
  opener.addEventListener("keydown", (event) => {
    const at = { ArrowDown: 0, ArrowUp: -1 }[event.key];
    if (at === undefined) return;
    event.preventDefault();
    open(at);
  });
  for (const item of items) item.addEventListener("click", () => run(item));
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[to].focus();
    else if (event.key === "Escape") { close(); opener.focus(); }
    else if (event.key === "Tab") { close(); return; }
    else return;
    event.preventDefault();
    // Escape would give up the choice, too
    event.stopPropagation();
  });
  document.addEventListener("click", (event) => { if (!event.target.closest("#save-menu")) close(); });
}
