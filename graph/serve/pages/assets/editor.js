// The query field with highlighting and completion, where the editor is installed. Its query is sent
// by the page's own form, so that the answer comes with its evidence.
(function () {
  "use strict";
  const Yasqe = window.Yasgui && window.Yasgui.Yasqe;
  const area = document.getElementById("query"), place = document.getElementById("editor");
  if (!Yasqe || !area || !place) return;

  let names = [];
  fetch(place.dataset.names).then((answer) => answer.json()).then((found) => { names = found; });

  function folded(text) { return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(); }

  // what is written before the cursor, of the line itself: the editor's tokens cut a name in two
  // where a keyword begins it, as BY does Bybit
  function begun(editor) {
    const { line, ch } = editor.getDoc().getCursor();
    return /[?$]?[\p{L}\d:_-]*$/u.exec(editor.getDoc().getLine(line).slice(0, ch))[0];
  }

  Yasqe.registerAutocompleter({
    name: "dprk",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (editor) => /^[a-z]*:|^\p{L}[\p{L}\d-]+$/u.test(begun(editor)),
    preProcessToken: (editor, token) => {
      const string = begun(editor), { ch } = editor.getDoc().getCursor();
      return { ...token, string, from: { ch: ch - string.length }, to: { ch } };
    },
    get: (editor) => {
      const text = folded(begun(editor));
      const kind = (/^[a-z]*:/.exec(text) || [""])[0];
      const local = text.slice(kind.length);
      // what begins so comes first; the order is kept beside that
      const rank = ([name, label]) => [name.slice(name.indexOf(":") + 1), label, name]
        .map(folded).some((each) => each.startsWith(local)) ? 0 : 1;
      return names
        .filter(([name, label]) => name.startsWith(kind)
          && (folded(name).includes(local) || folded(label).includes(local)))
        .sort((one, other) => rank(one) - rank(other)
          || (rank(one) ? 0 : one[0].length - other[0].length))
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
