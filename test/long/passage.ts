import { accountFor } from '../../src/conversion/eps/account.ts'
import { eps } from '../../src/conversion/eps/canonicals.ts'
import { fromEps } from '../../src/conversion/eps/from-eps.ts'
import { toEps } from '../../src/conversion/eps/to-eps.ts'
import { renderHtml, viewOf } from '../../src/features/patient-summary/index.ts'
import { loadTerminology, shippedTerminology } from '../../src/features/terminology-service/index.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { parseXml } from '../../src/platform/xml/parse.ts'
import type { XmlElement } from '../../src/platform/xml/tree.ts'
import { serialiseXml } from '../../src/platform/xml/write.ts'
import { concealMasked } from '../../src/standards/cda/masking.ts'
import { PHARM, V3 } from '../../src/standards/cda/namespaces.ts'
import { readPatientSummary } from '../../src/standards/cda/patient-summary/document.ts'
import { type Json, parseFhirJson, renderFhirJson } from '../../src/standards/fhir/json.ts'
import { checkSummary } from '../../src/validation/cda/check-summary.ts'
import { recogniseSummary } from '../../src/validation/cda/refusals.ts'
import { canonical, differences, unaccounted } from '../conformance/eps/same-document.ts'

/** What came of one document on its way through the whole program. */
export type Passage =
  | { readonly fate: 'refused'; readonly code: string }
  | {
      readonly fate: 'read'
      /** Everything the program says of the document, as text: what twins must have in common. */
      readonly said: string
      /** Promises that were not kept; none when all is well. */
      readonly broken: readonly string[]
    }

const { index: terminology } = await loadTerminology([shippedTerminology], { elapsed: () => performance.now() })
const now = new Date('2026-01-01T00:00:00Z')

/**
 * One document through every door: read, checked, shown, converted there and back, accounted for.
 *
 * @throws whatever was thrown behind the doors, where nothing may be
 */
export function passThrough(bytes: Uint8Array): Passage {
  const root = admitted(bytes)
  if (typeof root === 'string') return { fate: 'refused', code: root }
  const fields = new Map<XmlElement, string>()
  const summary = readPatientSummary(root, (element, field) => void fields.set(element, field))
  const findings = checkSummary(root, now)
  const page = renderHtml(viewOf(summary, findings, terminology, 'nb', now), 'nb')
  const made = toEps(summary, eps, now)
  const bundle = renderFhirJson(made.bundle)
  const account = accountFor(summary, made, fields)
  const rebuilt = fromEps(parseFhirJson(bundle) as Json)
  const written = serialiseXml(rebuilt, { prefixes: { [V3]: '', [PHARM]: 'pharm' } })
  const broken: string[] = []
  const [expected, actual] = [summary.dialect.root, parseXml(Buffer.from(written))].map((each) => canonical(each))
  if (expected !== actual) broken.push(`not the same after the round trip: ${differences(expected!, actual!)}`)
  const missing = unaccounted(root, account)
  if (missing.length > 0) broken.push(`not in the loss account: ${missing.slice(0, 3).join(', ')}`)
  return {
    fate: 'read',
    said: [
      bundle,
      JSON.stringify(account),
      ...findings.map((each) => JSON.stringify(each, withoutElements)).sort(),
      page,
    ].join('\n'),
    broken,
  }
}

/** Neither the element itself nor its line, by which findings are also in order: twins differ in lines. */
function withoutElements(key: string, value: unknown): unknown {
  return key === 'element' || key === 'line' ? undefined : value
}

/** The document, or the code of the Problem that a door refused it with. */
function admitted(bytes: Uint8Array): XmlElement | string {
  try {
    const root = concealMasked(parseXml(bytes))
    recogniseSummary(root)
    return root
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}
