// The picture of a figure as PNG: the SVG drawn again at twice the size, on white.
import { saveFile } from "./record.js";

const SCALE = 2;

const load = async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
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
