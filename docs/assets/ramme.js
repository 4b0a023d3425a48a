// The frame of a page: what the menu, the list of headings and paper need beside what the browser does itself.
// The pages work without this file.
{
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The menu of a phone is a popover: the browser opens it, and closes it with Escape. While it is open nothing
  // else can be reached, and afterwards the keyboard is back at its button.
  const guardMenu = (menu) => {
    const button = document.querySelector(`[popovertarget=${menu.id}]`);
    const others = all("body > *").filter((each) => !each.contains(menu));
    menu.addEventListener("toggle", ({ newState }) => {
      const isOpen = newState === "open";
      others.forEach((each) => { each.inert = isOpen; });
      if (isOpen) menu.querySelector("a").focus();
      else if (document.activeElement === document.body) button.focus();
    });
    matchMedia("(min-width: 60em)").addEventListener("change", () => menu.hidePopover());
  };

  // The list of headings stays in sight on a phone: once one is chosen it is folded again. On a wide window it
  // is always open, and its heading is no stop for the keyboard.
  const guardHeadings = (list) => {
    const wide = matchMedia("(min-width: 76.25em)");
    const summary = list.querySelector("summary");
    const suit = () => { summary.tabIndex = wide.matches ? -1 : 0; };
    list.addEventListener("click", ({ target }) => { if (target.matches("a")) list.open = false; });
    wide.addEventListener("change", suit);
    suit();
  };

  document.documentElement.classList.replace("no-js", "js");
  all("#meny[popover]").forEach(guardMenu);
  all(".innhold details").forEach(guardHeadings);

  // What is folded on a phone is open where there is room for it.
  if (matchMedia("(min-width: 60em)").matches) all("details[data-bred]").forEach((each) => { each.open = true; });

  // The anchor of an address may stand in what is folded.
  const reveal = () => {
    const fold = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details");
    if (fold && !fold.open) { fold.open = true; fold.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();

  const folded = () => all("details:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => (opened = folded()).forEach((each) => { each.open = true; }));
  addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));
}
