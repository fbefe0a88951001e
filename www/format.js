// Values as a reader writes them.

import { UNITS } from "./kinds.js";

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

export const count = (n, one, many = `${one}s`) => `${number.format(n)} ${n === 1 ? one : many}`;

export function bytes(n) {
  if (n < 1000) return count(n, "byte");
  if (n < 1_000_000) return `${number.format(Math.round(n / 1000))} KB`;
  return `${number.format(Math.round(n / 100_000) / 10)} MB`;
}

const bounds = { atLeast: "at least", moreThan: "more than", atMost: "at most", lessThan: "less than" };

/** The normalised value of a figure: "EUR 1,200,000", "5 to 7 %", "about 300", "at least 31". */
export function quantity({ value, unit, kind, approximate, bound }) {
  const values = (Array.isArray(value) ? value : [value]).map((v) => number.format(v)).join(" to ");
  const [one, several = one] = UNITS[unit] ?? [unit];
  const measured = `${values} ${value === 1 ? one : several}`;
  const shown = { money: () => (unit ? `${unit} ${values}` : values), ordinal: () => `no. ${values}` }[kind]?.() ?? (unit ? measured : values);
  return approximate ? `${bounds[bound] ?? "about"} ${shown}` : shown;
}

/** An ISO 8601 day in words; anything else as it is. */
export function day(value) {
  const [, date] = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(value ?? "") ?? [];
  if (!date) return value ?? "";
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) ? value : parsed.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

const SEASONS = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" };
const PARTS = { Q: "quarter", H: "half" };
const ORDINALS = ["", "first", "second", "third", "fourth"];
const DAY = 86_400_000;
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

const ordinal = (n) => `${n}${{ one: "st", two: "nd", few: "rd" }[new Intl.PluralRules("en", { type: "ordinal" }).select(n)] ?? "th"}`;

/** The Monday of an ISO week, or its Saturday: the fourth of January is always in the first. */
function inWeek(year, week, weekday) {
  const fourth = Date.UTC(year, 0, 4);
  const days = 7 * (week - 1) + weekday - (new Date(fourth).getUTCDay() || 7);
  return new Date(fourth + days * DAY).toISOString().slice(0, 10);
}

/** A date of the report in words: "autumn 2024", "week of 11 August 2025"; empty where it has no place in the calendar. */
export function when(value) {
  const [from, to] = value.split("/").map((day) => (value.includes("/") ? when(day) : ""));
  if (from && to) return `${from} to ${to}`;
  // ISO has a year 0: it is 1 BC.
  const [, before] = /^(?:-(\d{4})|0000)$/.exec(value) ?? [];
  if (before || value === "0000") return `${Number(before ?? 0) + 1} BC`;
  if (/^0\d{3}$/.test(value)) return `AD ${Number(value)}`;
  const [, year, rest] = /^(\d{2,4}X{0,2})(?:-(.+))?$/.exec(value) ?? [];
  if (!year) return "";
  if (year.endsWith("XX")) return `${ordinal(Number(year.slice(0, 2)) + 1)} century`;
  if (year.endsWith("X")) return `${year.slice(0, 3)}0s`;
  const [, part, n] = /^([QH])([1-4])$/.exec(rest) ?? [];
  if (part) return `${ORDINALS[n]} ${PARTS[part]} of ${year}`;
  const [, week, end] = /^W(\d\d)(-WE)?$/.exec(rest) ?? [];
  if (week) return `${end ? "weekend" : "week"} of ${day(inWeek(Number(year), Number(week), end ? 6 : 1))}`;
  if (/^(?:0[1-9]|1[0-2])$/.test(rest)) return `${MONTH.format(new Date(`${value}-01T00:00:00Z`))} ${year}`;
  return SEASONS[rest] ? `${SEASONS[rest]} ${year}` : day(value);
}

/** Cuts at a word's end, never inside a character. */
export function shorten(text, most) {
  const plain = text.replace(/\s+/gu, " ").trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most).replace(/[\ud800-\udbff]$/u, "");
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** A claim's words with who said them and where: what goes onto the clipboard. */
export function citation(claim, article) {
  const where = [article.outlet?.value ?? article.agency?.value, article.title && `“${article.title.value}”`, article.published && day(article.published.value)];
  return `${claim.content}\n— ${[claim.sourceName, ...where].filter(Boolean).join(", ")}`;
}
