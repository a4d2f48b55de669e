/**
 * What the program tells of forms and records.
 * @typedef {object} FormField
 * @property {string} key
 * @property {string} label
 * @property {string} help
 * @property {boolean} required
 * @property {boolean} many
 * @property {"text" | "line" | "prose" | "day" | "choice" | "link" | "term" | "part"} type
 * @property {Term[]} [choices]
 * @property {string | null} [to]
 * @property {string} [vocabulary]
 * @property {boolean} [lived]
 * @property {FormField[]} [fields]
 *
 * @typedef {{ folder: string, singular: string, plural: string, standing: string, name_advice: string,
 *   fields: FormField[] }} Form
 * @typedef {{ ref: string, title: string, names: string[], lines: string[] }} Named
 * @typedef {{ id: string, title: string }} Term
 * @typedef {{ path: (string | number)[], message: string, advice: string, warning: boolean, file: string,
 *   of_key: boolean, instead: { shown: string, old: string, new: string }[] }} Fault
 * @typedef {{ forms: Form[], terms: Record<string, Term[]>, records: Named[], broken: string[],
 *   drafts: string[], recent: string[], to_do: Task[], project: string, today: string, undo: boolean }} World
 * @typedef {{ ref: string, state: string, last: string, by: string, why: string[],
 *   read: { name: string, url: string }[] }} Task
 */

export {};
