/** The first 40 bits of ln 2: times an exponent (at most 11 bits) it is exact. */
export const LN2_HIGH = 0xb17217f7d1 / 2 ** 40;

/** The next 56 bits: LN2_HIGH + LN2_LOW = ln 2 to within 2^−102. */
export const LN2_LOW = 0xcf79abc9e3b398 / 2 ** 96;
