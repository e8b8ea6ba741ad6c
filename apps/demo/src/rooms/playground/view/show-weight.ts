/** A number of the network, with a sign that is as wide as its digits. */
export const showWeight = (value: number): string =>
  value
    .toFixed(Math.abs(value) < 100 ? 3 : 0)
    .replace(/^-(0(\.0*)?)$/, "$1")
    .replace("-", "−");
