// Small drawings of a shape or a line, for the legend and the lists.

const SVG = "http://www.w3.org/2000/svg";
const POINTS = {
  square: "3,3 15,3 15,15 3,15",
  diamond: "9,1 17,9 9,17 1,9",
  triangle: "9,2 17,16 1,16",
  triangleDown: "1,2 17,2 9,16",
  hexagon: "5,2 13,2 17,9 13,16 5,16 1,9",
  star: "9,1 11.2,6.5 17,6.7 12.4,10.3 14,16 9,12.8 4,16 5.6,10.3 1,6.7 6.8,6.5",
};

/** Those shapes' corners around their middle, each shape about as large as a circle of radius 1. */
const CORNERS = Object.fromEntries(Object.entries(POINTS).map(([shape, points]) => {
  const corners = points.split(" ").map((point) => point.split(",").map((number) => number / 9 - 1));
  const area = Math.abs(corners.reduce((sum, [x, y], at) => {
    const [otherX, otherY] = corners[(at + 1) % corners.length];
    return sum + (x * otherY - otherX * y) / 2;
  }, 0));
  const grow = Math.min(1.4, Math.sqrt(2.7 / area));
  return [shape, corners.map((corner) => corner.map((number) => number * grow))];
}));

function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The shape of a class of entities. */
function shapeSample(shape, colour) {
  const inner = POINTS[shape]
    ? draw("polygon", { points: POINTS[shape], fill: colour })
    : draw("circle", { cx: 9, cy: 9, r: 7.5, fill: colour });
  return draw("svg", { class: "sample", viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" }, inner);
}

/** The line of a way of saying, with its ending and marks. */
function lineSample(look) {
  const colour = lineColour(look);
  const stroke = { stroke: colour, "stroke-width": 2, fill: "none" };
  const ends = {
    arrow: draw("polygon", { points: "36,9 28,5 28,13", fill: colour }),
    vee: draw("path", { d: "M29 4 L36 9 L29 14", ...stroke }),
    bar: draw("path", { d: "M35 3 V15", ...stroke, "stroke-width": 3 }),
    circle: draw("circle", { cx: 33, cy: 9, r: 3, ...stroke }),
  };
  const parts = [
    draw("line", { x1: 1, y1: 9, x2: 33, y2: 9, ...stroke, "stroke-dasharray": look.dashes.join(" ") }),
    ends[look.ending],
  ];
  const marks = [...look.mark];
  marks.forEach((sign, at) => {
    const x = 16 + (at - (marks.length - 1) / 2) * 11;
    parts.push(draw("circle", { class: "mark-paper", cx: x, cy: 9, r: marks.length > 1 ? 5.5 : 6.5, stroke: colour }));
    const text = draw("text", { x, y: 12.5, "text-anchor": "middle", "font-size": 10, fill: colour });
    text.textContent = sign;
    parts.push(text);
  });
  return draw("svg", { class: "sample", viewBox: "0 0 38 18", width: 38, height: 18, "aria-hidden": "true" }, ...parts);
}

/** The look of a claim, in the table that the build wrote. */
function lookOf(claim) {
  return looks.get(claim.look);
}

const night = window.matchMedia("(prefers-color-scheme: dark)");
let printing = false;

function lineColour(look) {
  return night.matches && !printing ? look.dark : look.light;
}
