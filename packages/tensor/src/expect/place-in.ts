/** The place of a part of an argument: `linear(shape[0])`, of `linear(shape)`. */
export const placeIn = (place: string, i: number): string =>
  place.endsWith(")") ? `${place.slice(0, -1)}[${i}])` : `${place}[${i}]`;
