// Words and elements. Text only ever becomes textContent: nothing here reads markup.

/** Accents, case and ligatures aside: how search compares. */
function fold(text) {
  // most names, and far quicker
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  const joined = { "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "’": "'" };
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[œæßøđł’]/g, (sign) => joined[sign]);
}

/** "{n} found" with its values; a name without a value stays as it is. */
function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values || {}, name) ? String(values[name]) : whole,
  );
}

/** An element with attributes, listeners (`onclick`) and children; strings are set as text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== ""));
  return element;
}

/** Text from outside, kept from turning round what stands beside it. */
function outside(text, tag) {
  return make(tag || "bdi", { dir: "auto" }, String(text));
}

/** A link to an http(s) address that the build found fit; any other text stays text. */
function link(address, text) {
  if (!/^https?:\/\//i.test(address)) return outside(text || address);
  const anchor = outside(text || address, "a");
  anchor.href = address;
  anchor.rel = "noopener noreferrer";
  anchor.target = "_blank";
  return anchor;
}
