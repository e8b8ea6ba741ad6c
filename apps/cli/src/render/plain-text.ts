/**
 * A text in which only colours and line breaks have an effect on a terminal: names come from files, which may have other control
 * characters in them.
 */
export const plainText = (text: string): string => text.replace(CONTROL, "\ufffd");

// Escape sequences of colours, such as \x1b[31m, stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is for
const CONTROL = /\x1b(?!\[[\d;]{1,12}m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g;
