import { added, entriesOf, fullUrlOf, isObject, type Kind, removed, replaced } from './spoil.ts'

const rule = 'R4 documents.html'
const another = 'urn:uuid:5b1f6c1e-8d7a-4d52-9e0b-3f6a1c2d4e5f'

/** What makes a Bundle one document. */
export const documentFaults: readonly Kind[] = [
  {
    fault: 'two entries of one URL',
    rule: 'bdl-7',
    codes: ['invariant-broken'],
    spoil: replaced(
      'Bundle',
      'entry',
      (entries: unknown) => (Array.isArray(entries) && entries.length > 1 ? [...entries, entries.at(-1)] : undefined),
      'document',
    ),
  },
  {
    fault: 'no identifier',
    rule: 'bdl-9',
    codes: ['invariant-broken'],
    spoil: removed('Bundle#document', 'identifier'),
  },
  {
    fault: 'no timestamp',
    rule: 'bdl-10',
    codes: ['invariant-broken'],
    spoil: removed('Bundle#document', 'timestamp'),
  },
  {
    fault: 'a first entry that is no Composition',
    rule: 'bdl-11',
    codes: ['invariant-broken'],
    spoil: replaced(
      'Bundle#document',
      'entry',
      (entries: unknown) => (Array.isArray(entries) && entries.length > 1 ? entries.toReversed() : undefined),
      'document',
    ),
  },
  { fault: 'a total', rule: 'bdl-1', codes: ['invariant-broken'], spoil: added('Bundle', 'total', 5, 'document') },
  {
    fault: 'a request in an entry',
    rule: 'bdl-3',
    codes: ['invariant-broken'],
    spoil: added('Bundle', 'entry.0.request', { method: 'PUT', url: 'Patient' }, 'document'),
  },
  {
    fault: 'a response in an entry',
    rule: 'bdl-4',
    codes: ['invariant-broken'],
    spoil: added('Bundle', 'entry.0.response', { status: '200' }, 'document'),
  },
  {
    fault: 'a search in an entry',
    rule: 'bdl-2',
    codes: ['invariant-broken'],
    spoil: added('Bundle', 'entry.0.search', { mode: 'match' }, 'document'),
  },
  {
    fault: 'an entry of nothing',
    rule: 'bdl-5',
    codes: ['invariant-broken'],
    spoil: replaced('Bundle', 'entry.*', { fullUrl: another }),
  },
  {
    fault: 'no entry at all',
    rule,
    codes: ['document-without-entries', 'document-without-opening'],
    spoil: removed('Bundle#document', 'entry'),
  },
  {
    fault: 'an entry without a full URL',
    rule: 'R4 bundle.html#bundle-unique',
    codes: ['entry-without-full-url'],
    spoil: removed('Bundle', 'entry.*.fullUrl'),
  },
  {
    fault: 'a full URL that is relative',
    rule: 'Bundle.entry.fullUrl: absolute',
    codes: ['entry-full-url-relative'],
    spoil: replaced('Bundle', 'entry.*', (entry: unknown) =>
      isObject(entry) ? { ...entry, fullUrl: 'Patient/1' } : undefined,
    ),
  },
  {
    fault: 'a full URL of another id than the resource has',
    rule: 'Bundle.entry.fullUrl',
    codes: ['entry-full-url-differs'],
    spoil: replaced('Bundle', 'entry.*', (entry: unknown) =>
      isObject(entry) && isObject(entry.resource)
        ? { ...entry, fullUrl: `https://knutepunkt.example/fhir/${entry.resource.resourceType}/another` }
        : undefined,
    ),
  },
  {
    fault: 'an entry that nothing leads to',
    rule: 'R4 documents.html#content',
    codes: ['document-entry-unreachable'],
    spoil: (document) => {
      if (document.type !== 'document') return undefined
      const entries = entriesOf(document)
      const lost = { fullUrl: another, resource: { resourceType: 'Organization', id: another.slice(9), name: 'Ingen' } }
      return { document: { ...document, entry: [...entries, lost] }, told: ['entry', entries.length] }
    },
  },
  {
    fault: 'a resource of another patient',
    rule: 'R4 documents.html: one subject',
    codes: ['document-other-patient'],
    severity: 'warning',
    spoil: (document, random) => {
      const spoiled = replaced('Condition|Procedure|Observation', 'subject', { reference: another })(document, random)
      if (!spoiled || document.type !== 'document' || !fullUrlOf(document, 'Patient')) return undefined
      const patient = {
        resourceType: 'Patient',
        id: another.slice(9),
        name: [{ text: 'Ola' }],
        birthDate: '1990-01-01',
      }
      const entry = [...entriesOf(spoiled.document), { fullUrl: another, resource: patient }]
      return { ...spoiled, document: { ...spoiled.document, entry } }
    },
  },
  {
    fault: 'a section with entries and a reason for having none',
    rule: 'cmp-2',
    codes: ['invariant-broken'],
    spoil: replaced('Composition', 'section.*', (section: unknown) =>
      isObject(section) && Array.isArray(section.entry)
        ? { ...section, emptyReason: { coding: [{ system: emptyReasons, code: 'nilknown' }] } }
        : undefined,
    ),
  },
  {
    fault: 'a section without entries or a reason for having none',
    rule: 'composition-eu-eps ips-comp-1',
    codes: ['invariant-broken'],
    spoil: removed('Composition@composition-eu-eps', 'section.*.entry'),
  },
  {
    fault: 'a section without text',
    rule: 'composition-eu-eps Composition.section.text 1..1',
    codes: ['cardinality-min'],
    spoil: removed('Composition@composition-eu-eps', 'section.*.text'),
  },
  {
    fault: 'one label twice',
    rule: 'R4 resource.html#Meta: security labels are a set',
    codes: ['security-label-again'],
    spoil: replaced('Composition|Patient|Condition|Observation', 'meta', twiceLabelled, '/security/1'),
  },
  {
    fault: 'an identifier of a system that is no absolute URL',
    rule: 'Identifier.system',
    codes: ['identifier-system-not-absolute'],
    spoil: replaced('Patient|Organization|Composition', 'identifier.*.system', 'pid', 'parent'),
  },
]

const emptyReasons = 'http://terminology.hl7.org/CodeSystem/list-empty-reason'

function twiceLabelled(meta: unknown): unknown {
  const label = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' }
  return isObject(meta) ? { ...meta, security: [label, label] } : undefined
}
