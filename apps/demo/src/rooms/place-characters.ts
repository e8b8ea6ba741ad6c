/** A character of an address for each of 64 places along the edge of a drawing. */
export const PLACE_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.";
