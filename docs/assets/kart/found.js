// What the look-up found, shown on the map: a municipality, a county or an indicator.
export const showFound = (address, { data, store, stage, keepLook, tell, valueText, view }) => {
  const [kind, slug] = address.split("/");
  const found = { kommune: data.kommuner, fylke: data.fylker }[kind]?.find((one) => one.slug === slug);
  if (kind === "fylke") store.set({ f: found.nr, z: "" });
  else if (kind === "kommune") {
    store.set({ k: found.nr, f: "", v: store.state.v === "tabell" ? "kart" : store.state.v });
    stage.fit([found.i], 160);
    keepLook();
    tell(`${found.navn} er valgt. ${valueText(view.values[found.i])}.`);
  } else {
    const id = Object.keys(data.indikatorer).find((one) => one.replaceAll("_", "-") === slug);
    if (id) store.set({ i: id, u: "" });
  }
};
