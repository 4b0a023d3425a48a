// Save a page as one file that opens without the net: pictures and styles are put into it, and no script.
// Without this file the button is not there, and the browser's own "save" and print are.
const all = (selector, root) => [...root.querySelectorAll(selector)];

const SAVED = "Siden er lagret.";
const FAILED = "Det gikk ikke. Prøv igjen, eller bruk nettleserens egen «Lagre som».";
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
// What does nothing in a file: scripts, other files, and what needs a script or the site behind it.
const IDLE = "script, link:not([rel=canonical], [rel=stylesheet]), meta[http-equiv], form, [data-lagre], a[download], [data-kopier], button:not([popovertarget])";

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
};

const asData = async (address) => {
  const blob = await (await fetched(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
};

const putPicture = async (image) => {
  const data = await asData(image.src);
  image.removeAttribute("loading");
  image.setAttribute("src", data);
};

// A style put into a page by a script is against the policy of the site, even where nobody sees the page: styles
// are put into its text, where a comment has kept their place.
const styleOf = async (link, number) => {
  const text = await (await fetched(link.href)).text();
  const comment = link.ownerDocument.createComment(`style ${number}`);
  const media = link.media ? ` media="${link.media}"` : "";
  link.replaceWith(comment);
  return [`<!--${comment.data}-->`, `<style${media}>${text}</style>`];
};

// In the file an address has no site to begin from; one within the page stays as it is.
const putWhole = (link) => {
  if (!link.getAttribute("href").startsWith("#")) link.setAttribute("href", link.href);
};

const putNote = (page) => {
  const note = page.createElement("p");
  const link = page.createElement("a");
  const day = new Date().toLocaleDateString("nb-NO", { day: "numeric", month: "long", year: "numeric" });
  const known = page.querySelector("link[rel=canonical]") ?? location;
  link.href = link.textContent = known.href.split("#")[0];
  note.className = "merknad";
  note.append(`Lagret ${day} fra `, link);
  page.querySelector("h1").after(note);
};

const putPolicy = (page) => {
  const policy = page.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = POLICY;
  page.head.querySelector("meta[charset]").after(policy);
};

// Read anew: the page as it was written, before any script has changed it.
export const wholePage = async () => {
  const text = await (await fetched(location.href)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  all(IDLE, page).forEach((each) => (each.closest(".figur-verktoy > li") ?? each).remove());
  all("a[href]", page).forEach(putWhole);
  await Promise.all(all("img[src]", page).map(putPicture));
  const styles = await Promise.all(all("link[rel=stylesheet]", page).map(styleOf));
  putNote(page);
  putPolicy(page);
  const html = page.documentElement.outerHTML;
  return `<!doctype html>\n${styles.reduce((whole, [place, style]) => whole.replace(place, () => style), html)}\n`;
};

const save = (text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/html;charset=utf-8" }));
  link.download = `${location.pathname.split("/").filter(Boolean).slice(-2).join("-") || "forside"}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // Safari reads it some time later
};

const guard = (place) => {
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  place.append(" ", status);
  place.hidden = false;
  place.querySelector("button").addEventListener("click", async () => {
    status.textContent = "Lager filen …";
    try {
      save(await wholePage());
      status.textContent = SAVED;
    } catch {
      status.textContent = FAILED;
    }
  });
};

all("[data-lagre]", document).forEach(guard);
