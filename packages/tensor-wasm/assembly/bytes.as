import { Real } from "./real";
import { LANES, SIZE, VECTOR } from "./layout";

/** y = x ÷ unit, for bytes x. */
export function fromBytes(x: usize, unit: Real, y: usize, length: usize): void {
  const divisor = v128.splat<Real>(unit);
  const end = y + length * SIZE;
  for (; y + 4 * SIZE <= end; x += 4, y += 4 * SIZE) {
    // Four bytes, each in 32 bits.
    const four = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(x)));
    if (LANES == 4) v128.store(y, v128.div<Real>(f32x4.convert_i32x4_u(four), divisor));
    else {
      v128.store(y, v128.div<Real>(f64x2.convert_low_i32x4_u(four), divisor));
      const upper = v128.shuffle<i64>(four, four, 1, 1);
      v128.store(y, v128.div<Real>(f64x2.convert_low_i32x4_u(upper), divisor), VECTOR);
    }
  }
  for (; y < end; x++, y += SIZE) store<Real>(y, <Real>load<u8>(x) / unit);
}
