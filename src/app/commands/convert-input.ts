import { Buffer } from 'node:buffer'
import { type Canonicals, eps, profileRoles } from '../../conversion/eps/canonicals.ts'
import { fromEps } from '../../conversion/eps/from-eps.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { concealMasked } from '../../standards/cda/masking.ts'
import { PHARM, V3 } from '../../standards/cda/namespaces.ts'
import { type Json, parseFhirJson } from '../../standards/fhir/json.ts'
import { readInput } from './read-input.ts'

/**
 * A CDA document as it is, or the one an EPS Bundle stands for; masks concealed.
 *
 * @throws Problem `xml-…`, `json-not-well-formed`, `eps-…`
 */
export function readDocument(bytes: Uint8Array): XmlElement {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\ufeff/, '')
    .trimStart()
  return concealMasked(parseXml(head.startsWith('{') ? Buffer.from(renderCda(fromEps(readJson(bytes)))) : bytes))
}

/** Profile URLs by role, over the usual ones. */
export async function readCanonicals(file: string): Promise<Canonicals> {
  const profiles = readJson(await readInput(file))
  const known: readonly string[] = profileRoles
  const unknown = Object.keys(profiles).find((role) => !known.includes(role) || typeof profiles[role] !== 'string')
  if (unknown !== undefined)
    throw new Problem('invalid', 'usage', 'The profiles file names a role that is not known', { at: unknown })
  // Checked above: every member is a known role with a text.
  return { profiles: { ...eps.profiles, ...(profiles as Canonicals['profiles']) } }
}

function readJson(bytes: Uint8Array): Json {
  try {
    const value = parseFhirJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  } catch (cause) {
    throw new Problem('invalid', 'json-not-well-formed', 'The file is not JSON', {}, { cause })
  }
  throw new Problem('invalid', 'json-not-well-formed', 'The file is not a JSON object')
}

/** A CDA document with the prefixes its readers are used to. */
export function renderCda(root: XmlElement): string {
  const prefixes = { [V3]: '', [PHARM]: 'pharm', 'http://www.w3.org/2001/XMLSchema-instance': 'xsi' }
  return serialiseXml(root, { prefixes })
}
