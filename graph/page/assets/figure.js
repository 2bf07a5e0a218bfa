// The view as a picture of vectors, on white paper, with all that it takes to be read elsewhere: title,
// introduction, legend and sources. It bears no date, so that the same view gives the same picture.

const PAPER = { ground: "#ffffff", ink: "#1b2430", quiet: "#566273", line: "#d5dbe3" };
const MARGIN = 20;
const MOST_SOURCES = 40;

/** Text that XML can hold: without control characters, lone surrogates and what is no character. */
function legal(text) {
  return String(text).replace(/[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

const measuring = document.createElement("canvas").getContext("2d");

/** Text cut into lines of a width in pixels, at most so many; a word that is too long is broken. */
function wrapped(text, width, font, most) {
  measuring.font = font;
  const fits = (line) => measuring.measureText(line).width <= width;
  const lines = [""];
  for (const piece of legal(text).trim().split(/\s+/)) {
    let rest = piece.slice(0, 2000);
    const last = lines[lines.length - 1];
    if (!last || fits(`${last} ${rest}`)) {
      lines[lines.length - 1] = last ? `${last} ${rest}` : rest;
    } else lines.push(rest);
    while (!fits(lines[lines.length - 1]) && lines.length <= most) {
      rest = lines.pop();
      let cut = rest.length;
      while (cut > 1 && !fits(rest.slice(0, cut))) cut = Math.ceil(cut * 0.9) - (cut < 10 ? 1 : 0);
      lines.push(rest.slice(0, cut), rest.slice(cut));
    }
  }
  return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]}…`] : lines;
}

const round = (number) => Math.round(number * 100) / 100;

/** Lines of text below each other, from a point downwards. */
function textLines(lines, x, y, size, attributes) {
  return lines.map((line, at) => draw("text", { x: round(x), y: round(y + (at + 0.8) * size * 1.22), "font-size": size, ...attributes }, legal(line)));
}

/** The whole picture as an SVG element. */
function figureOf(now) {
  const width = Math.max(now.width, 480);
  const inner = width - 2 * MARGIN;
  const parts = [];
  let y = MARGIN;
  const say = (text, size, attributes, most) => {
    const font = `${attributes["font-weight"] || ""} ${size}px ${FONT}`;
    const lines = wrapped(text, inner, font, most);
    parts.push(...textLines(lines, MARGIN, y, size, { fill: PAPER.ink, ...attributes }));
    y += lines.length * size * 1.22 + 4;
  };
  say(said(page.title) || word("network"), 20, { "font-weight": "bold" }, 3);
  say(said(page.intro), 13, { fill: PAPER.quiet }, 12);
  for (const limit of limitsOf(now)) say(limit, 13, { fill: PAPER.quiet }, 3);
  if (sizing) say(sizesWords(), 13, { fill: PAPER.quiet }, 3);
  y += 6;
  const left = (width - now.width) / 2;
  parts.push(
    draw("clipPath", { id: "frame" }, draw("rect", { width: now.width, height: now.height })),
    draw("g", { id: "network", transform: `translate(${left} ${round(y)})`, "clip-path": "url(#frame)" },
      draw("rect", { width: now.width, height: now.height, fill: PAPER.ground, stroke: PAPER.line }),
      ...now.frames.map((box) => draw("rect", { ...box, rx: 12, fill: PAPER.ink, "fill-opacity": 0.035, stroke: PAPER.quiet, "stroke-opacity": 0.4 })),
      draw("g", { id: "lines" }, ...now.lines.map((line) => lineFigure(line, now.scale))),
      draw("g", { id: "things" }, ...now.nodes.map((node) => (node.node.kind === "group" ? groupFigure(node, now.scale) : thingFigure(node)))),
      draw("g", { id: "labels", "text-anchor": "middle" }, ...now.texts.flatMap(labelFigure))));
  y += now.height + 12;
  const entries = legendEntries(now);
  const columns = Math.max(1, Math.floor(inner / 280));
  const high = Math.ceil(entries.length / columns);
  entries.forEach(({ sample, text }, at) => {
    const x = MARGIN + Math.floor(at / high) * (inner / columns);
    const top = y + (at % high) * 22;
    parts.push(draw("g", { transform: `translate(${round(x)} ${round(top)})` }, sample),
      ...textLines(wrapped(text, inner / columns - 56, `12px ${FONT}`, 1), x + 48, top + 2, 12, { fill: PAPER.ink }));
  });
  y += high * 22 + 10;
  const cited = citedSources(now);
  if (cited.length) say(`${word("sourcesCited")}${chosen.lang === "fr" ? " :" : ":"}`, 12, { "font-weight": "bold" }, 1);
  for (const line of cited) say(line, 12, {}, 3);
  say(word("figureFoot"), 11, { fill: PAPER.quiet }, 3);
  const height = Math.ceil(y + MARGIN - 8);
  for (const { sample } of entries) {
    // on the page the style sheet says so
    for (const ring of sample.querySelectorAll(".mark-paper")) for (const [key, value] of [["fill", PAPER.ground], ["stroke-width", 1.2]]) ring.setAttribute(key, value);
  }
  return draw("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT, role: "img", "xml:lang": chosen.lang },
    draw("title", {}, legal(said(page.title))), draw("desc", {}, legal(said(page.intro))),
    draw("rect", { width, height, fill: PAPER.ground }), ...parts);
}

/** What narrows the view: how much is shown, what is in focus, the time, what lies outside, and lines left out. */
function limitsOf(now) {
  return [
    document.getElementById("count").textContent,
    ...[...document.querySelectorAll("#scope > span")].map((one) => one.textContent),
    timeIsSet() ? `${word("time")}${chosen.lang === "fr" ? " :" : ":"} ${document.getElementById("time-words").textContent}` : "",
    now.outside ? word("cutOut", { n: figure(now.outside) }) : "",
    now.left ? word("weakerLeft", { n: figure(now.left) }) : "",
  ].filter(Boolean);
}

/** What is in the picture, each look once: kinds of things, ways of saying. */
function legendEntries(now) {
  const entitiesHere = now.nodes.filter(({ node }) => node.kind === "entity").map(({ node }) => node);
  const kinds = new Map(entitiesHere.map((node) => [classOf(node.id), { sample: shapeSample(node.shape, node.color), text: name(classOf(node.id)) }]));
  if (now.nodes.some(({ node }) => node.kind === "group")) {
    const ring = draw("circle", { cx: 9, cy: 9, r: 7, fill: PAPER.ground, stroke: PAPER.quiet, "stroke-width": 2.5 });
    kinds.set("group", { sample: ring, text: word("groupSample") });
  }
  if (entitiesHere.some((node) => node.hollow)) {
    kinds.set("", { sample: draw("circle", { cx: 9, cy: 9, r: 5, fill: "none", stroke: PAPER.quiet, "stroke-width": 5 }), text: word("hollow") });
  }
  const ways = new Map();
  for (const { line, look } of now.lines) {
    if (!ways.has(line.look)) ways.set(line.look, { sample: lineSample(look), text: standing(line.claims[0]) });
  }
  const here = new Set(now.lines.map(({ line }) => changeOf(line.claims[0])));
  const compared = Object.keys(CHANGES).filter((change) => here.has(change))
    .map((change) => ({ sample: changeSample(change, PAPER.ink, PAPER.ground), text: changeWord(change) }));
  const byWords = (a, b) => a.text.localeCompare(b.text, chosen.lang);
  return [...compared, ...[...ways.values()].sort(byWords), ...[...kinds.values()].sort(byWords)];
}

/** The sources of the claims in the picture, each in a line, those of most claims first. */
function citedSources(now) {
  const counts = new Map();
  for (const { claims: list } of now.lines) for (const { source } of list) counts.set(source, (counts.get(source) || 0) + 1);
  const ids = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const told = ids.slice(0, MOST_SOURCES).map((id) => {
    const source = sources.get(id) || {};
    return [source.title || word("noTitle"), source.publisher ? name(source.publisher) : word("noPublisher"), said(source.date), source.address].filter(Boolean).join(", ");
  });
  return ids.length > MOST_SOURCES ? [...told, word("moreSources", { n: figure(ids.length - MOST_SOURCES) })] : told;
}

/** A closed group: a ring with the number of things that it holds. */
function groupFigure({ node, at, radius, faint, chosen: mine }, scale) {
  const size = countSize(radius);
  const ring = draw("circle", { r: round(radius), fill: PAPER.ground, stroke: node.color, "stroke-width": round((mine ? 6 : 4) * scale) });
  const count = radius > 7 ? textLines([figure(node.count)], 0, -size * 0.61, size, { "text-anchor": "middle", "font-weight": 600, fill: PAPER.ink }) : [];
  return draw("g", { transform: `translate(${round(at.x)} ${round(at.y)})`, opacity: faint ? DIM.label : 1 }, draw("title", {}, legal(groupName(node.group))), ring, ...count);
}

/** A thing as the page has it: its shape around its place, with a hole if no source names it. */
function thingFigure({ node, at, radius, faint, chosen: mine }) {
  const stroke = mine ? { stroke: PAPER.ink, "stroke-width": 2 } : {};
  const shape = CORNERS[node.shape]
    ? draw("polygon", { points: CORNERS[node.shape].map((point) => point.map((number) => round(number * radius)).join(",")).join(" "), fill: node.color, ...stroke })
    : draw("circle", { r: round(radius), fill: node.color, ...stroke });
  const hole = node.hollow ? [draw("circle", { r: round(radius * 0.4), fill: PAPER.ground })] : [];
  return draw("g", { transform: `translate(${round(at.x)} ${round(at.y)})`, opacity: faint ? DIM.node : 1 },
    draw("title", {}, legal(name(node.id))), shape, ...hole);
}

/** A line with its dashes, its ending at the object, and its marks in the middle. */
function lineFigure({ line, claims: list, look, curve, faint, strong }, scale) {
  const colour = look.light;
  const size = endingOf(scale);
  const wide = round(breadthOf(list.length, strong, scale));
  const stroke = { stroke: colour, "stroke-width": wide, fill: "none" };
  const shape = traced(curve, shortOf(line, size));
  const { tip } = shape;
  const middle = pointOn(curve, 0.5);
  const dashes = look.dashes.length ? { "stroke-dasharray": dashesOf(look, scale).map(round).join(" ") } : {};
  const turn = `translate(${round(tip.x)} ${round(tip.y)}) rotate(${round((shape.towards * 180) / Math.PI)})`;
  const ends = {
    arrow: draw("polygon", { points: `0,0 ${-size},${-size / 2.6} ${-size},${size / 2.6}`, fill: colour, transform: turn }),
    vee: draw("path", { d: `M${-size} ${-size / 2} L0 0 L${-size} ${size / 2}`, ...stroke, transform: turn }),
    bar: draw("path", { d: `M0 ${-size / 1.6} V${size / 1.6}`, ...stroke, "stroke-width": wide * 2, transform: turn }),
    circle: draw("circle", { cx: -size / 3, r: size / 3, ...stroke, transform: turn }),
  };
  const radius = signRadius(scale);
  const signs = signsOf(line);
  const marks = signs.flatMap(({ sign, square }, place) => {
    const x = middle.x + (place - (signs.length - 1) / 2) * 2 * radius;
    const ring = square
      ? draw("rect", { x: round(x - radius), y: round(middle.y - radius), width: round(2 * radius), height: round(2 * radius), fill: PAPER.ink })
      : draw("circle", { cx: round(x), cy: round(middle.y), r: round(radius), fill: PAPER.ground, stroke: colour, "stroke-width": 1.4 });
    const text = draw("text", { x: round(x), y: round(middle.y + 4), "text-anchor": "middle", "font-size": 11, "font-weight": "bold", fill: square ? PAPER.ground : colour }, sign);
    return radius > 5 ? [ring, text] : [ring];
  });
  return draw("g", { opacity: faint ? DIM.line : 0.9 },
    draw("title", {}, legal(lineTitle(line, list))),
    draw("path", { d: pathOf(shape), ...stroke, ...dashes }), ...(line.bothWays ? [] : [ends[look.ending]]), ...marks);
}

/** What a line says: its claim with the source, or how many claims it stands for. */
function lineTitle(line, list) {
  if (line.kind !== "claim") return lineWords(line).join(" · ");
  const [claim] = list;
  return `${name(line.from)} · ${withChange(claim, said(claim.words) || name(claim.relation))} · ${name(line.to)} (${name(claim.source)})`;
}

/** What is drawn of a line as a path. */
function pathOf({ first, bend, last, loop }) {
  const spell = (point) => `${round(point.x)} ${round(point.y)}`;
  if (!loop) return `M${spell(first)} Q${spell(bend)} ${spell(last)}`;
  const on = (angle) => spell({ x: loop.x + loop.radius * Math.cos(angle), y: loop.y + loop.radius * Math.sin(angle) });
  return `M${on(loop.first)} A${round(loop.radius)} ${round(loop.radius)} 0 ${loop.last - loop.first > Math.PI ? 1 : 0} 1 ${on(loop.last)}`;
}

/** A label that stood on the screen, at its place, with its halo or its ground. */
function labelFigure({ kind, box, look, lines, high, faint, x, y }) {
  const size = round(high / 1.22);
  if (kind === "entity" || kind === "group") {
    const halo = { fill: PAPER.ink, stroke: PAPER.ground, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke", opacity: faint ? DIM.label : 1 };
    return textLines(lines, x, y, size, { ...halo, ...(size > 13 ? { "font-weight": "bold" } : {}) });
  }
  const style = kind === "frame" ? { fill: PAPER.quiet, "font-weight": 600 } : { fill: look.light, ...(look.mark ? { "font-weight": 600 } : {}) };
  return [
    draw("rect", { x: round(box.left), y: round(box.top), width: round(box.right - box.left), height: round(box.bottom - box.top - 1), fill: PAPER.ground }),
    ...textLines(lines, x, y, size, style),
  ];
}

/** The picture as the text of an SVG file. */
function figureText(now) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(onPaper(() => figureOf(now)))}\n`;
}

/** Draw in the colours of paper, whatever the screen has. */
function onPaper(work) {
  const before = printing;
  printing = true;
  try {
    return work();
  } finally {
    printing = before;
  }
}

/** The picture in pixels, twice as many as the screen had, as a Blob of PNG. */
async function figurePixels(now) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(figureText(now))}`;
  await image.decode();
  const canvas = make("canvas", { width: image.width * 2, height: image.height * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png");
  });
}
