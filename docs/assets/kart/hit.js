// Which municipality is meant by a place on the map: most are smaller than a finger.
const FINGER = 40; // px: farther from land nothing is meant

// The corners of a path that is written in steps: "m3 4 1-2 3 0z".
const readRings = (d, scale) => {
  let [x, y] = [0, 0];
  return d.split("m").slice(1).map((part) => {
    const numbers = part.match(/-?\d+/g).map(Number);
    const ring = [];
    for (let n = 0; n < numbers.length; n += 2) {
      x += numbers[n];
      y += numbers[n + 1];
      ring.push(x / scale, y / scale);
    }
    [x, y] = part.endsWith("z") ? [ring[0] * scale, ring[1] * scale] : [x, y];
    return ring;
  });
};

const boxOf = (rings) => rings.reduce((box, ring) => {
  for (let n = 0; n < ring.length; n += 2) {
    box = [Math.min(box[0], ring[n]), Math.min(box[1], ring[n + 1]), Math.max(box[2], ring[n]), Math.max(box[3], ring[n + 1])];
  }
  return box;
}, [Infinity, Infinity, -Infinity, -Infinity]);

const outside = ([left, top, right, bottom], x, y) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

const toLine = (x, y, ax, ay, bx, by) => {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
};

const distance = (rings, x, y) => {
  let best = Infinity;
  let isIn = false;
  rings.forEach((ring) => {
    for (let n = 0, m = ring.length - 2; n < ring.length; m = n, n += 2) {
      const [ax, ay, bx, by] = [ring[m], ring[m + 1], ring[n], ring[n + 1]];
      best = Math.min(best, toLine(x, y, ax, ay, bx, by));
      if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
    }
  });
  return isIn ? 0 : best;
};

export const makeHit = (stage, data) => {
  let rings = []; // read when first asked for, and again where another drawing is shown
  let drawn = null;
  const ringsOf = (i) => {
    if (drawn !== stage.form) { rings = []; drawn = stage.form; }
    rings[i] ??= (() => { const own = readRings(drawn.drawn[i], drawn.scale); return { own, box: boxOf(own) }; })();
    return rings[i];
  };

  // The municipality that a finger means: a dot before the land around it, what it is on, or the nearest.
  return (clientX, clientY) => {
    const { form } = stage;
    const [x, y, km] = stage.place(clientX, clientY);
    let best = -1;
    let least = FINGER * km;
    stage.dots.forEach((dot, i) => {
      const [cx, cy] = stage.middles.get(i);
      const away = Math.hypot(x - cx, y - cy) - dot.getAttribute("r") / form.scale;
      if (form.isTiles) return;
      if (away < 6 * km && away < least) { best = i; least = away; }
    });
    if (best >= 0) return best;
    const on = document.elementFromPoint(clientX, clientY)?.dataset?.nr;
    if (on) return data.kommuner.findIndex(({ nr }) => nr === on);
    form.drawn.forEach((_, i) => {
      const { own, box: around } = ringsOf(i);
      if (outside(around, x, y) >= least) return;
      const away = distance(own, x, y);
      if (away < least) { best = i; least = away; }
    });
    return best;
  };
};
