/** The rotations of the rounds. The key is added again after every four. */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24];
const PARITY = 0x1bd11bda;
const ROUNDS = 20;

/**
 * Threefry-2x32 with 20 rounds: the two words of the block of a counter under a key, written to `words`.
 *
 * Source  Salmon, Moraes, Dror & Shaw, Parallel Random Numbers: As Easy as 1, 2, 3 (2011), §4.1
 */
export const threefry = (
  [key0, key1]: readonly [number, number],
  counter0: number,
  counter1: number,
  words: Uint32Array,
): void => {
  const keys = [key0 | 0, key1 | 0, PARITY ^ key0 ^ key1];
  let x = (counter0 + keys[0]!) | 0;
  let y = (counter1 + keys[1]!) | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const rotation = ROTATIONS[round % 8]!;
    x = (x + y) | 0;
    y = ((y << rotation) | (y >>> (32 - rotation))) ^ x;
    if (round % 4 !== 3) continue;
    const injection = (round + 1) / 4;
    x = (x + keys[injection % 3]!) | 0;
    y = (y + keys[(injection + 1) % 3]! + injection) | 0;
  }
  words[0] = x;
  words[1] = y;
};
