// The query field with highlighting and completion, where the editor is installed. Its query is sent
// by the page's own form, so that the answer comes with its evidence.
(function () {
  "use strict";
  const Yasqe = window.Yasgui && window.Yasgui.Yasqe;
  const area = document.getElementById("query"), place = document.getElementById("editor");
  if (!Yasqe || !area || !place) return;

  let names = [];
  fetch(place.dataset.names).then((answer) => answer.json()).then((found) => { names = found; });

  function begun(editor) { return editor.getCompleteToken().string.trim(); }

  Yasqe.registerAutocompleter({
    name: "dprk",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (editor) => /^(dprk)?:|^[A-Za-z]{2,}$/.test(begun(editor)),
    get: (editor, token) => {
      const text = (token ? token.string : begun(editor)).trim().toLowerCase();
      const local = text.replace(/^(dprk)?:/, "");
      const kind = text.startsWith("dprk:") ? "dprk:" : text.startsWith(":") ? ":" : "";
      return names
        .filter(([name, label]) => name.startsWith(kind)
          && (name.toLowerCase().includes(local) || label.toLowerCase().includes(local)))
        .map(([name]) => name)
        .slice(0, 50);
    },
    postprocessHints: (_editor, hints) => {
      const labels = new Map(names);
      for (const hint of hints) hint.displayText = `${hint.text}  ${labels.get(hint.text) || ""}`;
      return hints;
    },
  }, false);
  // what is given below is laid over this list, item by item: those left in it would look terms up
  // elsewhere on the web
  Yasqe.defaults.autocompleters = [];

  function send() { area.value = editor.getValue(); area.form.requestSubmit(); }

  const editor = new Yasqe(place, {
    value: area.value,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: () => "",
    showQueryButton: false,
    resizeable: false,
    collapsePrefixesOnLoad: false,
    // it would call every prefix that needs no declaration an error; the server says where one is
    syntaxErrorCheck: false,
    autocompleters: ["variables", "dprk"],
    prefixCcApi: null,
    editorHeight: "22rem",
    lineWrapping: true,
    requestConfig: { endpoint: "/sparql" },
    // Tab leaves the field, as everywhere on the page
    extraKeys: { "Ctrl-Enter": send, "Cmd-Enter": send, Tab: false, "Shift-Tab": false },
    screenReaderLabel: document.querySelector("label[for=query]").textContent,
  });
  area.hidden = true;
  area.form.addEventListener("submit", () => { area.value = editor.getValue(); });
  document.querySelector("label[for=query]").addEventListener("click", () => editor.focus());
  window.dprkEditor = editor;
})();
