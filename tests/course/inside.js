/** What the tests ask of the modules that make own lists. */

import { moved, read, withPage, written } from "../../docs/assets/course/address.js";
import { zip } from "../../docs/assets/course/archive.js";
import { cartridge } from "../../docs/assets/course/cartridge.js";
import { qr } from "../../docs/assets/course/qr.js";
import { html, markdown, text } from "../../docs/assets/course/texts.js";

export const readHash = (hash) => read(hash);
export const writtenList = (list, anchor) => written(list, anchor);
export const withOne = (list, address) => withPage(list, address);
export const movedTo = (list, from, to) => moved(list, from, to);
export const zipped = (files) => zip(files);
export const packed = (course) => cartridge(course);
export const code = (said) => qr(said) ?? null;
export const texts = (course) => ({ html: html(course), markdown: markdown(course), text: text(course) });
