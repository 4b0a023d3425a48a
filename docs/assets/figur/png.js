// The picture of a figure as PNG: the SVG drawn again at twice the size, on white.
import { saveFile } from "./record.js";

const SCALE = 2;

// A picture turns dark with the reader's page; what is taken along is for paper, and light.
const light = (source) => source.replace(/<style>.*?<\/style>/s, "");

const load = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([light(await answer.text())], { type: "image/svg+xml" }));
  await image.decode();
  URL.revokeObjectURL(image.src);
  return image;
};

const draw = (image) => {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
};

export const run = async ({ base }) => {
  const canvas = draw(await load(`${base}.svg`));
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  saveFile(blob, base, ".png");
  return "PNG-filen er laget";
};
