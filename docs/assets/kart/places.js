// Where each municipality lies, on whom it borders, and its tile: asked for when the map is come closer to.
import { once } from "./data.js";

export const needPlaces = (data) => once("kart/steder.json", ({ punkter, naboer, fliser }) => {
  data.kommuner.forEach((one, i) => { [one.x, one.y] = punkter[i]; one.naboer = [...naboer[i]]; });
  naboer.forEach((list, i) => list.forEach((j) => data.kommuner[j].naboer.push(i)));
  data.fliser = fliser;
});
