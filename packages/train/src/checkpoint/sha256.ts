/** Words of 32 bits, in hexadecimal digits. */
const words = (text: string): Int32Array =>
  Int32Array.from(text.trim().split(/\s+/), (word) => Number.parseInt(word, 16));

/** The first 32 bits of the fractions of the cube roots of the first 64 primes. */
const CONSTANTS = /* @__PURE__ */ words(`
  428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5
  d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174
  e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da
  983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967
  27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85
  a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070
  19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3
  748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2
`);

const BLOCK = 64;

/**
 * The SHA-256 of bytes, as 64 hexadecimal digits. `crypto.subtle`, which has it as well, is missing from pages that come
 * over plain http.
 *
 * Source  FIPS 180-4, §6.2
 */
export const sha256 = (bytes: Uint8Array): string => {
  // The first 32 bits of the fractions of the square roots of the first 8 primes.
  const hash = words("6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19");
  const whole = bytes.length - (bytes.length % BLOCK);
  for (let start = 0; start < whole; start += BLOCK) addBlock(hash, bytes, start);

  // What is left, a bit that is 1, zeros, and the number of bits as 64 bits at the end of a block.
  const left = bytes.subarray(whole);
  const last = new Uint8Array(left.length + 9 > BLOCK ? 2 * BLOCK : BLOCK);
  last.set(left);
  last[left.length] = 0x80;
  const view = new DataView(last.buffer);
  view.setUint32(last.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(last.length - 4, bytes.length << 3);
  for (let start = 0; start < last.length; start += BLOCK) addBlock(hash, last, start);
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
};

/** The words of a block's message schedule. */
const w = /* @__PURE__ */ new Int32Array(64);

const addBlock = (hash: Int32Array, bytes: Uint8Array, start: number): void => {
  for (let t = 0; t < 16; t++) {
    const i = start + 4 * t;
    w[t] = (bytes[i]! << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!;
  }
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]!;
    const y = w[t - 2]!;
    const σ0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >>> 3);
    const σ1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >>> 10);
    w[t] = σ1 + w[t - 7]! + σ0 + w[t - 16]!;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let t = 0; t < 64; t++) {
    const Σ1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + Σ1 + choice + CONSTANTS[t]! + w[t]!) | 0;
    const Σ0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + Σ0 + majority) | 0;
  }
  hash[0]! += a;
  hash[1]! += b;
  hash[2]! += c;
  hash[3]! += d;
  hash[4]! += e;
  hash[5]! += f;
  hash[6]! += g;
  hash[7]! += h;
};

const rotated = (x: number, bits: number): number => (x >>> bits) | (x << (32 - bits));
