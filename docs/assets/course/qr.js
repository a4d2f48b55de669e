/**
 * A QR code (ISO/IEC 18004): bytes, error correction M, and always the first of the patterns that may lie over it, since
 * any can be read. Pure.
 */

import { bytes } from "./archive.js";

/** For each version, how many bytes of correction a block has, and how many blocks there are. */
const CORRECTION = [
  10,
  16,
  26,
  18,
  24,
  16,
  18,
  22,
  22,
  26,
  30,
  22,
  22,
  24,
  24,
  28,
  28,
  26,
  26,
  26,
  26,
  ...Array(19).fill(28),
];
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35,
  37, 38, 40, 43, 45, 47, 49,
];
const LARGEST = 40;
const FIELD = 0x1_1d;
/** What says "M, first pattern" in a code: it is the same in every code of ours. */
const FORMAT = 0x54_12;
const VERSION_FIELD = 0x1f_25;

/** How many places to the side the patterns for alignment stand. */
const aligned = (/** @type {number} */ version) => Math.floor(version / 7) + 2;

/**
 * @param {number} version
 * @returns {number} How many bytes a code holds, correction included.
 */
function room(version) {
  let cells = (16 * version + 128) * version + 64;
  if (version > 1) cells -= (25 * aligned(version) - 10) * aligned(version) - 55;
  if (version > 6) cells -= 36;
  return Math.floor(cells / 8);
}

/** @param {number} version */
const held = (version) => room(version) - CORRECTION[version - 1] * BLOCKS[version - 1];

/**
 * @param {number} one
 * @param {number} other
 * @returns {number} Their product in the field of 256.
 */
function times(one, other) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * FIELD);
    if ((other >>> bit) & 1) product ^= one;
  }
  return product;
}

/**
 * @param {number} degree
 * @returns {number[]} The divisor that makes as many bytes of correction.
 */
function divisor(degree) {
  const made = Array.from({ length: degree }, (_, at) => Number(at === degree - 1));
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    for (let at = 0; at < degree; at += 1) made[at] = times(made[at], root) ^ (made[at + 1] ?? 0);
    root = times(root, 2);
  }
  return made;
}

/**
 * @param {number[]} data
 * @param {number[]} by
 */
function remainder(data, by) {
  const left = by.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (left.shift() ?? 0);
    left.push(0);
    for (const [at, value] of by.entries()) left[at] ^= times(value, factor);
  }
  return left;
}

/**
 * @param {number[]} data
 * @param {number} version
 * @returns {number[]} The bytes of a code, the blocks and their correction interleaved.
 */
function corrected(data, version) {
  const [correction, number] = [CORRECTION[version - 1], BLOCKS[version - 1]];
  const short = Math.floor(room(version) / number) - correction;
  const longer = number - (room(version) % number);
  const by = divisor(correction);
  let at = 0;
  const blocks = Array.from({ length: number }, (_, index) => {
    const block = data.slice(at, at + short + Number(index >= longer));
    at += block.length;
    return block;
  });
  const checks = blocks.map((block) => remainder(block, by));
  const woven = Array.from({ length: short + 1 }, (_, place) =>
    blocks.flatMap((block) => block.slice(place, place + 1)),
  );
  return [...woven.flat(), ...by.flatMap((_, place) => checks.map((check) => check[place]))];
}

/**
 * @param {number[]} given
 * @param {number} version
 * @returns {number[]} What is said, with its length, filled up to what the code holds.
 */
function filled(given, version) {
  const bits = (/** @type {number} */ value, /** @type {number} */ size) =>
    Array.from({ length: size }, (_, at) => (value >>> (size - 1 - at)) & 1);
  const all = [...bits(4, 4), ...bits(given.length, version < 10 ? 8 : 16), ...given.flatMap((byte) => bits(byte, 8))];
  const most = held(version) * 8;
  all.push(...Array(Math.min(4, most - all.length)).fill(0));
  all.push(...Array((8 - (all.length % 8)) % 8).fill(0));
  const data = Array.from({ length: all.length / 8 }, (_, at) =>
    all.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  );
  for (let step = 0; data.length < held(version); step += 1) data.push(step % 2 ? 0x11 : 0xec);
  return data;
}

/** A square of cells: what is set is fixed, and the rest is free for what is said. */
class Square {
  /** @param {number} version */
  constructor(version) {
    this.size = version * 4 + 17;
    /** @type {(boolean | undefined)[][]} */
    this.rows = Array.from({ length: this.size }, () => Array(this.size).fill(undefined));
    this.finders();
    this.alignments(version);
    for (let at = 8; at < this.size - 8; at += 1) {
      this.rows[6][at] ??= at % 2 === 0;
      this.rows[at][6] ??= at % 2 === 0;
    }
    this.format();
    if (version > 6) this.version(version);
  }

  finders() {
    for (const [x, y] of [
      [3, 3],
      [this.size - 4, 3],
      [3, this.size - 4],
    ]) {
      for (let down = -4; down <= 4; down += 1) {
        for (let right = -4; right <= 4; right += 1) {
          const far = Math.max(Math.abs(down), Math.abs(right));
          if (this.rows[y + down] && x + right >= 0 && x + right < this.size) {
            this.rows[y + down][x + right] = far !== 2 && far !== 4;
          }
        }
      }
    }
  }

  /** @param {number} version */
  alignments(version) {
    if (version === 1) return;
    const number = aligned(version);
    const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (number * 2 - 2)) * 2;
    const places = [6, ...Array.from({ length: number - 1 }, (_, at) => this.size - 7 - at * step)];
    for (const x of places) {
      for (const y of places) if (this.rows[y][x] === undefined) this.alignment(x, y);
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  alignment(x, y) {
    for (let down = -2; down <= 2; down += 1) {
      for (let right = -2; right <= 2; right += 1) {
        this.rows[y + down][x + right] = Math.max(Math.abs(down), Math.abs(right)) !== 1;
      }
    }
  }

  format() {
    const bit = (/** @type {number} */ at) => ((FORMAT >>> at) & 1) === 1;
    const last = this.size - 1;
    for (let at = 0; at < 6; at += 1) this.rows[at][8] = bit(at);
    this.rows[7][8] = bit(6);
    this.rows[8][8] = bit(7);
    this.rows[8][7] = bit(8);
    for (let at = 9; at < 15; at += 1) this.rows[8][14 - at] = bit(at);
    for (let at = 0; at < 8; at += 1) this.rows[8][last - at] = bit(at);
    for (let at = 8; at < 15; at += 1) this.rows[last - 14 + at][8] = bit(at);
    this.rows[last - 7][8] = true;
  }

  /** @param {number} version */
  version(version) {
    let left = version;
    for (let step = 0; step < 12; step += 1) left = (left << 1) ^ ((left >>> 11) * VERSION_FIELD);
    const told = (version << 12) | left;
    for (let at = 0; at < 18; at += 1) {
      const [near, far] = [Math.floor(at / 3), this.size - 11 + (at % 3)];
      const set = ((told >>> at) & 1) === 1;
      this.rows[near][far] = set;
      this.rows[far][near] = set;
    }
  }

  /** The cells in the order in which what is said is laid: two columns at a time, up and down. */
  *free() {
    let up = true;
    for (let right = this.size - 1; right > 0; right -= right === 8 ? 3 : 2) {
      for (let step = 0; step < this.size; step += 1) {
        const y = up ? this.size - 1 - step : step;
        for (const x of [right, right - 1]) if (this.rows[y][x] === undefined) yield [x, y];
      }
      up = !up;
    }
  }

  /**
   * Lay what is said into the free cells, with the pattern over it.
   * @param {number[]} data
   */
  fill(data) {
    let bit = 0;
    for (const [x, y] of this.free()) {
      const said = (((data[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
      this.rows[y][x] = said !== ((x + y) % 2 === 0);
      bit += 1;
    }
    return this.rows.map((row) => row.map(Boolean));
  }
}

/**
 * @param {string} text
 * @returns {boolean[][] | undefined} The rows of the code, dark cells true; nothing if the text is too long for one.
 */
export function qr(text) {
  const data = bytes(text);
  for (let version = 1; version <= LARGEST; version += 1) {
    if (data.length + (version < 10 ? 2 : 3) <= held(version)) {
      return new Square(version).fill(corrected(filled(data, version), version));
    }
  }
}
