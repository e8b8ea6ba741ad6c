/** Whether a product is added without being rounded first. The build replaces this file for the fused products. */
export const FUSED: bool = false;
