// What stands at a point of the screen, and what a pointer does with it: it tells, chooses, and moves.

/** How near in pixels a pointer has to come to a line. */
const NEAR_LINE = 6;

/** What is at a point of the frame: {kind, id} of a thing, a label or a line; null for paper. */
function thingAt(point) {
  const text = writtenAt(point);
  if (text?.kind === "frame") return text;
  const scale = drawing.getScale();
  const at = drawing.DOMtoCanvas(point);
  const node = nodeAt(at, 3 / scale);
  if (node) return { kind: node.kind, id: node.id };
  return text || lineAt(at, NEAR_LINE / scale);
}

/** The nearest thing that a point is on, or by `air` beside. */
function nodeAt(at, air) {
  let [found, least] = [null, Infinity];
  for (const node of drawn.nodes) {
    if (node.hidden) continue;
    const far = Math.hypot(node.x - at.x, node.y - at.y);
    if (far <= node.size + air && far < least) [found, least] = [node, far];
  }
  return found;
}

function lineAt(at, air) {
  let [found, least] = [null, air];
  for (const line of drawn.lines) {
    if (!isDrawn(line)) continue;
    const far = distanceTo(line.curve, at, air);
    if (far < least) [found, least] = [line, far];
  }
  return found && { kind: found.kind, id: found.id };
}

/** The point of an event in the frame. */
function pointOf(event) {
  const frame = document.getElementById("canvas").getBoundingClientRect();
  return { x: event.clientX - frame.left, y: event.clientY - frame.top };
}

/** Tell what the pointer is on, and let a thing be moved by the mouse; a finger moves the paper. */
function startPointing(onChoose) {
  const frame = document.getElementById("canvas");
  let over = null;
  let grip = null;
  frame.addEventListener("pointermove", (event) => {
    if (grip) return grip.move(pointOf(event));
    // a pressed button moves the paper
    const found = event.buttons || event.pointerType !== "mouse" ? null : thingAt(pointOf(event));
    frame.classList.toggle("over", found !== null);
    if (found?.id === over?.id) return;
    over = found;
    if (!found || found.kind === "frame") hover(null);
    else hover(found.kind, found.id, pointOf(event));
  });
  frame.addEventListener("pointerleave", () => { over = null; hover(null); });
  frame.addEventListener("pointerdown", (event) => {
    hover(null);
    // arrows and + and − then move the picture
    drawing.canvas.frame.focus({ preventScroll: true });
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    const point = pointOf(event);
    if (writtenAt(point)?.kind === "frame") return;
    const node = nodeAt(drawing.DOMtoCanvas(point), 3 / drawing.getScale());
    if (!node) return;
    // the library would move the paper
    event.stopPropagation();
    frame.setPointerCapture(event.pointerId);
    grip = gripOf(node, point);
  }, true);
  const release = (event) => {
    if (!grip) return;
    const { node, far } = grip;
    grip = null;
    if (event.type === "pointercancel") return;
    if (far()) { showScope(); note(); }
    else onChoose(node.kind, node.id);
  };
  frame.addEventListener("pointerup", release);
  frame.addEventListener("pointercancel", release);
  frame.addEventListener("dblclick", (event) => {
    const group = groupById.get(thingAt(pointOf(event))?.id);
    if (group && !isOpen(group)) unfold(group);
  });
}

/** A thing held by the pointer, from where it was taken. */
function gripOf(node, first) {
  let gone = false;
  const start = drawing.DOMtoCanvas(first);
  const before = moved.get(node.id) || { x: 0, y: 0 };
  return {
    node,
    far: () => gone,
    move(point) {
      // a hand that trembles chooses, and moves nothing
      gone ||= Math.hypot(point.x - first.x, point.y - first.y) > 4;
      if (!gone) return;
      const at = drawing.DOMtoCanvas(point);
      moveThing(node, { x: Math.round(before.x + at.x - start.x), y: Math.round(before.y + at.y - start.y) });
    },
  };
}
