import type { StrictJson } from '../../standards/fhir/strict-json.ts'
import type { Finding, FindingTexts } from '../finding.ts'
import { elementName } from './element-name.ts'
import { isResourceType } from './reference/form.ts'

/**
 * What is wrong with a document as JSON, beyond what keeps it from being read at all. A repeated name is told of at the
 * element that has it twice.
 *
 * @see https://hl7.org/fhir/R4/json.html
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-4
 */
export function jsonFindings({ value, repeated, byteOrderMark }: StrictJson): readonly Finding[] {
  const type = resourceTypeOf(value)
  const names = repeated.map(
    ({ at, line, column }): Finding => ({
      code: 'json-name-repeated',
      severity: 'error',
      path: at.slice(0, -1).reduce<string>(stepped, type),
      pointer: at.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      line,
      column,
      parameters: { name: elementName(String(at.at(-1) ?? '')) },
    }),
  )
  return byteOrderMark ? [markFound(type), ...names] : names
}

function markFound(path: string): Finding {
  return { code: 'json-byte-order-mark', severity: 'warning', path, pointer: '', parameters: {} }
}

function resourceTypeOf(value: unknown): string {
  const named = typeof value === 'object' && value !== null && 'resourceType' in value ? value.resourceType : undefined
  return typeof named === 'string' && isResourceType(named) ? named : '?'
}

function stepped(path: string, step: string | number): string {
  return typeof step === 'number' ? `${path}[${step}]` : `${path}.${elementName(step)}`
}

/** What is said of a document as JSON. */
export const jsonTexts: FindingTexts = {
  'json-name-repeated': {
    en: {
      message: 'The name {name} stands more than once in one JSON object, so readers may see different values.',
      hint: 'Keep one of them; several values belong in an array.',
    },
    nb: {
      message: 'Navnet {name} står mer enn én gang i samme JSON-objekt, så lesere kan se ulike verdier.',
      hint: 'Behold ett av dem; flere verdier hører hjemme i en liste.',
    },
    nn: {
      message: 'Namnet {name} står meir enn éin gong i same JSON-objekt, så lesarar kan sjå ulike verdiar.',
      hint: 'Behald eitt av dei; fleire verdiar høyrer heime i ei liste.',
    },
  },
  'json-byte-order-mark': {
    en: {
      message: 'The document begins with a byte order mark, which JSON does not allow.',
      hint: 'Save it as UTF-8 without BOM.',
    },
    nb: {
      message: 'Dokumentet begynner med et byte order mark, og det tillater ikke JSON.',
      hint: 'Lagre det som UTF-8 uten BOM.',
    },
    nn: {
      message: 'Dokumentet byrjar med eit byte order mark, og det tillèt ikkje JSON.',
      hint: 'Lagre det som UTF-8 utan BOM.',
    },
  },
}
