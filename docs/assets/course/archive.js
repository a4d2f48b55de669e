/** A zip of small files, the same bytes for the same files: nothing is packed and every date is the first there is. Pure. */

const CODED = /%([0-9A-F]{2})|./gs;
const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xed_b8_83_20 ^ (value >>> 1) : value >>> 1;
  return value;
});
/** 1 January 1980, as zips write it. */
const FIRST_DAY = 0x21;
const UTF_8 = 0x08_00;

/**
 * @param {string} text
 * @returns {number[]} The text as UTF-8.
 */
export const bytes = (text) =>
  [...encodeURIComponent(text).matchAll(CODED)].map(([sign, code]) =>
    code ? Number.parseInt(code, 16) : sign.charCodeAt(0),
  );

/** @param {number[]} data */
function checksum(data) {
  let value = 0xff_ff_ff_ff;
  for (const byte of data) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xff_ff_ff_ff) >>> 0;
}

/**
 * @param {[number, number][]} values Numbers, each with how many bytes it takes; the lowest byte comes first.
 * @returns {number[]}
 */
const packed = (values) =>
  values.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) % 256));

/**
 * @param {[string, string][]} files Paths and texts.
 * @returns {number[]} The archive.
 */
export function zip(files) {
  /** @type {number[][]} */
  const bodies = [];
  /** @type {number[][]} */
  const index = [];
  let at = 0;
  for (const [path, text] of files) {
    const [name, data] = [bytes(path), bytes(text)];
    /** @type {[number, number][]} */
    const told = [
      [UTF_8, 2],
      [0, 2],
      [0, 2],
      [FIRST_DAY, 2],
      [checksum(data), 4],
      [data.length, 4],
      [data.length, 4],
    ];
    told.push([name.length, 2], [0, 2]);
    const body = [...packed([[0x04_03_4b_50, 4], [20, 2], ...told]), ...name, ...data];
    index.push([
      ...packed([[0x02_01_4b_50, 4], [20, 2], [20, 2], ...told, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]),
      ...name,
    ]);
    bodies.push(body);
    at += body.length;
  }
  const listed = index.flat();
  const end = packed([
    [0x06_05_4b_50, 4],
    [0, 4],
    [files.length, 2],
    [files.length, 2],
    [listed.length, 4],
    [at, 4],
    [0, 2],
  ]);
  return [...bodies.flat(), ...listed, ...end];
}
