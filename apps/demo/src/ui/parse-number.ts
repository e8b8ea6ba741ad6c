/** A number that someone has written, or a sentence on what is wrong with it. */
export const parseNumber = (text: string): number | string => {
  const trimmed = text.trim().replace("−", "-");
  if (trimmed === "") return "Here a number is missing.";
  const value = Number(trimmed);
  if (Number.isNaN(value)) {
    const advice = /^-?\d*,\d+$/.test(trimmed) ? ` Write ${trimmed.replace(",", ".")}.` : "";
    return `“${shortened(trimmed)}” is no number.${advice}`;
  }
  if (!Number.isFinite(value)) return `“${shortened(trimmed)}” is infinite; only finite numbers can be computed with.`;
  return value;
};

const shortened = (text: string): string => (text.length > 12 ? `${text.slice(0, 11)}…` : text);
