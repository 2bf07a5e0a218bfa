// Rows that a spreadsheet opens without calculating anything.

const FORMULA = /^(?:[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n])/;
const NUMBER = /^[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** A cell: an apostrophe stands before what a spreadsheet would take for a formula. */
function csvCell(value) {
  const text = legal(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Records with the same keys as CSV with a head (RFC 4180). */
function csvOf(records, keys) {
  return [keys, ...records.map((record) => keys.map((key) => record[key]))].map((line) => `${line.map(csvCell).join(",")}\r\n`).join("");
}

/** Entities in the columns that Gephi knows, Id and Label, and all others. */
function nodesCsv({ things, counts }) {
  return csvOf(things.map((id) => ({ Id: id, Label: name(id), ...entityRecord(id, counts) })), ["Id", "Label", ...NODE_FIELDS]);
}

function edgesCsv({ edges }) {
  const records = edges.map(({ claim, label, kind }) => ({
    Source: claim.subject, Target: claim.object, Type: "Directed", Id: claim.id, Label: label, Kind: kind, ...claimRecord(claim),
  }));
  return csvOf(records, ["Source", "Target", "Type", "Id", "Label", "Kind", ...EDGE_FIELDS]);
}

/** Every claim in the order of the table, those that give a value too. */
function claimsCsv(list) {
  const records = list.map((claim) => ({
    claim: claimAddress(claim.id), subject: name(claim.subject), object: claim.object ? name(claim.object) : "", value: claim.value || "", standing: standing(claim), ...claimRecord(claim),
  }));
  return csvOf(records, ["claim", "subject", "object", "value", "standing", ...EDGE_FIELDS]);
}
