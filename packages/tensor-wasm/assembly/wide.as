/** Whether the engine joins vectors to 256 bits; codegen.mjs replaces this file where it does. */
export const WIDE: bool = false;
