// Sorting, filtering and copying an answer in place. Without this script, links and forms do the same.
(function () {
  "use strict";
  const table = document.getElementById("solutions");

  function rows() { return Array.from(table.tBodies).filter((body) => !body.hidden); }

  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function compared(one, other) {
    const left = Number(one), right = Number(other);
    if (one.trim() && other.trim() && !Number.isNaN(left) && !Number.isNaN(right)) return left - right;
    return folded(one).localeCompare(folded(other));
  }

  function sort(at, descending) {
    const keyed = Array.from(table.tBodies).map((body) => [body.rows[0].cells[at].dataset.sort, body]);
    const full = keyed.filter(([key]) => key), empty = keyed.filter(([key]) => !key);
    full.sort((one, other) => (descending ? -1 : 1) * compared(one[0], other[0]));
    for (const [, body] of [...full, ...empty]) table.append(body);
  }

  function headings() {
    for (const [at, heading] of Array.from(table.tHead.rows[0].cells).entries()) {
      heading.querySelector("a").addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        const descending = heading.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(at, descending);
      });
    }
  }

  function filtering(input) {
    input.addEventListener("input", () => {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      for (const body of table.tBodies) {
        const text = folded(body.rows[0].textContent);
        body.hidden = !words.every((word) => text.includes(word));
      }
      const shown = document.getElementById("shown"), all = table.tBodies.length;
      shown.textContent = words.length
        ? shown.dataset.words.replace("{n}", rows().length).replace("{all}", all) : "";
    });
  }

  function cell(node) { return node.innerText.replace(/\s+/g, " ").trim(); }

  function copying(button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    const name = button.textContent;
    button.addEventListener("click", async () => {
      const head = Array.from(table.tHead.rows[0].cells, (node) => node.textContent.trim());
      const lines = rows().map((body) => Array.from(body.rows[0].cells, cell));
      await navigator.clipboard.writeText([head, ...lines].map((line) => line.join("\t")).join("\n"));
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = name; }, 2000);
    });
  }

  if (table) {
    if (table.dataset.whole === "yes") headings();
    const input = document.querySelector("input[data-filter=solutions]");
    if (input && input.dataset.whole === "yes") filtering(input);
    const button = document.querySelector("button[data-copy=solutions]");
    if (button) copying(button);
  }

  const query = document.getElementById("query");
  if (query) {
    query.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) query.form.requestSubmit();
    });
  }
})();
