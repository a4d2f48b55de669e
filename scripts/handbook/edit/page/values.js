/**
 * The values of a record, as its file has them: texts, lists and parts. Paths are keys and positions.
 * @typedef {(string | number)[]} Path
 * @typedef {Record<string, any>} Part
 */

/**
 * Return the value at a path, or `undefined`.
 * @param {any} root
 * @param {Path} path
 * @returns {any}
 */
export function at(root, path) {
  return path.reduce((found, step) => (found === null || found === undefined ? undefined : found[step]), root);
}

/**
 * Set the value at a path. A value that is empty takes its field away, and so do parts that become empty by it.
 * @param {Part} root
 * @param {Path} path
 * @param {any} value
 * @param {string[]} [order] the keys of the part in the order of a file
 */
export function put(root, path, value, order = []) {
  const above = at(root, path.slice(0, -1));
  const step = path[path.length - 1];
  if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)) {
    if (above && typeof step === "string" && !(step in above)) {
      insert(above, step, value, order);
    } else if (above) {
      above[step] = value;
    }
  } else if (Array.isArray(above)) {
    above.splice(Number(step), 1);
    if (above.length === 0) {
      put(root, path.slice(0, -1), undefined);
    }
  } else if (above) {
    delete above[step];
  }
}

/**
 * Put a new key into a part at its place: after the last of those that come before it.
 * @param {Part} part
 * @param {string} key
 * @param {any} value
 * @param {string[]} order
 */
function insert(part, key, value, order) {
  const before = new Set(order.slice(0, order.indexOf(key)));
  const had = Object.entries(part);
  const place = had.reduce((last, [name], index) => (before.has(name) ? index + 1 : last), 0);
  const rows = order.includes(key)
    ? [...had.slice(0, place), [key, value], ...had.slice(place)]
    : [...had, [key, value]];
  for (const [name] of had) {
    delete part[name];
  }
  Object.assign(part, Object.fromEntries(rows));
}

/**
 * Give a field of a part another name, at its place. Return whether that was done: a field of that name stays as it is.
 * @param {Part} part
 * @param {string} name
 * @param {string} made
 * @returns {boolean}
 */
export function rename(part, name, made) {
  if (!(name in part) || made in part) {
    return false;
  }
  const rows = Object.entries(part).map(([key, value]) => [key === name ? made : key, value]);
  for (const key of Object.keys(part)) {
    delete part[key];
  }
  Object.assign(part, Object.fromEntries(rows));
  return true;
}

/**
 * Move an item of a list.
 * @param {any[]} list
 * @param {number} from
 * @param {number} to
 */
export function move(list, from, to) {
  if (to >= 0 && to < list.length) {
    list.splice(to, 0, ...list.splice(from, 1));
  }
}
