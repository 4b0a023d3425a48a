// The map reached by mouse, finger and arrow keys: asked for when one of them comes.
import { address } from "./data.js";
import { guard, makeTip } from "./gestures.js";
import { makeHit } from "./hit.js";
import { needPlaces } from "./places.js";

export const makeReach = ({ scene, area, message, readout, stage, data, store, numberOf, view, places, valueText, choose, leave, zoom, keepLook, tell }) => {
  let timer;
  const hint = (text) => {
    message.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { if (message.textContent === text) message.textContent = ""; }, 4000);
  };
  const hit = makeHit(stage, data);
  const point = makeTip(scene, hit, (i) => `${data.kommuner[i].navn}: ${valueText(view().values[i])}`);
  const wasDragged = guard(area, { stage, point, hint, moved: keepLook });

  let wanted;
  const walk = () => (wanted ??= Promise.all([import("./walk.js"), needPlaces(data)]).then(([{ makeWalk, makeHelp }]) => makeWalk({
    data,
    places,
    view,
    move: (i) => { choose(i, false); stage.reveal(i); },
    leave,
    open: (i) => location.assign(address(`kommune/${data.kommuner[i].slug}/`)),
    zoom,
    help: makeHelp(readout, tell),
    tell,
  })));

  // Where the keyboard begins: at the one that is chosen, or the most populous that is shown.
  const first = () => {
    if (store.state.k) return numberOf(store.state.k);
    const { inside, round } = view();
    return data.kommuner.filter(({ i }) => inside(i)).reduce((most, one) => (round.folk[one.i] > round.folk[most.i] ? one : most)).i;
  };

  return {
    focus: async () => (await walk()).start(first()),
    key: async (name) => (await walk()).key(name, numberOf(store.state.k)),
    click: (x, y) => { if (!wasDragged()) choose(hit(x, y)); },
  };
};
