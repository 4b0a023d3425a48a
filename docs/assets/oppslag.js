// The look-up: a combobox with a list of hits (WAI-ARIA), over the index of the whole site.
// Without this file the form leads to the list of municipalities. The index, and what is found in it,
// are asked for when the field gets focus, and never before.

const INDEX = new URL("oppslag.json", import.meta.url);
const ROOT = new URL("../", import.meta.url);

let wanted; // asked for once for all fields of a page
const finder = () => {
  const rows = () => fetch(INDEX).then((found) => {
    if (!found.ok) throw new Error(found.statusText);
    return found.json();
  });
  wanted ??= Promise.all([import("./oppslag/finn.js"), rows()]).then(([finn, found]) => {
    const entries = found.map(finn.readRow);
    const among = (kinds) => (kinds ? entries.filter(({ kind }) => kinds.includes(kind)) : entries);
    return { answer: (typed, kinds) => finn.answer(among(kinds), typed), single: finn.single };
  });
  wanted.catch(() => { wanted = undefined; });
  return wanted;
};

const make = (tag, name, text = "") => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
};

// A sentence in which a Sámi or Kven name is marked with its language.
const sentence = (text, term, lang) => {
  const element = make("span", "oppslag-hvorfor", lang ? "" : text);
  if (lang) text.split(term).forEach((part, i) => {
    if (i) element.append(Object.assign(make("span", "", term), { lang }));
    element.append(part);
  });
  return element;
};

const optionOf = ({ name, about, why, term, lang }, id) => {
  const option = make("li");
  option.id = id;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.append(make("strong", "", name));
  if (about) option.append(make("span", "", `, ${about}${why && "."}`));
  if (why) option.append(" ", sentence(why, term, lang));
  return option;
};

const lookUp = (form) => {
  const input = form.querySelector("input");
  const box = make("div", "oppslag-svar");
  const status = make("p");
  const list = make("ul");
  let shown = { hits: [], options: [] };
  let active = -1;

  status.setAttribute("role", "status");
  list.id = `${input.id}-treff`;
  list.hidden = true;
  list.tabIndex = -1; // else the keyboard stops at a list that scrolls
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Treff");
  box.append(status, list);
  form.append(box);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  const tell = (text) => { if (status.textContent !== text) status.textContent = text; };

  const choose = (number) => {
    active = number;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    const option = list.children[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    return option.scrollIntoView({ block: "nearest" });
  };

  const open = (isOpen) => {
    list.hidden = !isOpen;
    box.classList.toggle("apen", isOpen);
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) { tell(""); choose(-1); }
  };

  const show = async () => {
    const typed = input.value;
    let found;
    try { found = (await finder()).answer(typed, form.dataset.oppslag); } catch { found = null; } // Enter then leads to the list
    if (typed !== input.value || !form.contains(document.activeElement)) return undefined; // the reader has gone on
    if (!found) return open(false);
    shown = found;
    list.replaceChildren(...shown.options.map((one, i) => optionOf(one, `${list.id}-${i}`)));
    choose(-1);
    open(true);
    return tell(shown.told);
  };

  // A page may have another use for what was chosen than to go there (data-oppslag="kf": kommuner and fylker only).
  const go = (entry) => {
    const { address } = entry;
    if (!form.dispatchEvent(new CustomEvent("valgt", { bubbles: true, cancelable: true, detail: entry }))) {
      input.value = "";
      open(false);
      return;
    }
    history.replaceState({ ...history.state, [input.id]: input.value }, "");
    location.assign(new URL(address, ROOT));
  };

  const move = async (step) => {
    if (list.hidden) await show();
    if (list.hidden) return;
    const places = shown.options.length + 1; // one of them is the field itself
    choose(((active + 1 + step + places) % places) - 1);
  };

  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Home: () => active >= 0 && choose(0),
    End: () => active >= 0 && choose(shown.options.length - 1),
    Tab: () => open(false),
    Escape: () => { if (list.hidden) input.value = ""; else open(false); },
  };

  if (input.clientWidth > 270 && input.dataset.rom) input.placeholder = input.dataset.rom;
  input.addEventListener("focus", () => finder().catch(() => {}));
  input.addEventListener("input", show);
  input.addEventListener("click", () => list.hidden && show());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
    const goesOn = event.key === "Tab" || (["Home", "End"].includes(event.key) && active < 0);
    if (!goesOn) event.preventDefault();
    KEYS[event.key]();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (active >= 0) { go(shown.options[active]); return; }
    input.focus();
    await show();
    if (list.hidden) { location.assign(form.action); return; }
    const found = (await finder()).single(shown.hits);
    if (found) { go(found); return; }
    choose(0);
    if (shown.hits.length) tell(`${shown.told}, velg ett`);
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) open(false); });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(shown.options[[...list.children].indexOf(option)]);
  });
  addEventListener("pageshow", () => { // back again: what was typed stands there, and the list is closed
    const typed = history.state?.[input.id];
    if (typed && !input.value) input.value = typed;
    open(false);
  });
};

document.querySelectorAll("form[data-oppslag]").forEach(lookUp);
