/** What the tests ask of the modules that write references. */

import { bibtex, csl, ris } from "../../docs/assets/cite/formats.js";

export const written = (page) => ({ ris: ris(page), bibtex: bibtex(page), csl: csl(page) });
