/** Fields by what the form calls them: checker and help texts know them by their names in files. */

const NAME = /”([a-z_]+)”|(?<=^Fyll i )([a-z_]+)$|(?<![\p{L}\d_/.:-])([a-z_]{2,})(?![\p{L}\d_/:-]|\.[\p{L}\d_])/gu;
const SWEDISH = new Set(["by", "format", "order", "period", "plan", "span", "text"]);
/** Names of fields in files that are words of their own, and so may mean something else in a sentence. */

const LIST = /,? (?:ur |\(listan finns i )content\/vocabulary\/[a-z-]+\.yml\)?/g;
/** Where the words stand that one chooses among: the form shows them. */

/**
 * Return what helps with a field: in the form, as the form has it.
 * @param {string} words
 * @param {import("./types.js").FormField[]} fields those beside it
 * @returns {string}
 */
export const helping = (words, fields) => labelled(words.replace(LIST, ""), fields, []);

/**
 * Return words in which fields are called what the form calls them.
 * @param {string} words
 * @param {import("./types.js").FormField[]} fields
 * @param {(string | number)[]} path
 * @returns {string}
 */
export function labelled(words, fields, path) {
  const labels = new Map(fields.map((field) => [field.key, field.label]));
  let level = fields;
  for (const step of path) {
    const inner = level.find((field) => field.key === step)?.fields;
    level = inner ?? level;
    for (const field of inner ?? []) {
      labels.set(field.key, field.label);
    }
  }
  return words.replace(NAME, (found, quoted, missing, plain) => {
    const label = labels.get(quoted ?? missing ?? plain);
    return !label || (plain && SWEDISH.has(plain)) ? found : `”${label}”`;
  });
}
