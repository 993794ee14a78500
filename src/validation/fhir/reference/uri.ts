import type { Definitions } from '../definitions.ts'
import type { DocumentIndex, Standing } from '../document/document-index.ts'
import type { Fault } from '../fault.ts'
import { makeAnchors } from '../narrative/anchors.ts'

export type UriType = 'uri' | 'url' | 'canonical' | 'oid'

/**
 * What a URI names, not how it is written: names of HL7's own must be defined, an address made for examples names
 * nothing, and `#` must lead to something. `Bundle.entry.fullUrl` and a resource's own canonical URL are no references.
 */
export type UriCheck = (type: UriType, value: string, from: Standing, index: DocumentIndex) => Fault | undefined

/** Name spaces that only HL7 fills, so that what is not defined there is wrong. */
const ofHl7 = ['http://hl7.org/fhir', 'http://terminology.hl7.org'] as const

/** Definitions of FHIR itself, and guides, that the packages' digests leave out: nothing can be said of these. */
const undigested =
  /^http:\/\/hl7\.org\/fhir\/(SearchParameter|CapabilityStatement|OperationDefinition|CompartmentDefinition|ConceptMap)\/|\/ImplementationGuide\//

/** Extensions that carry elements of other FHIR releases; the extension's own check knows them. */
const otherRelease = /^http:\/\/hl7\.org\/fhir\/[1-9]\.[0-9]\/StructureDefinition\/extension-/

/** Passports by country are many; the others are listed at https://hl7.org/fhir/R4/identifier-registry.html. */
const passport = /^http:\/\/hl7\.org\/fhir\/sid\/passport-[A-Z]{3}$/

const identifierSystems = `us-ssn us-npi us-medicare us-mbi ndc icd-9 icd-9-cm icd-10 icd-10-cm icd-10-nl icd-10-vn
  ex-icd-10-procedures icf icf-nl icpc-1 icpc-1-nl icpc-2 cvx mvx srt ca-hc-din ca-hc-npn eui-48/bluetooth
  eui-48/ethernet`

/** HL7's own names of mappings and of value lists that are no CodeSystem of R4. */
const mappings =
  'auditevent composition consent documentreference fivews interface logical ndfrt object-implementation provenance rr w5 workflow'

const known: ReadonlySet<string> = new Set([
  ...identifierSystems.split(/\s+/).map((name) => `http://hl7.org/fhir/sid/${name}`),
  ...mappings.split(' ').map((name) => `http://hl7.org/fhir/${name}`),
  'http://terminology.hl7.org',
  'http://terminology.hl7.org/',
])

const examples = /^\w+:\/\/+([^/?#]*\.)?(example\.org|acme\.com)(\/|$)/
/** A canonical is asked for more: it must name a definition. */
const canonicalExamples = /^\w+:\/\/+([^/?#]*\.)?(example\.(org|com|net)|acme\.(com|org))(\/|$)/

/** One for each document, which says the same few URLs again and again: each is looked up once. */
export function makeUriCheck(definitions: Definitions): UriCheck {
  const answers = new Map<string, boolean>()
  const anchors = makeAnchors()
  const defined = (url: string) => {
    const answer = answers.get(url) ?? isDefined(url, definitions)
    answers.set(url, answer)
    return answer
  }
  return (type, value, from, index) => {
    if (value.startsWith('#')) return leadsSomewhere(value, from, index, anchors) ? undefined : lost(type)
    if (type !== 'canonical' && ofHl7.some((space) => value.startsWith(space))) {
      return defined(value) ? undefined : { code: 'uri-undefined', severity: 'error' }
    }
    if (!(type === 'canonical' ? canonicalExamples : examples).test(value) || defined(value)) return undefined
    return { code: 'uri-of-example', severity: 'error' }
  }
}

function isDefined(url: string, { structure, valueSet, codeSystem, names }: Definitions): boolean {
  const bare = url.split('#', 1)[0] ?? ''
  return (
    known.has(url) ||
    passport.test(url) ||
    otherRelease.test(url) ||
    undigested.test(url) ||
    structure(bare) !== undefined ||
    valueSet(url) !== undefined ||
    names?.(url) ||
    codeSystem(url) !== undefined
  )
}

function leadsSomewhere(
  value: string,
  from: Standing,
  index: DocumentIndex,
  anchors: ReturnType<typeof makeAnchors>,
): boolean {
  if (index.resolve(value, from).leads === 'here') return true
  return anchors(from.container?.resource ?? from.resource)(value.slice(1), false) > 0
}

function lost(type: UriType): Fault {
  return { code: 'uri-fragment-broken', severity: type === 'canonical' ? 'error' : 'warning' }
}
