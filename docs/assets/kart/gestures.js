// Fingers, mouse and wheel on the map: one finger scrolls the page, two move the map.
const MOVED = 6; // px: less than this is a tap
const HINT = "Hold Ctrl eller ⌘ mens du ruller for å zoome i kartet.";

const between = ([a, b]) => ({
  x: (a.clientX + b.clientX) / 2,
  y: (a.clientY + b.clientY) / 2,
  apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
});

export const guard = (area, { stage, point, hint, moved }) => {
  let held = null;
  let pinch = null;
  let asked = false;

  area.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    held = { x: event.clientX, y: event.clientY, far: false };
  });
  area.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    if (!held) {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; point(event); });
      return;
    }
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.far && Math.hypot(dx, dy) < MOVED) return;
    if (!held.far) area.setPointerCapture(event.pointerId);
    const [, , km] = stage.place(0, 0);
    Object.assign(held, { far: true, x: event.clientX, y: event.clientY });
    stage.shift(-dx * km, -dy * km);
  });
  area.addEventListener("pointerleave", () => point(null));
  let dragged = false;
  const release = () => {
    dragged = Boolean(held?.far);
    held = null;
    if (dragged) moved();
  };
  area.addEventListener("pointerup", release);
  area.addEventListener("pointercancel", release);
  area.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) { hint(HINT); return; }
    event.preventDefault();
    const [x, y] = stage.place(event.clientX, event.clientY);
    stage.zoom(Math.exp(-event.deltaY * 0.004), [x, y]);
    moved();
  }, { passive: false });

  area.addEventListener("touchstart", (event) => {
    if (event.touches.length === 2) { event.preventDefault(); pinch = between(event.touches); }
  }, { passive: false });
  area.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 2 || !pinch) return;
    event.preventDefault();
    const now = between(event.touches);
    const [, , km] = stage.place(0, 0);
    stage.shift((pinch.x - now.x) * km, (pinch.y - now.y) * km);
    const [x, y] = stage.place(now.x, now.y);
    stage.zoom(now.apart / pinch.apart, [x, y]);
    pinch = now;
  }, { passive: false });
  area.addEventListener("touchend", () => { if (pinch) moved(); pinch = null; });

  // Tells once of a drag, which ends in a click that means nothing.
  return () => { const was = dragged; dragged = false; return was; };
};

// The name and the value of what the mouse is at, beside it; a screen reader has the line below the map.
export const makeTip = (scene, hit, words) => {
  const tip = document.createElement("p");
  tip.className = "kart-tips";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  scene.append(tip);
  return (event) => {
    const i = event ? hit(event.clientX, event.clientY) : -1;
    tip.hidden = i < 0;
    if (i < 0) return;
    const { left, top, width } = scene.getBoundingClientRect();
    tip.textContent = words(i);
    tip.style.left = `${Math.min(event.clientX - left + 12, width - 190)}px`;
    tip.style.top = `${event.clientY - top + 16}px`;
  };
};
