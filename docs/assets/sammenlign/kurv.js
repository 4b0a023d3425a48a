// The tray: the places a reader has picked on their pages, kept in the browser until they are compared.
const NAME = "sammenlign";
export const MOST = 6;
const KEY = /^(\d{4}|f:\d{2}|s:\w+|l)$/;

export const readTray = () => {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "[]").filter((key) => KEY.test(key));
  } catch {
    return []; // closed to us, or not ours
  }
};

export const writeTray = (keys) => {
  try {
    localStorage.setItem(NAME, JSON.stringify(keys));
  } catch { /* a browser that keeps nothing: the address still does */ }
};
