import type { Parameters, Severity } from '../../finding.ts'
import type { JsonObject } from '../definitions.ts'
import type { DocumentIndex, ReadReference, Resolution, Standing } from '../document/document-index.ts'
import type { Fault } from '../fault.ts'
import { isLogicalId, isResourceType } from './form.ts'

/** What an element of a type or profile asks of the resource that is referred to. */
export type AskedOfTarget = {
  /** Names of resource types; none or `Resource` for any. */
  readonly types?: ReadonlySet<string>
  /** `ElementDefinition.type.aggregation`. */
  readonly aggregation?: readonly ('contained' | 'referenced' | 'bundled')[]
}

type Asked = {
  readonly reference: JsonObject
  readonly text: string
  readonly from: Standing
} & ReadReference

const none: readonly Fault[] = []

/**
 * What is wrong with a Reference wherever it stands: its form, where it leads, and its own `type`. Faults stand at the
 * Reference itself, as the Java validator places them.
 *
 * @see https://hl7.org/fhir/R4/references.html
 */
export function checkReference(reference: JsonObject, from: Standing, index: DocumentIndex): readonly Fault[] {
  const asked = read(reference, from, index)
  if (asked === undefined) return namesNothing(reference) ? [fault('reference-names-nothing', 'warning')] : []
  return [...formFaults(asked), ...leadFaults(asked, index), ...typeFaults(asked)]
}

/** Whether what the reference leads to, or says of its type, is what the element asks for. */
export function checkTarget(
  reference: JsonObject,
  from: Standing,
  index: DocumentIndex,
  { types, aggregation }: AskedOfTarget,
): readonly Fault[] {
  const asked = read(reference, from, index)
  const known = types === undefined || types.size === 0 || types.has('Resource') ? undefined : types
  const faults = known ? targetFaults(reference, asked, known) : none
  return asked && aggregation && aggregation.length > 0 ? [...faults, ...aggregationFaults(asked, aggregation)] : faults
}

function read(reference: JsonObject, from: Standing, index: DocumentIndex): Asked | undefined {
  const { reference: text } = reference
  if (typeof text !== 'string' || text === '') return undefined
  return { reference, text, ...index.read(text, from), from }
}

function namesNothing({ identifier, display }: JsonObject): boolean {
  return identifier === undefined && (display === undefined || display === '')
}

function formFaults({ form, text, from }: Asked): readonly Fault[] {
  const inBundle = from.bundle !== undefined
  if (form.form === 'malformed') {
    return [fault('reference-malformed', inBundle || /\s/.test(text) ? 'error' : 'warning')]
  }
  if (form.form === 'search') return searchFaults(text, from)
  if (form.form !== 'relative') return []
  return [
    ...(isResourceType(form.type) ? [] : [fault('reference-to-unknown-type', 'warning')]),
    ...(isLogicalId(form.id) ? [] : [fault('reference-malformed', 'warning')]),
    ...(inBundle && !mayLackFullUrl(from) && fullUrlOf(from) === undefined
      ? [fault('reference-relative-to-nothing', 'error')]
      : []),
  ]
}

/** @see https://hl7.org/fhir/R4/http.html#trules: conditional references are resolved by a server in a transaction. */
function searchFaults(text: string, from: Standing): readonly Fault[] {
  const { type } = from.bundle?.resource ?? {}
  if (type !== 'transaction' && type !== 'batch') return [fault('reference-search-outside-transaction', 'error')]
  return /^[^?]+\?[_a-zA-Z][^=&]*=[^=&]*(&[_a-zA-Z][^=&]*=[^=&]*)*$/.test(text)
    ? []
    : [fault('reference-search-malformed', 'error')]
}

function leadFaults({ form, resolution, from }: Asked, index: DocumentIndex): readonly Fault[] {
  if (resolution.leads === 'nowhere') return [nowhere[resolution.because]]
  if (form.form !== 'relative') return []
  if (resolution.leads === 'here') {
    const type = typeOf(resolution.to)
    return type === form.type
      ? []
      : [fault('reference-to-other-type', 'error', { said: named(form.type), found: type })]
  }
  const differs = from.bundle && isResourceType(form.type) && index.beside(form.type, form.id, from)
  return differs ? [fault('reference-full-url-differs', 'warning')] : []
}

const nowhere: Readonly<Record<(Resolution & { leads: 'nowhere' })['because'], Fault>> = {
  'no-such-fragment': fault('reference-to-no-contained', 'error'),
  'several-entries': fault('reference-to-several-entries', 'error'),
  // Only what a Composition names must be in the document (https://hl7.org/fhir/R4/documents.html#content).
  'no-such-entry': fault('reference-not-in-bundle', 'warning'),
}

/** `Reference.type` names the target's type; a URL only that of a logical model. */
function typeFaults({ reference, resolution, form }: Asked): readonly Fault[] {
  const { type } = reference
  if (typeof type !== 'string') return []
  const actual = resolution.leads === 'here' ? typeOf(resolution.to) : 'type' in form ? form.type : undefined
  if (actual === undefined || actual === type) return []
  return [fault('reference-type-differs', 'error', { found: named(actual) })]
}

function targetFaults(reference: JsonObject, asked: Asked | undefined, types: ReadonlySet<string>): readonly Fault[] {
  const outside = (type: string | undefined) => (type === undefined || types.has(type) ? undefined : type)
  const resolution = asked?.resolution
  const said = outside(saidType(reference))
  const found = resolution?.leads === 'here' ? outside(typeOf(resolution.to)) : undefined
  // The address says the type, but only the server there knows: Java stays silent.
  const elsewhere = resolution?.leads === 'elsewhere' ? outside(resolution.type) : undefined
  const stray = elsewhere !== undefined && isResourceType(elsewhere) ? elsewhere : undefined
  if (said === undefined && found === undefined && stray === undefined) return none
  const allowed = [...types].sort().join(', ')
  return [
    ...(said === undefined ? [] : [fault('reference-type-not-allowed', asked ? 'error' : 'warning', { allowed })]),
    ...(found === undefined ? [] : [fault('reference-target-not-allowed', 'error', { allowed, found })]),
    ...(stray === undefined ? [] : [fault('reference-elsewhere-not-allowed', 'warning', { allowed, found: stray })]),
  ]
}

function saidType({ type }: JsonObject): string | undefined {
  return typeof type === 'string' ? type.replace(/^http:\/\/hl7\.org\/fhir\/StructureDefinition\//, '') : undefined
}

/** @see https://hl7.org/fhir/R4/valueset-resource-aggregation-mode.html */
function aggregationFaults({ form, resolution }: Asked, modes: readonly string[]): readonly Fault[] {
  const fragment = form.form === 'fragment'
  const here = resolution.leads === 'here'
  const allowed = modes.some(
    (mode) =>
      (mode === 'contained' && fragment) ||
      (mode === 'bundled' && here && !fragment) ||
      (mode === 'referenced' && !fragment),
  )
  return allowed ? [] : [fault('reference-aggregation', 'error', { allowed: modes.join(', ') })]
}

function typeOf({ resource }: Standing): string {
  return typeof resource.resourceType === 'string' ? named(resource.resourceType) : named('')
}

/** Findings are stored: what R4 has no name for may be anything, a person's too. */
function named(type: string): string {
  return isResourceType(type) ? type : '?'
}

function fullUrlOf(standing: Standing): string | undefined {
  return standing.container ? fullUrlOf(standing.container) : standing.fullUrl
}

function mayLackFullUrl({ bundle }: Standing): boolean {
  const { type } = bundle?.resource ?? {}
  return type === 'batch-response' || type === 'transaction-response'
}

function fault(code: string, severity: Severity, parameters?: Parameters): Fault {
  return parameters ? { code, severity, parameters } : { code, severity }
}
