// How many claims fall into which time: bars behind the two ends of the time looked at. A claim counts
// in each bar that its time may reach into, as it does when that bar alone is looked at.

/** What a bar may stand for, in months; the first of which there are few enough is taken. */
const SPANS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const MOST_BARS = 60;

/** The months of the view cut into bars: [{from, to}], all of one span but for the first and the last. */
function barsOf([first, last]) {
  const span = SPANS.find((months) => (last - first) / months < MOST_BARS) || Math.ceil((last - first) / MOST_BARS);
  const bars = [];
  for (let from = Math.floor(first / span) * span; from <= last; from += span) {
    bars.push({ from: Math.max(first, from), to: Math.min(last, from + span - 1) });
  }
  return { span, bars };
}

const { span: barSpan, bars: timeBars } = Number.isFinite(ends[0]) ? barsOf(ends) : { span: 1, bars: [] };

/** How many claims reach into each bar, of those of which `passes` tells by their place. */
function countBars(passes) {
  const changes_ = new Int32Array(timeBars.length + 1);
  const first = Math.floor(ends[0] / barSpan);
  // what reaches on without an end reaches into the first or the last bar
  const barAt = (month) => Math.floor(Math.max(ends[0], Math.min(ends[1], month)) / barSpan) - first;
  for (const claim of shownClaims) {
    if (!passes(claim.at)) continue;
    const [from, to] = reachOf(claim);
    if (Number.isNaN(from)) continue;
    changes_[barAt(from)] += 1;
    changes_[barAt(to) + 1] -= 1;
  }
  let sum = 0;
  return Array.from(changes_.subarray(0, timeBars.length), (change) => (sum += change));
}

let allInBars = null;
/** For what the bars were drawn: what is seen, which time, in which language. */
let barsFor = [];

/** What a bar stands for, in words: a month, a year, or from when to when. */
function barWords({ from, to }) {
  if (barSpan === 1) return monthWords(from);
  const year = (month) => String(Math.floor(month / 12));
  if (barSpan < 12) return `${monthWords(from)} – ${monthWords(to)}`;
  return barSpan === 12 ? year(from) : `${year(from)} – ${year(to)}`;
}

/** What each bar is, and the highest of them, in words. */
function scaleWords() {
  const span = barSpan % 12 || barSpan === 12 ? word(`bar:${barSpan}`) : word("bar:years", { n: figure(barSpan / 12) });
  return word("barScale", { span, most: counted("claim", Math.max(...allInBars)) });
}

/** Draw the bars: in outline what the view has, filled what the other filters let by, pale what time leaves out. */
function showBars() {
  const now = [seen, time.from, time.to, chosen.lang];
  if (now.every((one, at) => one === barsFor[at])) return;
  barsFor = now;
  allInBars ||= countBars(() => true);
  const others = ~(1 << (FACETS.length + TIME));
  const open = seen.any & others ? countBars((at) => (seen.failed[at] & others) === 0) : allInBars;
  const most = Math.max(...allInBars);
  const high = (n) => (n ? Math.max(1.5, (n / most) * 30) : 0);
  const told = [];
  const parts = timeBars.map((bar, at) => {
    const [x, width] = [bar.from - ends[0], bar.to - bar.from + 1];
    const box = (n, kind) => draw("rect", { class: kind, x: x + width * 0.08, width: width * 0.84, y: 31 - high(n), height: high(n) });
    const count = open[at] === allInBars[at] ? counted("claim", open[at]) : word("ofAll", { n: figure(open[at]), all: counted("claim", allInBars[at]) });
    const text = `${barWords(bar)}: ${count}`;
    if (allInBars[at]) told.push(text);
    const title = draw("title", {});
    title.textContent = text;
    // a click anywhere above a bar looks at its time alone
    const whole = draw("rect", { class: "bar-room", x, width, y: 0, height: 32 });
    whole.addEventListener("click", () => setTime({ from: bar.from, to: bar.to }));
    return draw("g", { class: bar.to < time.from || bar.from > time.to ? "bar left-out" : "bar" }, title, whole, box(allInBars[at], "bar-all"), box(open[at], "bar-open"));
  });
  const bars = document.getElementById("time-bars");
  bars.setAttribute("viewBox", `0 0 ${ends[1] - ends[0] + 1} 32`);
  bars.setAttribute("aria-label", `${word("barsTold")} ${told.join("; ")}`);
  bars.replaceChildren(...parts);
  // the ends stand in the middle of their months
  bars.parentElement.style.setProperty("--months", String(ends[1] - ends[0] + 1));
}
