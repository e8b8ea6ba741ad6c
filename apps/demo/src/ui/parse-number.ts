/** A number that the visitor typed, or a sentence on what is wrong with it. */
export const parseNumber = (text: string): number | string => {
  const trimmed = text.trim().replace("−", "-");
  if (trimmed === "") return "Enter a number.";
  const value = Number(trimmed);
  if (Number.isNaN(value)) {
    const advice = /^-?\d*,\d+$/.test(trimmed) ? ` Write ${trimmed.replace(",", ".")}.` : "";
    return `“${shortened(trimmed)}” is not a number.${advice}`;
  }
  if (!Number.isFinite(value)) return `“${shortened(trimmed)}” is infinite. Write a finite number.`;
  return value;
};

const shortened = (text: string): string => (text.length > 12 ? `${text.slice(0, 11)}…` : text);
