// What is shown as a graph for other programs. Each claim is an edge of its own with its id, so that
// parallel ones stay apart.

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };

/** Text as XML has it, in content and in attributes. */
function xml(value) {
  return legal(value).replace(/[&<>"\t\n\r]/g, (sign) => ENTITIES[sign]);
}

const TYPES = { claims: "integer", evidenceStart: "integer", evidenceEnd: "integer", unnamed: "boolean", holds: "boolean" };
const typeOf = (field) => TYPES[field] || "string";

/** GraphML (graphml.graphdrawing.org), as Gephi, yEd, Cytoscape and networkx read it. */
function graphmlOf({ things, edges, counts }) {
  const nodeFields = ["label", ...NODE_FIELDS];
  const edgeFields = ["label", "kind", ...EDGE_FIELDS];
  const declared = (fields, kind) => fields.map((field, at) =>
    `<key id="${kind[0]}${at}" for="${kind}" attr.name="${field}" attr.type="${typeOf(field).replace("integer", "int")}"/>`);
  const data = (record, fields, kind) => fields.map((field, at) => (record[field] === "" ? "" : `<data key="${kind[0]}${at}">${xml(record[field])}</data>`)).join("");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...declared(nodeFields, "node"), ...declared(edgeFields, "edge"),
    `<graph id="claims" edgedefault="directed"><desc>${xml(said(page.intro))}</desc>`,
    ...things.map((id) => `<node id="${xml(id)}">${data({ label: name(id), ...entityRecord(id, counts) }, nodeFields, "node")}</node>`),
    ...edges.map(({ claim, label, kind }) => `<edge id="${xml(claim.id)}" source="${xml(claim.subject)}" target="${xml(claim.object)}">${data({ label, kind, ...claimRecord(claim) }, edgeFields, "edge")}</edge>`),
    "</graph>", "</graphml>", "",
  ].join("\n");
}

/** GEXF 1.3, over time where claims have days, with the places and colours of this page. */
function gexfOf({ things, edges, counts }) {
  const declared = (fields, kind) => [`<attributes class="${kind}" mode="static">`, ...fields.map((field) => `<attribute id="${field}" title="${field}" type="${typeOf(field)}"/>`), "</attributes>"];
  const values = (record, fields) => `<attvalues>${fields.map((field) => (record[field] === "" ? "" : `<attvalue for="${field}" value="${xml(record[field])}"/>`)).join("")}</attvalues>`;
  const lines = edges.map(({ claim, label, kind }) =>
    `<edge id="${xml(claim.id)}" source="${xml(claim.subject)}" target="${xml(claim.object)}" type="directed" kind="${xml(kind)}" label="${xml(label)}"${gexfDays(claim)}>${values(claimRecord(claim), EDGE_FIELDS)}</edge>`);
  const places = placesInside();
  const mode = edges.some(({ claim }) => gexfDays(claim)) ? 'mode="dynamic" timeformat="date" timerepresentation="interval"' : 'mode="static"';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>dprk-networks</creator><description>${xml(said(page.intro))}</description></meta>`,
    `<graph defaultedgetype="directed" idtype="string" ${mode}>`,
    ...declared(NODE_FIELDS, "node"), ...declared(EDGE_FIELDS, "edge"),
    "<nodes>",
    ...things.map((id) => `<node id="${xml(id)}" label="${xml(name(id))}">${values(entityRecord(id, counts), NODE_FIELDS)}${gexfLook(id, places)}</node>`),
    "</nodes>", "<edges>", ...lines, "</edges>", "</graph>", "</gexf>", "",
  ].join("\n");
}

/** The first and last day of a claim, where they are days and in their order. */
function gexfDays({ earliest, latest }) {
  const [start, end] = [earliest, latest].map((text) => (/^\d{4}-\d{2}-\d{2}$/.test(text || "") ? text : ""));
  if (start && end && end < start) return "";
  return (start && ` start="${start}"`) + (end && ` end="${end}"`);
}

/** A thing's colour and size, and its place; Gephi has its y axis upwards. */
function gexfLook(id, places) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt((entities.get(id)?.colour || "#8a8f98").slice(at, at + 2), 16));
  const at = drawn.byId.get(id) || places.get(id);
  const place = at ? `<viz:position x="${Math.round(at.x * 10) / 10}" y="${Math.round(-at.y * 10) / 10}" z="0"/>` : "";
  return `<viz:color r="${r}" g="${g}" b="${b}"/>${place}<viz:size value="${thingById.get(id)?.size || 8}"/>`;
}
