// The box that tells what a mark stands for. Text nodes only, and moved by CSSOM: no style sheet of
// its own, and nothing of the data is read as HTML.
const GAP = 10; // px from the mark, and from the edge of the window

const row = ([name, value]) => {
  const line = document.createElement("div");
  const term = document.createElement("span");
  term.textContent = `${name}: `;
  line.append(term, `${value}`);
  return line;
};

const entries = (value) => Object.entries(value).filter(([, each]) => each != null && each !== "");

const lines = (value) => (typeof value === "object" ? entries(value).map(row) : [`${value}`]);

export const asText = (value) =>
  (typeof value === "object" ? entries(value).map(([name, each]) => `${name}: ${each}`).join(", ") : `${value}`);

export const makeTooltip = () => {
  const box = document.createElement("div");
  box.className = "figur-boks";
  box.hidden = true;
  box.setAttribute("aria-hidden", "true"); // the line below the figure is what is read aloud
  return box;
};

// Above the mark where there is room, else below it, and always inside the window. Placed by the
// frame it stands in, so that it follows when the page is scrolled.
export const showTooltip = (box, value, { x, top, bottom }) => {
  box.replaceChildren(...lines(value));
  box.hidden = false;
  const frame = box.offsetParent.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const widest = document.documentElement.clientWidth - width - GAP;
  const above = top - height - GAP;
  box.style.left = `${Math.max(GAP, Math.min(x - width / 2, widest)) - frame.left}px`;
  box.style.top = `${(above > 0 ? above : bottom + GAP) - frame.top}px`;
};
