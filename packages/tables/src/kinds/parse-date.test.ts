import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDate } from "./parse-date.js";

const midnight = Date.UTC(2024, 2, 31);
const quarterPast = Date.UTC(2024, 2, 31, 10, 15);

describe("parseDate", () => {
  test.each([
    ["2024-03-31", midnight],
    ["2024/03/31", midnight],
    ["2024-03", Date.UTC(2024, 2)],
    ["2024-03-31T10:15", quarterPast],
    ["2024-03-31 10:15:00", quarterPast],
    ["2024-03-31T10:15:30.25Z", quarterPast + 30_250],
    ["2024-03-31T10:15:30.123456789Z", quarterPast + 30_123],
    ["2024-03-31T10:15:00+02:00", quarterPast - 7_200_000],
    ["2024-03-31T10:15-0530", quarterPast + 19_800_000],
    ["2024-03-31 10:15:00 +00", quarterPast],
    ["31 March 2024", midnight],
    ["31 Mar 2024", midnight],
    ["31-Mar-2024", midnight],
    ["March 31, 2024", midnight],
    ["mar. 31 2024", midnight],
    ["Jun 12 1998", Date.UTC(1998, 5, 12)],
    ["31.03.2024", midnight],
    ["31.3.2024 10:15", quarterPast],
    ["0001-01-01", -62135596800000],
    ["2024-02-29", Date.UTC(2024, 1, 29)],
  ])("reads %s", (text, moment) => {
    expect(parseDate(text)).toBe(moment);
  });

  test.each([
    "",
    "2024",
    "20240331",
    "2024-3-31",
    "2024-03-32",
    "2023-02-29",
    "2024-13-01",
    "2024-00-01",
    "2024-03/31",
    "2024-03-31T24:00",
    "2024-03-31T10:60",
    "2024-03-31T10:15:60",
    "2024-03-31T10:15+24:00",
    "31 Marching 2024",
    "3/4/2024",
    "31/03/2024",
    "today is fine",
    " 2024-03-31",
    "2024-03-31x",
  ])("refuses %j", (text) => {
    expect(parseDate(text)).toBe(Number.NaN);
  });

  test("reads numbers between slashes only in the order that is given", () => {
    expect(parseDate("31/3/2024", "day/month/year")).toBe(midnight);
    expect(parseDate("3/31/2024 10:15", "month/day/year")).toBe(quarterPast);
    expect(parseDate("31/3/2024", "month/day/year")).toBe(Number.NaN);
  });

  test("reads what Date writes", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
        (date) => {
          expect(parseDate(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });
});
