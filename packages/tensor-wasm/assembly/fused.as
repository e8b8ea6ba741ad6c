/** Whether products are added without being rounded first. codegen.mjs replaces this file for the fused products. */
export const FUSED: bool = false;
