import { Real } from "./real";
import { fillNaN } from "./label";
import { SIZE } from "./layout";
import { scratch } from "./scratch";

// Threefry-2x32 with 20 rounds, as packages/tensor/src/random/threefry.ts has it, on four blocks at once.

// @ts-ignore: decorator
@inline function turned(y: v128, x: v128, rotation: i32): v128 {
  return v128.xor(v128.or(i32x4.shl(y, rotation), i32x4.shr_u(y, 32 - rotation)), x);
}

/** Elements 0 to 7 from the words of four blocks, the first of counter (block, step). */
function eight(block: u32, step: u32, key0: u32, key1: u32, to: usize): void {
  const k0 = i32x4.splat(key0), k1 = i32x4.splat(key1), k2 = i32x4.splat(0x1bd11bda ^ key0 ^ key1);
  let x = i32x4.add(i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3)), k0);
  let y = i32x4.add(i32x4.splat(step), k1);
  for (let i = 0; i < 5; i++) {
    const odd = (i & 1) != 0;
    x = i32x4.add(x, y); y = turned(y, x, odd ? 17 : 13);
    x = i32x4.add(x, y); y = turned(y, x, odd ? 29 : 15);
    x = i32x4.add(x, y); y = turned(y, x, odd ? 16 : 26);
    x = i32x4.add(x, y); y = turned(y, x, odd ? 24 : 6);
    const first = i == 0 || i == 3 ? k1 : i == 1 || i == 4 ? k2 : k0;
    const second = i == 0 || i == 3 ? k2 : i == 1 || i == 4 ? k0 : k1;
    x = i32x4.add(x, first);
    y = i32x4.add(y, i32x4.add(second, i32x4.splat(i + 1)));
  }
  x = i32x4.shr_u(x, 8);
  y = i32x4.shr_u(y, 8);
  store4(to, v128.shuffle<i32>(x, y, 0, 4, 1, 5));
  store4(to + 4 * SIZE, v128.shuffle<i32>(x, y, 2, 6, 3, 7));
}

/** Four numbers of 24 bits, divided by 2²⁴. */
// @ts-ignore: decorator
@inline function store4(to: usize, words: v128): void {
  if (SIZE == 4) {
    v128.store(to, f32x4.mul(f32x4.convert_i32x4_u(words), f32x4.splat(1.0 / 16777216)));
  } else {
    const unit = f64x2.splat(1.0 / 16777216);
    v128.store(to, f64x2.mul(f64x2.convert_low_i32x4_u(words), unit));
    v128.store(to, f64x2.mul(f64x2.convert_low_i32x4_u(v128.shuffle<i64>(words, words, 1, 1)), unit), 16);
  }
}

/** Whether a number is one of 16 bits. */
// @ts-ignore: decorator
@inline function isHalf(x: Real): bool {
  return x >= 0 && x < 65536 && floor<Real>(x) == x;
}

/** Draws `count` elements, from an even one on; NaN where the step is none. */
export function uniform(key0: u32, key1: u32, step: usize, y: usize, first: usize, count: usize): void {
  const low = load<Real>(step), high = load<Real>(step + SIZE);
  if (!isHalf(low) || !isHalf(high)) {
    fillNaN(y, count);
    return;
  }
  const counter = <u32>low + (<u32>high << 16);
  let block = <u32>(first >> 1);
  for (; count >= 8; count -= 8, block += 4, y += 8 * SIZE) eight(block, counter, key0, key1, y);
  if (count == 0) return;
  eight(block, counter, key0, key1, scratch);
  memory.copy(y, scratch, count * SIZE);
}
