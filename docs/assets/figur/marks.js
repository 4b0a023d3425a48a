// Walking through the marks of a drawing by keyboard, in the order they are drawn.
import { asText } from "./tooltip.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

// Vega's renderer leaves the mark on its element; one that tells nothing new (a label) is passed by.
const findMarks = (frame) => {
  const marks = [...frame.querySelectorAll("svg *")]
    .map((element) => ({ element, value: element.__data__?.tooltip }))
    .filter(({ value }) => value != null);
  return [...new Map(marks.reverse().map((mark) => [asText(mark.value), mark])).values()].reverse();
};

const placeAt = (key, place, last) => {
  if (key === "Home") return 0;
  if (key === "End") return last;
  return Math.max(0, Math.min(last, place + STEPS[key]));
};

export const walkMarks = (frame, show, leave) => {
  let place = -1;
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave();
    if (!(event.key in STEPS) && !["Home", "End"].includes(event.key)) return undefined;
    event.preventDefault();
    const marks = findMarks(frame);
    if (!marks.length) return undefined;
    place = placeAt(event.key, place, marks.length - 1);
    return show(marks[place]);
  });
  frame.addEventListener("focus", () => { place = -1; });
};
