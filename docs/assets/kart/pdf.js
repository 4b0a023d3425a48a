// The view as PDF: one page with the picture in it, sharp enough for paper. The standard fonts of PDF have no
// letters for Sámi names, so the text of the picture is drawn with it; title, language and a copy of the words for
// search and screen readers are in the file as what describes it.
import { saveFile } from "../figur/record.js";
import { fileName } from "./numbers.js";
import { canvasOf } from "./picture.js";
import { title } from "./words.js";

const SCALE = 3;
const [WIDE, HIGH] = [595.28, 841.89]; // points, A4
const EDGE = 28;
const encode = (text) => new TextEncoder().encode(text);

// Text outside Latin letters as PDF wants it: UTF-16 with its mark, in hexadecimal.
const hex = (text) => `<FEFF${[...text].map((sign) => [...sign].flatMap((one) => [...Array(one.length).keys()].map((n) => one.charCodeAt(n).toString(16).padStart(4, "0")))).flat().join("")}>`;

const deflated = async (bytes) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer());

const pixels = (canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let n = 0, m = 0; n < data.length; n += 4, m += 3) {
    rgb[m] = data[n];
    rgb[m + 1] = data[n + 1];
    rgb[m + 2] = data[n + 2];
  }
  return rgb;
};

const file = (objects) => {
  const parts = [encode("%PDF-1.7\n")];
  const places = [];
  let at = parts[0].length;
  const push = (bytes) => { parts.push(bytes); at += bytes.length; };
  objects.forEach(({ dictionary, stream }, n) => {
    places.push(at);
    push(encode(`${n + 1} 0 obj\n${dictionary}\n`));
    if (stream) { push(encode("stream\n")); push(stream); push(encode("\nendstream\n")); }
    push(encode("endobj\n"));
  });
  const start = at;
  const rows = places.map((place) => `${`${place}`.padStart(10, "0")} 00000 n \n`).join("");
  push(encode(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 7 0 R>>\nstartxref\n${start}\n%%EOF\n`));
  return new Blob(parts, { type: "application/pdf" });
};

export const makePdf = async (what) => {
  const canvas = await canvasOf(what, SCALE);
  const picture = await deflated(pixels(canvas));
  const fit = Math.min((WIDE - 2 * EDGE) / canvas.width, (HIGH - 2 * EDGE) / canvas.height);
  const [w, h] = [canvas.width * fit, canvas.height * fit].map((one) => one.toFixed(2));
  const name = title(what.view.ind, what.state, what.view.county?.navn, what.view.other);
  const told = [name, what.root.querySelector("#kart-setning").textContent, what.root.querySelector("#kart-kilde").textContent].join(". ");
  const draw = encode(`/Figure <</MCID 0>> BDC q ${w} 0 0 ${h} ${((WIDE - w) / 2).toFixed(2)} ${(HIGH - EDGE - h).toFixed(2)} cm /P Do Q EMC`);
  return file([
    { dictionary: "<</Type/Catalog/Pages 2 0 R/Lang(nb-NO)/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/ViewerPreferences<</DisplayDocTitle true>>>>" },
    { dictionary: "<</Type/Pages/Kids[3 0 R]/Count 1>>" },
    { dictionary: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDE} ${HIGH}]/Resources<</XObject<</P 4 0 R>>>>/Contents 5 0 R/StructParents 0>>` },
    { dictionary: `<</Type/XObject/Subtype/Image/Width ${canvas.width}/Height ${canvas.height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/Length ${picture.length}>>`, stream: picture },
    { dictionary: `<</Length ${draw.length}>>`, stream: draw },
    { dictionary: "<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Nums[0[8 0 R]]>>>>" },
    { dictionary: `<</Title ${hex(name)}/Subject ${hex(told)}/Creator ${hex(what.data.nettsted.navn)}>>` },
    { dictionary: `<</Type/StructElem/S/Figure/P 6 0 R/Pg 3 0 R/K 0/Alt ${hex(told)}>>` },
  ]);
};

export const savePdf = async (what) => saveFile(await makePdf(what), fileName(what), ".pdf");
