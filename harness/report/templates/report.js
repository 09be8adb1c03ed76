"use strict";
// The page is whole without this: it only sorts and finds what is already there.

const number = (text) => (text === "" ? NaN : Number(text));

/** A number as the tables show it. */
function brief(value) {
  return Number.isNaN(value) ? "–" : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

/** Order of two numbers, ascending or descending; what has no number comes last. */
function order(a, b, ascending) {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
  return ascending ? a - b : b - a;
}

/** Sort buttons in the heads of a table of scores. Each group is sorted by itself, so that the
 *  systems stay between floor and ceiling; the third press brings the first order back. */
function sortable(table) {
  const bodies = [...table.tBodies].map((body) => [body, [...body.rows].slice(1)]);
  const heads = [...table.tHead.rows[0].cells];
  const sort = (head) => {
    const next = { null: "descending", descending: "ascending", ascending: null };
    const wanted = next[head.getAttribute("aria-sort")];
    heads.forEach((each) => each.removeAttribute("aria-sort"));
    if (wanted) head.setAttribute("aria-sort", wanted);
    const value = (row) => parseFloat(row.cells[head.cellIndex].firstChild.data.replace(/,/g, ""));
    for (const [body, rows] of bodies) {
      const sorted = wanted
        ? [...rows].sort((a, b) => order(value(a), value(b), wanted === "ascending"))
        : rows;
      body.append(...sorted);
    }
  };
  for (const head of heads.filter((each) => "sort" in each.dataset)) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }
}

/** A list of segments: the output to sort by, and words to find. */
function choosable(part) {
  const tools = part.querySelector(".tools");
  const [choice, find] = [tools.querySelector("select"), tools.querySelector("input")];
  const table = part.querySelector(".pairs");
  const note = part.querySelector(".note");
  const [body, worst, total] = [table.tBodies[0], +table.dataset.worst, +choice.dataset.total];
  const rows = [...body.rows].map((row) => ({
    row,
    values: row.dataset.values.split("|"),
    text: row.textContent.toLowerCase(),
  }));
  const said = note.textContent;
  const start = choice.value;

  /** The chosen value, where it is not among those that every row shows. */
  const show = (each, option, title) => {
    const list = each.row.querySelector("dl");
    list.querySelector(".added")?.remove();
    for (const line of list.children) {
      line.classList.toggle("chosen", line.firstChild.textContent === title);
    }
    if (list.querySelector(".chosen")) return;
    const line = document.createElement("div");
    const [name, value] = [document.createElement("dt"), document.createElement("dd")];
    name.textContent = title;
    value.textContent = brief(number(each.values[option.value]));
    line.className = "added chosen";
    line.append(name, value);
    list.append(line);
  };

  const update = () => {
    const option = choice.selectedOptions[0];
    const title = option.textContent.slice(0, option.textContent.lastIndexOf(","));
    const value = (each) => number(each.values[option.value]);
    const ascending = option.dataset.better === "higher";
    const sorted = [...rows].sort((a, b) => order(value(a), value(b), ascending));
    const complete = "complete" in option.dataset;
    const words = find.value.toLowerCase().trim();
    // Looking for words means all that the page has; without them, the worst alone.
    const listed = complete && !words ? sorted.slice(0, worst) : sorted;
    const shown = new Set(listed.filter((each) => each.text.includes(words)));
    for (const each of sorted) {
      each.row.hidden = !shown.has(each);
      show(each, option, title);
    }
    body.append(...sorted.map((each) => each.row));
    const rest = total > rows.length ? `; segments.csv has all ${total}` : "";
    if (words) note.textContent = `${shown.size} of the ${rows.length} segments on this page${rest}.`;
    else if (choice.value === start) note.textContent = said;
    else if (complete) note.textContent = `The ${shown.size} worst of ${total} by ${title}.`;
    else note.textContent = `The ${rows.length} segments on this page by ${title}${rest}.`;
  };
  choice.addEventListener("change", update);
  find.addEventListener("input", update);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = false;
  part.addEventListener("toggle", update, { once: true });
}

document.querySelectorAll("table.scores").forEach(sortable);
document.querySelectorAll("details.segments").forEach(choosable);
