// Lists and tables that filter as one types.
// The pages work without this file.
{
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const tell = (frame, found, empty) => {
    const text = found.length ? `${found.length} treff` : "Ingen treff";
    frame.querySelector("[data-filter-status]").textContent = empty ? "" : text;
  };

  const filterList = (list) => {
    const input = list.querySelector("input");
    const items = all("li[data-names]", list);
    const typed = () => ` ${input.value.trim().toLowerCase()}`;
    const names = (item) => ` ${item.dataset.names} `;
    const hits = () => items.filter((item) => names(item).includes(typed()));
    const show = () => {
      const found = hits();
      const empty = typed() === " ";
      items.forEach((item) => { item.hidden = !found.includes(item); });
      all("[data-filter-group]", list).forEach((group) => {
        group.hidden = !found.some((item) => group.contains(item));
        if (group.matches("details")) group.open = !empty && !group.hidden;
      });
      tell(list, found, empty);
    };
    input.addEventListener("input", show);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || typed() === " ") return;
      event.preventDefault();
      const found = hits();
      const whole = `${typed()} `;
      // A place's own name stands before its former ones, so the earliest whole word is meant.
      const place = (item) => names(item).indexOf(whole);
      const best = found.filter((item) => place(item) >= 0).sort((a, b) => place(a) - place(b))[0] ?? found[0];
      best?.querySelector("a").click();
    });
    input.closest("[hidden]")?.removeAttribute("hidden");
    if (input.value) show();
  };

  const filterTable = (frame) => {
    const [input, select] = all("input, select", frame);
    const rows = all("tbody tr", frame);
    const show = () => {
      const words = input.value.trim().toLowerCase().split(/\s+/);
      const hit = (row) => words.every((word) => row.textContent.toLowerCase().includes(word)) &&
        (!select.value || [...row.cells].some((cell) => cell.textContent === select.value));
      rows.forEach((row) => { row.hidden = !hit(row); });
      tell(frame, rows.filter(hit), !(words[0] || select.value));
    };
    frame.addEventListener("input", show);
    input.closest("[hidden]")?.removeAttribute("hidden");
    show();
  };

  all("[data-filter-list]").forEach(filterList);
  all("[data-filter-table]").forEach(filterTable);
}
