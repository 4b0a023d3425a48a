// Tells the page that shows this figure in a frame how high the figure is: in a message of our own,
// and in the form that pages with pym.js listen for.
const path = location.pathname.split("/del/").pop().replace(/\/(index\.html)?$/, "");
const id = decodeURIComponent(path);
const pymId = new URLSearchParams(location.search).get("childId") ?? id;

const tellHeight = () => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: "digital-kommune-figur", id, height }, "*"); // the height is no secret
  parent.postMessage(["pym", pymId, "height", height].join("xPYMx"), "*");
};

if (parent !== window) new ResizeObserver(tellHeight).observe(document.documentElement);
