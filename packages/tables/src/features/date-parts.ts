/** What of a moment becomes a feature. All but `time`, which is in days, are whole numbers. */
export type DatePart = "time" | "year" | "month" | "day" | "weekday" | "hour" | "minute";

/** All parts. */
export const DATE_PARTS: readonly DatePart[] = ["time", "year", "month", "day", "weekday", "hour", "minute"];

const DAY = 86_400_000;

/** A part of a moment, which is in milliseconds since the beginning of 1970, in UTC; NaN of NaN. */
export const datePart = (moment: number, part: DatePart): number => {
  if (part === "time") return moment / DAY;
  const date = new Date(moment);
  switch (part) {
    case "year":
      return date.getUTCFullYear();
    case "month":
      return date.getUTCMonth() + 1;
    case "day":
      return date.getUTCDate();
    case "weekday":
      return date.getUTCDay();
    case "hour":
      return date.getUTCHours();
    case "minute":
      return date.getUTCMinutes();
  }
};
