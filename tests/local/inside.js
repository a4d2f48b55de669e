/** What the tests ask of the module that finds municipalities by what a reader types. */

import { matching } from "../../docs/assets/local/names.js";

/** The names that are offered, the likeliest first. */
export const offered = (typed, all) => matching(typed, all).map(([, name]) => name);
