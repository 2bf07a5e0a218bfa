// Time: from when to when, and whether claims without a date stay. Each claim counts as long as its
// time may reach into what is looked at.

/** A month as a number: 12 × year + month. */
const monthOf = (date) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7) || 1) - 1;
const dated = /^\d{4}/;
/** For each value of a column of dates its month; NaN for none. */
const monthsOf = ({ values }) => Float64Array.from(values, (date) => (dated.test(date) ? monthOf(date) : NaN));
const reach = { earliest: monthsOf(claimColumns.earliest), latest: monthsOf(claimColumns.latest) };

/** The months that a claim reaches from and to; open ends reach on, and without any date both are NaN. */
function reachOf(claim) {
  const [first, last] = ["earliest", "latest"].map((key) => reach[key][claimColumns[key].at[claim.at]]);
  if (Number.isNaN(first)) return Number.isNaN(last) ? [NaN, NaN] : [-Infinity, last];
  return [first, Number.isNaN(last) ? Infinity : last];
}

/** The first and the last month of any date in this view. */
const ends = [Infinity, -Infinity];
for (const key of ["earliest", "latest"]) {
  const { at } = claimColumns[key];
  const months = reach[key];
  const met = new Uint8Array(months.length);
  for (let place = 0; place < shownClaims.length; place += 1) met[at[place]] = 1;
  months.forEach((month, number) => {
    if (met[number] && !Number.isNaN(month)) [ends[0], ends[1]] = [Math.min(ends[0], month), Math.max(ends[1], month)];
  });
}

/** How many claims of this view have no date. */
let undatedClaims = 0;
for (let at = 0; at < shownClaims.length; at += 1) {
  if (["earliest", "latest"].every((key) => Number.isNaN(reach[key][claimColumns[key].at[at]]))) undatedClaims += 1;
}

/** What is looked at; `undated` tells whether claims without a time stay. */
const time = { from: ends[0], to: ends[1], undated: true };

const timeIsSet = () => Number.isFinite(ends[0]) && (time.from > ends[0] || time.to < ends[1] || !time.undated);

function inTime(claim) {
  const [first, last] = reachOf(claim);
  return Number.isNaN(first) ? time.undated : first <= time.to && last >= time.from;
}

function anyTime() {
  Object.assign(time, { from: ends[0], to: ends[1], undated: true });
}

const monthWords = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

let playing = null;

/** The line below the picture: two ends before bars, a button that plays, and the claims without a date. */
function showTime() {
  const bar = document.getElementById("time");
  bar.hidden = !Number.isFinite(ends[0]) || ends[0] === ends[1];
  if (bar.hidden) return;
  for (const [key, id] of [["from", "time-from"], ["to", "time-to"]]) {
    const input = document.getElementById(id);
    [input.min, input.max] = ends.map(String);
    input.value = String(time[key]);
    input.setAttribute("aria-valuetext", monthWords(time[key]));
  }
  // where both ends meet, the one that has farther to go can be taken
  document.getElementById("time-from").classList.toggle("above", time.from - ends[0] > ends[1] - time.to);
  showBars();
  document.getElementById("undated").checked = time.undated;
  document.querySelector("#undated + span").textContent = `${word("undatedToo")} (${figure(undatedClaims)})`;
  const whole = time.from === ends[0] && time.to === ends[1];
  const words = word(whole ? "wholeTime" : "between", { earliest: monthWords(time.from), latest: monthWords(time.to) });
  document.getElementById("time-words").textContent = `${words} · ${scaleWords()}`;
  const play = document.getElementById("play");
  play.textContent = playing ? "❚❚" : "▶";
  play.setAttribute("aria-label", word(playing ? "pause" : "play"));
  play.title = word(playing ? "pause" : "play");
}

function setTime(change) {
  Object.assign(time, change);
  if (time.from > time.to) [time.from, time.to] = "from" in change ? [time.from, time.from] : [time.to, time.to];
  refresh();
}

/** Let the later end go from the earlier one to the last month, in some forty steps. */
function play() {
  if (playing) return pause();
  const step = Math.max(1, Math.ceil((ends[1] - time.from) / 40));
  if (time.to >= ends[1]) time.to = time.from;
  playing = setInterval(() => {
    if (time.to >= ends[1]) return pause();
    setTime({ to: Math.min(ends[1], time.to + step) });
  }, 400);
  setTime({});
}

function pause() {
  clearInterval(playing);
  playing = null;
  refresh();
}

function startTime() {
  document.getElementById("time-from").addEventListener("input", (event) => setTime({ from: Number(event.target.value) }));
  document.getElementById("time-to").addEventListener("input", (event) => setTime({ to: Number(event.target.value) }));
  document.getElementById("undated").addEventListener("change", (event) => setTime({ undated: event.target.checked }));
  document.getElementById("play").addEventListener("click", play);
}
