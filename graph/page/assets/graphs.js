// What is shown as a graph for other programs. Each claim is an edge of its own with its id, so that
// parallel ones stay apart.

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };

/** Text as XML has it, in content and in attributes. */
function xml(value) {
  return legal(value).replace(/[&<>"\t\n\r]/g, (sign) => ENTITIES[sign]);
}

const typeOf = (key) => (["claims", "passageStart", "passageEnd"].includes(key) ? "integer" : "string");

/** GraphML (graphml.graphdrawing.org), as Gephi, yEd, Cytoscape and networkx read it. */
function graphmlOf({ things, edges, counts }) {
  const declared = (keys, kind) => keys.map((key) => `  <key id="${kind}-${key}" for="${kind}" attr.name="${key}" attr.type="${typeOf(key) === "integer" ? "int" : "string"}"/>`);
  const data = (record, keys, kind) => keys.map((key) => `<data key="${kind}-${key}">${xml(record[key])}</data>`).join("");
  const nodeKeys = ["label", ...NODE_KEYS];
  const edgeKeys = ["label", ...EDGE_KEYS];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...declared(nodeKeys, "node"), ...declared(edgeKeys, "edge"),
    '  <graph edgedefault="directed">', `    <desc>${xml(said(page.intro))}</desc>`,
    ...things.map((id) => `    <node id="${xml(id)}">${data({ label: name(id), ...entityRecord(id, counts) }, nodeKeys, "node")}</node>`),
    ...edges.map((claim) => `    <edge id="${xml(claim.id)}" source="${xml(claim.subject)}" target="${xml(claim.object)}">${data({ label: name(claim.relation), ...claimRecord(claim) }, edgeKeys, "edge")}</edge>`),
    "  </graph>", "</graphml>", "",
  ].join("\n");
}

/** GEXF 1.2, with the places and colours of this page. */
function gexfOf({ things, edges, counts }) {
  const declared = (keys, kind) => [`    <attributes class="${kind}">`, ...keys.map((key, at) => `      <attribute id="${at}" title="${key}" type="${typeOf(key)}"/>`), "    </attributes>"];
  const values = (record, keys) => `<attvalues>${keys.map((key, at) => `<attvalue for="${at}" value="${xml(record[key])}"/>`).join("")}</attvalues>`;
  const placed = new Map(network.nodes.map((node) => [node.id, node]));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">',
    `  <meta><creator>dprk-networks</creator><description>${xml(said(page.intro))}</description></meta>`,
    '  <graph mode="static" defaultedgetype="directed">',
    ...declared(NODE_KEYS, "node"), ...declared(EDGE_KEYS, "edge"),
    "    <nodes>",
    ...things.map((id) => `      <node id="${xml(id)}" label="${xml(name(id))}">${values(entityRecord(id, counts), NODE_KEYS)}${gexfLook(placed.get(id))}</node>`),
    "    </nodes>", "    <edges>",
    ...edges.map((claim) => `      <edge id="${xml(claim.id)}" source="${xml(claim.subject)}" target="${xml(claim.object)}" label="${xml(name(claim.relation))}">${values(claimRecord(claim), EDGE_KEYS)}</edge>`),
    "    </edges>", "  </graph>", "</gexf>", "",
  ].join("\n");
}

/** Gephi has its y axis upwards. */
function gexfLook(node) {
  if (!node) return "";
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(node.color.slice(at, at + 2), 16));
  return `<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${node.x}" y="${-node.y}" z="0"/><viz:size value="${node.size}"/>`;
}
