// The figure itself in place of its picture: Vega draws the same file, and tells what each mark is.
import { vegaEmbed } from "../vega/vega.js";
import { formatLocale, timeFormatLocale } from "./locale.js";
import { walkMarks } from "./marks.js";
import { addPatterns } from "./patterns.js";
import { readRecord } from "./record.js";
import { asText, makeTooltip, showTooltip } from "./tooltip.js";

const HINT = "Pek på figuren, eller bruk piltastene. Escape går tilbake til bildet.";
const EXPLORE = "Utforsk";
const BACK = "Vis bildet";
const open = new WeakMap(); // figure -> what closes it

const make = (tag, traits) => Object.assign(document.createElement(tag), traits);

const darkPage = matchMedia("(prefers-color-scheme: dark)");

// What each colour of the paper, of texts and of outlines is on a dark page; the pictures turn by the same list.
const fetchTwins = async () => {
  const answer = await fetch(new URL("mork.json", import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
};

// The colours of the marks stay; those of paper, text and lines follow the page.
const suited = (spec, twins) => {
  const own = darkPage.matches ? twins : {};
  const turned = JSON.parse(JSON.stringify(spec), (_, value) => own[value] ?? value);
  if (!JSON.stringify(spec).includes('"tooltip"')) {
    turned.config = { ...turned.config, mark: { tooltip: { content: "encoding" } } };
  }
  return turned;
};

const makeFrame = ({ meta }) => {
  const frame = make("div", { className: "figur-utforsk", tabIndex: 0 });
  frame.setAttribute("role", "application"); // lets the arrow keys through a screen reader
  frame.setAttribute("aria-label", `Interaktiv figur: ${meta.figur}. ${HINT}`);
  return frame;
};

const makeStage = (record) => {
  const stage = {
    frame: makeFrame(record),
    canvas: make("div", { className: "figur-vega" }),
    box: makeTooltip(),
    ring: make("div", { className: "figur-ring", hidden: true }),
    hint: make("p", { className: "figur-hint", textContent: HINT }),
    readout: make("p", { className: "figur-avlest", role: "status" }),
  };
  stage.canvas.setAttribute("aria-hidden", "true"); // marks are told one by one, and are in the table
  stage.frame.append(stage.canvas, stage.box, stage.ring);
  return stage;
};

const parts = ({ frame, hint, readout }) => [frame, hint, readout];
const tidy = ({ box, ring }) => { box.hidden = ring.hidden = true; };

const pointed = (stage) => (handler, event, item, value) => {
  tidy(stage);
  if (!event || value == null || value === "") return; // no event: Vega clears up after itself
  const { clientX: x, clientY: y } = event;
  showTooltip(stage.box, value, { x, top: y, bottom: y });
};

const lift = ({ frame, ring }, mark) => {
  const { left, top, width, height } = mark.getBoundingClientRect();
  const origin = frame.getBoundingClientRect();
  const place = { left: left - origin.left, top: top - origin.top, width, height };
  Object.entries(place).forEach(([name, px]) => { ring.style[name] = `${px}px`; });
  ring.hidden = false;
  ring.scrollIntoView({ block: "nearest" });
};

const walked = (stage) => ({ element, value }) => {
  lift(stage, element);
  const { left, top, bottom, width } = element.getBoundingClientRect(); // after the page has moved
  showTooltip(stage.box, value, { x: left + width / 2, top, bottom });
  stage.readout.textContent = asText(value);
};

const draw = (stage, spec) => vegaEmbed(stage.canvas, spec, {
  renderer: "svg",
  ast: true, // no code is made from text, as the security policy demands
  actions: false,
  logLevel: 1, // faults only: what Vega remarks on is of no use to a reader
  defaultStyle: false,
  tooltip: pointed(stage),
  formatLocale,
  timeFormatLocale,
});

// Draws the figure now, and again whenever the page turns dark or light; returns what ends that.
const keepDrawn = async (stage, spec) => {
  const twins = await fetchTwins();
  let drawn = await draw(stage, suited(spec, twins));
  const redraw = async () => {
    drawn.finalize();
    drawn = await draw(stage, suited(spec, twins));
  };
  darkPage.addEventListener("change", redraw);
  return () => {
    darkPage.removeEventListener("change", redraw);
    drawn.finalize();
  };
};

const closing = ({ figure, button }, stage, picture, end) => () => {
  end();
  parts(stage).forEach((part) => part.remove());
  picture.hidden = false;
  button.textContent = EXPLORE;
  open.delete(figure);
  button.focus();
};

const openFigure = async (request) => {
  const { figure, button } = request;
  const record = await readRecord(request);
  const stage = makeStage(record);
  const picture = figure.querySelector(".figur-bilde");
  addPatterns(record.spec);
  picture.after(...parts(stage)); // before it is drawn: a figure as wide as its place asks how wide
  picture.hidden = true;
  const end = await keepDrawn(stage, record.spec).catch((fault) => {
    parts(stage).forEach((part) => part.remove());
    picture.hidden = false;
    throw fault;
  });
  const close = closing(request, stage, picture, end);
  walkMarks(stage.frame, walked(stage), () => (stage.box.hidden ? close() : tidy(stage)));
  stage.frame.addEventListener("blur", () => tidy(stage));
  open.set(figure, close);
  button.textContent = BACK;
  stage.frame.focus();
};

export const run = async (request) => {
  const close = open.get(request.figure);
  await (close ? close() : openFigure(request));
};
