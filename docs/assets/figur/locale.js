// How Norwegians write numbers and dates; neither Vega nor d3 has them.
const HARD_SPACE = "\u00a0";
const MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split(" ");
const DAYS = "søndag mandag tirsdag onsdag torsdag fredag lørdag".split(" ");
const short = (names) => names.map((name) => name.slice(0, 3));

export const formatLocale = {
  decimal: ",",
  thousands: HARD_SPACE,
  grouping: [3],
  currency: ["", `${HARD_SPACE}kr`],
  percent: `${HARD_SPACE}%`,
};

export const timeFormatLocale = {
  dateTime: "%A %-d. %B %Y kl. %H.%M",
  date: "%d.%m.%Y",
  time: "%H.%M.%S",
  periods: ["AM", "PM"],
  days: DAYS,
  shortDays: short(DAYS),
  months: MONTHS,
  shortMonths: short(MONTHS),
};
