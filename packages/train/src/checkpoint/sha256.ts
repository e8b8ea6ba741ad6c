/** The first 32 bits of the fractions of the cube roots of the first 64 primes. */
const CONSTANTS = /* @__PURE__ */ Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);

const BLOCK = 64;

/**
 * The SHA-256 of bytes, as 64 hexadecimal digits. `crypto.subtle`, which has it as well, is missing from pages that come
 * over plain http.
 *
 * Source  FIPS 180-4, §6.2
 */
export const sha256 = (bytes: Uint8Array): string => {
  // The first 32 bits of the fractions of the square roots of the first 8 primes.
  const hash = Int32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19,
  );
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
