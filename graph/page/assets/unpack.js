// What the build put into the page: as JSON, or as JSON compressed (RFC 1952) and in base64.

/** The value in the script element of this id. */
async function held(id) {
  const element = document.getElementById(id);
  if (element.type === "application/json") return JSON.parse(element.textContent);
  const text = atob(element.textContent);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}
