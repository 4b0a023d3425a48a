// The tools of a figure that need a script. Without it the picture, the table, the files and the
// codes are all there; what a button does is fetched when it is pressed.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, traits = {}) => Object.assign(document.createElement(tag), traits);
const absolute = (address) => new URL(address, document.baseURI).href;

const TOOLS = {
  CSV: () => import("./figur/csv.js"),
  Excel: () => import("./figur/excel.js"),
  PNG: () => import("./figur/png.js"),
  Utforsk: () => import("./figur/explore.js"),
};
const SELECTED = "Teksten er merket. Kopier den med Ctrl + C eller ⌘ + C.";
const FAILED = "Det gikk ikke. Prøv igjen, eller ta med SVG-filen.";

const makeStatus = () => make("span", { className: "figur-melding", role: "status" });

// Emptied first: the same words told twice in a row would be read aloud only once.
const tell = (status, ...words) => {
  status.replaceChildren();
  setTimeout(() => status.replaceChildren(...words), 50);
};

const select = (element) => {
  if (element.select) {
    element.focus();
    element.select();
  } else getSelection().selectAllChildren(element);
};

const copy = async (text, status, selectable) => {
  try {
    await navigator.clipboard.writeText(text);
    tell(status, "Kopiert");
  } catch {
    // Selected after the words are in place: the address may be among them.
    tell(status, SELECTED, ...(selectable.isConnected ? [] : [" ", selectable]));
    setTimeout(() => select(selectable), 60);
  }
};

const copyButton = (label, text, selectable, status) => {
  const button = make("button", { type: "button", textContent: label });
  button.addEventListener("click", () => copy(text(), status, selectable));
  return button;
};

const addCopying = (source, label, text) => {
  const line = make("p", { className: "figur-kopier" });
  const status = makeStatus();
  line.append(copyButton(label, text, source, status), status);
  source.after(line);
};

const fileTool = (figure, status, [name, load]) => {
  const button = make("button", { type: "button", textContent: name });
  const base = figure.querySelector(".figur-bilde img").src.replace(/\.svg$/, "");
  let isBusy = false;
  button.addEventListener("click", async () => {
    if (isBusy) return;
    isBusy = true;
    tell(status, "Henter …");
    try {
      const { run } = await load();
      tell(status, await run({ figure, base, button }) ?? "");
    } catch (error) {
      console.error(error);
      tell(status, FAILED);
    }
    isBusy = false;
  });
  return button;
};

// Where the build did not know the address of the site, the texts hold the one seen from the page.
const fillInAddress = (element) => {
  const { adresse } = element.dataset;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.replaceAll(adresse, absolute(adresse));
  }
};

const addTools = (figure) => {
  const tools = figure.querySelector(".figur-verktoy");
  const status = makeStatus();
  const items = Object.entries(TOOLS).map((tool) => {
    const item = make("li");
    item.append(fileTool(figure, status, tool));
    return item;
  });
  const explore = items.pop();
  tools.firstElementChild.after(explore, ...items);
  tools.after(status);
  all("[data-kopier]", tools).forEach((link) => {
    const item = make("li");
    const address = make("span", { textContent: link.href });
    figure.dataset.lenke = link.href; // what is taken along tells it, when the link is a button
    item.append(copyButton("Kopier lenke", () => link.href, address, status));
    link.parentElement.replaceWith(item);
  });
};

const addFigure = (figure) => {
  all("[data-adresse]", figure).forEach(fillInAddress);
  addTools(figure);
  all(".figur-innbygging textarea", figure)
    .forEach((code) => addCopying(code, "Kopier koden", () => code.value));
  all(".figur-sitat", figure)
    .forEach((citation) => addCopying(citation, "Kopier siteringen", () => citation.textContent.trim()));
};

all("figure.figur").forEach(addFigure);
all("blockquote.sitat").forEach((quote) => addCopying(quote, "Kopier setningen", () => quote.innerText.trim()));
