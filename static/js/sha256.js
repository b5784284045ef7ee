/* SHA-256 (FIPS 180-4). The browser's own is there only on pages that came over a safe
   connection, and a school may serve the archive without one. */

const WORD = 2 ** 32;

/* The first 32 bits of the fractional parts of roots of the first primes. */
function firstBits(count, root) {
  const bits = [];
  for (let number = 2; bits.length < count; number += 1) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) {
      isPrime &&= number % divisor !== 0;
    }
    if (isPrime) {
      bits.push(Math.floor((number ** (1 / root) % 1) * WORD));
    }
  }
  return bits;
}

const START = firstBits(8, 2);
const CONSTANTS = firstBits(64, 3);

const turn = (word, by) => (word >>> by) | (word << (32 - by));

/* The bytes with a 1 behind them, zeros, and their number of bits. */
function padded(bytes) {
  const blocks = new Uint8Array(64 * Math.ceil((bytes.length + 9) / 64));
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor((bytes.length * 8) / WORD));
  view.setUint32(blocks.length - 4, (bytes.length * 8) % WORD);
  return view;
}

function schedule(view, start) {
  const words = new Int32Array(64);
  for (let index = 0; index < 16; index += 1) {
    words[index] = view.getInt32(start + index * 4);
  }
  for (let index = 16; index < 64; index += 1) {
    const [early, late] = [words[index - 15], words[index - 2]];
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[index] = words[index - 16] + first + words[index - 7] + second;
  }
  return words;
}

function compress(hash, words) {
  let [a, b, c, d, e, f, g, h] = hash;
  for (let index = 0; index < 64; index += 1) {
    const second = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const choice = (e & f) ^ (~e & g);
    const rest = (h + second + choice + CONSTANTS[index] + words[index]) | 0;
    const first = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + rest) | 0, c, b, a, (rest + first + majority) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + hash[index]) | 0);
}

/* In hexadecimal digits, of the text as UTF-8. */
export function sha256(text) {
  const view = padded(new TextEncoder().encode(text));
  let hash = START;
  for (let start = 0; start < view.byteLength; start += 64) {
    hash = compress(hash, schedule(view, start));
  }
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
