import { Buffer } from 'node:buffer'
import { fromEps, untoldIn } from '../../conversion/eps/from-eps.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { type Json, parseFhirJson } from '../../standards/fhir/json.ts'
import { parseStrictJson } from '../../standards/fhir/strict-json.ts'

/** A summary of a whole life has some twenty thousand. */
const mostValues = 500_000

/** The code of a document that is a patient summary (IPS and EPS, `Composition.type`). */
const patientSummary = '60591-5'

/**
 * The CDA document that a European Patient Summary in FHIR stands for, as every way out of the program reads it.
 *
 * Refused whole where it holds what no reader of it would be told of: an entry that CDA has no statement for in a
 * section without words, or a name that stands twice, which another program may read otherwise.
 *
 * @throws Problem `json-…` (`parseStrictJson`), `eps-…` and `fhir-form` (`fromEps`), `eps-repeated`,
 *   `eps-not-a-summary` for other JSON, `eps-untold`
 */
export function documentOfEps(bytes: Uint8Array): XmlElement {
  const { text, value, repeated } = parseStrictJson(bytes, { values: mostValues })
  if (repeated.length > 0) throw new Problem('invalid', 'eps-repeated', 'A name stands twice in one object')
  if (!isSummary(value)) throw new Problem('unsupported', 'eps-not-a-summary', 'The JSON is no patient summary')
  // `isSummary` saw an object.
  const bundle = parseFhirJson(text) as Json
  const [untold] = untoldIn(bundle)
  if (untold !== undefined) {
    throw new Problem('unsupported', 'eps-untold', 'The summary holds what cannot be shown', { at: untold })
  }
  // Written and read once more, each element knows what it stands in.
  return withoutLines(parseXml(Buffer.from(serialiseXml(fromEps(bundle)))), null)
}

/** Nobody has seen the lines of a document that was made here. */
function withoutLines(element: XmlElement, parent: XmlElement | null): XmlElement {
  const children: (XmlElement | string)[] = []
  const copy: XmlElement = { ...element, line: 0, parent, children }
  for (const child of element.children) children.push(typeof child === 'string' ? child : withoutLines(child, copy))
  return copy
}

function isSummary(value: unknown): boolean {
  const [first] = listIn(memberOf(value, 'entry'))
  const type = memberOf(memberOf(first, 'resource'), 'type')
  return listIn(memberOf(type, 'coding')).some((coding) => memberOf(coding, 'code') === patientSummary)
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
