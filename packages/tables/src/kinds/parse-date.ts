/** Which of the numbers of 3/4/2024 is which. */
export type DateOrder = "day/month/year" | "month/day/year";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** How dates are written: `always`, or `slashed` where it is said which number is the day. */
const FORMATS = /* @__PURE__ */ (() => {
  const time = String.raw`(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?(?: ?(?<zone>Z|[+-]\d\d(?::?\d\d)?))?)?`;
  const month = String.raw`(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;

  const always = [
    // 2024-03-31, 2024/03/31, 2024-03, 2024-03-31T10:15:30.5+02:00
    new RegExp(`^(?<year>\\d{4})([-/])(?<month>\\d\\d)(?:\\2(?<day>\\d\\d)${time})?$`, "i"),
    // 31 March 2024, 31-Mar-2024
    new RegExp(`^(?<day>\\d\\d?)[ -]${month}[ -](?<year>\\d{4})${time}$`, "i"),
    // March 31, 2024, Mar 31 2024
    new RegExp(`^${month} (?<day>\\d\\d?),? (?<year>\\d{4})${time}$`, "i"),
    // 31.3.2024, where the day comes first
    new RegExp(`^(?<day>\\d\\d?)\\.(?<month>\\d\\d?)\\.(?<year>\\d{4})${time}$`, "i"),
    // 3/3/2024, where it does not matter which comes first
    new RegExp(`^0?(?<day>\\d\\d?)/0?(?<month>\\k<day>)/(?<year>\\d{4})${time}$`, "i"),
  ];

  const slashed = {
    "day/month/year": new RegExp(`^(?<day>\\d\\d?)/(?<month>\\d\\d?)/(?<year>\\d{4})${time}$`, "i"),
    "month/day/year": new RegExp(`^(?<month>\\d\\d?)/(?<day>\\d\\d?)/(?<year>\\d{4})${time}$`, "i"),
  } as const;
  return { always, slashed };
})();

/** The longest date is shorter. */
const LONGEST = 60;

/**
 * The moment of a date, in milliseconds since the beginning of 1970 in UTC; NaN if a text is no date. One without a time
 * zone is in UTC. It may be written as ISO 8601 does, with the name of the month in English, or as 31.3.2024; as 3/31/2024
 * only if it is said which number is the day, as that is written both ways, or where both are the same.
 */
export const parseDate = (text: string, order?: DateOrder): number => {
  // Most texts that are no dates are seen to be none by their first character or their length.
  if (text.length < 7 || text.length > LONGEST || !/^[0-9a-z]/i.test(text)) return Number.NaN;
  for (const format of order === undefined ? FORMATS.always : [...FORMATS.always, FORMATS.slashed[order]]) {
    const groups = format.exec(text)?.groups;
    if (groups !== undefined) return momentOf(groups);
  }
  return Number.NaN;
};

const momentOf = (groups: Readonly<Record<string, string | undefined>>): number => {
  const { year, month, name, day = "1", hour = "0", minute = "0", second = "0", fraction = "0", zone } = groups;
  const monthNumber = name === undefined ? Number(month) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return Number.NaN;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), monthNumber - 1, Number(day));
  // The 30th of February would become a day of March.
  if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== Number(day)) return Number.NaN;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milliseconds;
  return date.getTime() + time - offsetOf(zone);
};

/** How far a time zone is ahead of UTC, in milliseconds; NaN if there is none so far. */
const offsetOf = (zone: string | undefined): number => {
  if (zone === undefined || zone.toUpperCase() === "Z") return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(":", ""))];
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
};
