// Hexagons in place of the map, one as large as another: the layout is data/geography/fliser.csv.
import { needPlaces } from "./places.js";

const ACROSS = [[0, -1], [0, 1]];
const [ODD, EVEN] = [[[-1, 0], [-1, 1], [1, 0], [1, 1]], [[-1, -1], [-1, 0], [1, -1], [1, 0]]]; // odd rows lie half a tile to the right

const neighboursOf = (row, column) => [...ACROSS, ...(row % 2 ? ODD : EVEN)].map(([dr, dc]) => `${row + dr} ${column + dc}`);

// Whole km: half a tile wide, and the upright and slanting parts of its height.
const measure = (tiles, width, height) => {
  const [rows, columns] = [0, 1].map((n) => Math.max(...tiles.map((tile) => tile[n])) + 1);
  const half = Math.floor(Math.min(width / (columns + 1) / 2, (height / (rows + 0.4) / 1.5) * 0.866));
  const slant = Math.round(half / 1.732);
  return { half, slant, side: 2 * slant, left: Math.floor((width - (2 * columns + 1) * half) / 2), top: Math.floor((height - rows * 3 * slant - slant) / 2) };
};

export const layOut = (data, width, height) => {
  const { half, slant, side, left, top } = measure(data.fliser, width, height);
  const corner = ([row, column]) => [left + half * (2 * column + 1 + (row % 2)), top + row * (side + slant)];
  const at = new Map(data.fliser.map(([row, column], i) => [`${row} ${column}`, i]));
  const naboer = data.fliser.map(([row, column]) => neighboursOf(row, column).map((key) => at.get(key)).filter((j) => j !== undefined));
  const drawn = data.fliser.map((tile) => { const [x, y] = corner(tile); return `m${x} ${y} ${half} ${slant} 0 ${side} ${-half} ${slant} ${-half} ${-slant} 0 ${-side}z`; });
  const places = data.kommuner.map((one, i) => {
    const [x, y] = corner(data.fliser[i]);
    return { ...one, x, y: y + (side + 2 * slant) / 2, naboer: naboer[i] };
  });
  // The edges of a tile with no tile of its own county on the other side.
  const edges = data.fliser.flatMap((tile, i) => {
    const [x, y] = corner(tile);
    const points = [[x, y], [x + half, y + slant], [x + half, y + slant + side], [x, y + 2 * slant + side], [x - half, y + slant + side], [x - half, y + slant]];
    const [w, e, ...rest] = neighboursOf(...tile);
    const [nw, ne, sw, se] = rest;
    return [ne, e, se, sw, w, nw].flatMap((key, n) => {
      const j = at.get(key);
      if (j === undefined || data.kommuner[j].fylke === data.kommuner[i].fylke) return [];
      const [a, b] = [points[n], points[(n + 1) % 6]];
      return [`M${a.join(" ")}L${b.join(" ")}`];
    });
  });
  return { drawn, borders: edges.join(""), scale: 1, places, isTiles: true };
};

export const open = async ({ data, stage }) => {
  await needPlaces(data);
  const form = layOut(data, stage.width, stage.height);
  return {
    places: form.places,
    show(state, view) {
      stage.reshape(form);
      stage.paint(view);
      if (state.f && !state.z) stage.fit(data.kommuner.filter(({ i }) => view.inside(i)).map(({ i }) => i));
    },
    close() { stage.asMap(); },
  };
};
