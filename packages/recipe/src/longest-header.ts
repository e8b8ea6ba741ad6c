/**
 * The longest header of a model file that is written and read, in bytes: enough for a hundred thousand columns, and less than
 * what other programs read of a safetensors file.
 */
export const LONGEST_HEADER = 2 ** 26;
