/** The filters of the search page: which hits pass, and how many each choice would leave. */

/**
 * @import { Columns, Index } from "./index.js"
 */

/**
 * @typedef {"kind" | "role" | "topic" | "status"} Group
 * @typedef {Record<Group, Set<string>>} Chosen
 * @typedef {{ value: string, label: string, count: number, chosen: boolean }} Choice
 */

/** @type {{ name: Group, label: string }[]} */
export const GROUPS = [
  { name: "kind", label: "Typ av sida" },
  { name: "role", label: "För vem" },
  { name: "topic", label: "Tema" },
  { name: "status", label: "Läget i dag" },
];

/** Answers what each record is, for one index. */
export class Facets {
  /**
   * @param {Index} index
   * @param {Columns} columns
   */
  constructor(index, columns) {
    /** @param {[id: string, label: string][]} list */
    const named = (list) => new Map(list);
    /** @type {Record<Group, Map<string, string>>} */
    this.labels = {
      kind: new Map(
        [...index.head.kinds]
          .sort((one, two) => one.place - two.place)
          .map((kind) => [kind.id, kind.plural.charAt(0).toUpperCase() + kind.plural.slice(1)]),
      ),
      role: named(index.head.roles),
      topic: named(index.head.topics),
      status: new Map(
        [...new Set(columns.status)]
          .filter(Boolean)
          .sort()
          .map((status) => [status, status]),
      ),
    };
    /** @type {Record<Group, (number: number) => string[]>} */
    this.values = {
      kind: (number) => [index.kind(number).id],
      role: (number) => columns.roles[number],
      topic: (number) => columns.topics[number],
      status: (number) => [columns.status[number]].filter(Boolean),
    };
  }

  /**
   * The records that pass every group but one; within a group one choice is enough.
   * @param {number[]} numbers
   * @param {Chosen} chosen
   * @param {Group} [except]
   */
  passing(numbers, chosen, except) {
    const asked = GROUPS.filter(({ name }) => name !== except && chosen[name].size);
    return numbers.filter((number) =>
      asked.every(({ name }) => this.values[name](number).some((value) => chosen[name].has(value))),
    );
  }

  /**
   * The choices of a group with the number of records that each would show, given the choices in the others.
   * @param {number[]} numbers
   * @param {Chosen} chosen
   * @param {Group} group
   * @returns {Choice[]}
   */
  counts(numbers, chosen, group) {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const number of this.passing(numbers, chosen, group)) {
      for (const value of this.values[group](number)) found.set(value, (found.get(value) ?? 0) + 1);
    }
    const known = [...this.labels[group]].filter(([value]) => found.has(value) || chosen[group].has(value));
    return known.map(([value, label]) => ({
      value,
      label,
      count: found.get(value) ?? 0,
      chosen: chosen[group].has(value),
    }));
  }
}
