/**
 * A course as an IMS Common Cartridge 1.1, which Moodle, Canvas and itslearning read: one page about the course and a
 * link for each of its pages. No script, no frame; addresses hold nothing that must be written otherwise. Pure.
 */

/** @import { Course } from "./texts.js" */

import { zip } from "./archive.js";
import { html, safe } from "./texts.js";

const CARTRIDGE = "http://www.imsglobal.org/xsd/imsccv1p1";
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** @param {Course} course */
function manifest({ title, parts }) {
  const items = parts.map(
    (part, at) => `<item identifier="i${at + 1}" identifierref="r${at + 1}"><title>${safe(part.title)}</title></item>`,
  );
  const links = parts.map(
    (_, at) => `<resource identifier="r${at + 1}" type="imswl_xmlv1p1"><file href="sida-${at + 1}.xml"/></resource>`,
  );
  return [
    `${HEAD}<manifest identifier="kurs" xmlns="${CARTRIDGE}/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest">`,
    "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>",
    `<lom:lom><lom:general><lom:title><lom:string language="sv">${safe(title)}</lom:string></lom:title></lom:general></lom:lom></metadata>`,
    '<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root">',
    `<item identifier="i0" identifierref="r0"><title>Om kursen</title></item>`,
    ...items,
    "</item></organization></organizations>",
    '<resources><resource identifier="r0" type="webcontent" href="om-kursen.html"><file href="om-kursen.html"/></resource>',
    ...links,
    "</resources></manifest>\n",
  ].join("\n");
}

/** @param {Course} course */
const page = (course) =>
  `<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>${safe(course.title)}</title></head><body>\n${html(course)}</body></html>\n`;

/**
 * @param {Course} course
 * @returns {number[]} The cartridge, a zip.
 */
export function cartridge(course) {
  /** @type {[string, string][]} */
  const links = course.parts.map(({ title, address }, at) => [
    `sida-${at + 1}.xml`,
    `${HEAD}<webLink xmlns="${CARTRIDGE}/imswl_v1p1"><title>${safe(title)}</title><url href="${safe(address)}" target="_blank"/></webLink>\n`,
  ]);
  return zip([["imsmanifest.xml", manifest(course)], ["om-kursen.html", page(course)], ...links]);
}
