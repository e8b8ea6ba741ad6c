export * from "./activations.js";
export * from "./compositions.js";
export * from "./images.js";
export * from "./normalizations.js";
export * from "./weighted.js";
