import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { ofKind } from '../ask-service.ts'
import { searchsetSchema } from '../body-schemas.ts'
import { keptBack } from '../kept-back.ts'
import type { Asked, HeaderRule, NationalService, Operation, Outcome, ParameterRule } from '../national-service.ts'
import { isWithin, pagingIn, pagingParameters, searchset } from '../searchset.ts'
import { testResultProfiles } from './records.ts'

/** On what ground a professional asks; the elevated ones open what a person has restricted. */
export const accessBases = ['UNNTAK', 'SAMTYKKE', 'FORHOYET_SAMTYKKE', 'AKUTT', 'FORHOYET_AKUTT'] as const

const headers: readonly HeaderRule[] = [
  {
    name: 'person-id',
    required: true,
    what: 'National number of the patient',
    pattern: /^\d{11}$/,
    example: '24868600035',
  },
  {
    name: 'access-basis',
    required: true,
    what: `On what ground: ${accessBases.join(', ')}`,
    pattern: new RegExp(`^(${accessBases.join('|')})$`),
    example: 'SAMTYKKE',
  },
  {
    name: 'requester-hpr-role',
    required: false,
    what: 'Category of the professional (Volven 9060)',
    pattern: /^[A-ZÆØÅ]{1,3}\d?$/,
    example: 'LE',
  },
  {
    name: 'correlation-id',
    required: false,
    what: 'Follows the call through all systems',
    pattern: /^[\x21-\x7e]{1,128}$/,
    example: '7d9f0c1a-8f0e-4f6a-9a6f-0d5c8c6c1f11',
  },
]

const parameters: readonly ParameterRule[] = [
  { name: '_id', type: 'token', what: 'One resource by its id' },
  {
    name: '_tag',
    type: 'token',
    what: 'A code of the analysis: codes are copied to meta.tag so that they can be searched',
    repeats: true,
  },
  {
    name: 'date',
    type: 'date',
    what: 'When the sample was taken; twice for a span',
    repeats: true,
    example: 'ge2026-01-01',
  },
  { name: '_include', type: 'string', what: 'What is to come along', values: ['DiagnosticReport:result'] },
  ...pagingParameters,
]

/** The older scope was for tokens without a proof, the newer is for v2. */
const scopes = ['nhn:pps/provesvar-read', 'nhn:pps/provesvar']

const searchOf = (type: string, title: string): Operation => ({
  id: `search-${type === 'Observation' ? 'observations' : 'reports'}`,
  method: 'POST',
  path: `/${type}/_search`,
  what: `${title}: POST, so that no number stands in an address.`,
  scopes,
  callers: ['professional'],
  person: { in: 'header', name: 'person-id' },
  parameters,
  answers: { status: 200, schema: searchsetSchema },
  examples: [
    { title: `${title} of the last year`, parameters: { date: 'ge2025-11-22', _count: '20' } },
    { title: `${title}, all` },
  ],
  answer: (asked) => found(asked, type),
})

/** Pasientens prøvesvar (PPS, formerly NILAR): answers of laboratories, for professionals. */
export const testResults: NationalService = {
  id: 'test-results',
  title: 'Pasientens prøvesvar',
  what: 'Reports and single analyses of laboratories, with what the person has decided about them.',
  version: '2',
  format: 'fhir-r4',
  profiles: testResultProfiles,
  base: '/v2',
  audience: 'nhn:pps',
  attest: 'accepted',
  settings: 'test-results',
  elevates: (given) => (given['access-basis'] ?? '').startsWith('FORHOYET_'),
  category: 'laboratory-results',
  headers,
  operations: [searchOf('DiagnosticReport', 'Reports'), searchOf('Observation', 'Analyses')],
  sources: [
    {
      url: 'https://utviklerportal.nhn.no',
      sure: 'described',
      says: 'POST _search with its parameters, headers, access bases, scopes, audience, and the privacy outcomes.',
    },
    {
      url: 'https://github.com/HL7Norway/NILAR',
      sure: 'described',
      says: 'Profiles of version 1.6.0 with their extensions and bindings, category by Volven 8202, codes of analyses in meta.tag, deviations by Volven 8244, subject by identifier alone, pvk-outcome-cs.',
    },
    {
      sure: 'proposed',
      says: 'Code systems of Volven under their OIDs; issued of an analysis. Status and code when an elevated basis is stated and nothing is hidden: 400, elevated-without-need.',
    },
  ],
}

/**
 * @throws Problem `invalid` (`elevated-without-need`): an elevated basis may only be stated where there is something that
 * the person has hidden
 */
function found({ parameters: asked, records, privacy, headers: given }: Asked, type: string): Outcome {
  if ((given['access-basis'] ?? '').startsWith('FORHOYET_') && privacy === 'open') {
    throw new Problem('invalid', 'elevated-without-need', 'An elevated basis is stated, and nothing is hidden', {
      at: 'access-basis',
    })
  }
  const matches = ofKind(records, type)
    .map(({ content }) => content)
    .filter((resource) => isAsked(resource, asked))
    .toSorted((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1))
  const paging = pagingIn(asked)
  const shown = matches.slice(paging.skip, paging.skip + paging.count)
  const included = asked.has('_include') ? ofKind(records, 'Observation').filter(({ id }) => refersTo(shown, id)) : []
  return searchset(matches, paging, {
    included: included.map(({ content }) => content),
    outcomes: keptBack(privacy),
  })
}

function isAsked(resource: Json, asked: URLSearchParams): boolean {
  const { id, meta } = resource as { id: string; meta: { tag: readonly { code: string; system: string }[] } }
  const tags = asked.getAll('_tag')
  const tagged = (wanted: string) =>
    meta.tag.some(({ code, system }) => wanted === code || wanted === `${system}|${code}`)
  return (asked.get('_id') ?? id) === id && tags.every(tagged) && isWithin(asked.getAll('date'), dayOf(resource))
}

function dayOf({ effectiveDateTime }: Json): string {
  return String(effectiveDateTime)
}

function refersTo(reports: readonly Json[], id: string): boolean {
  return reports.some(({ result }) =>
    ((result ?? []) as readonly { reference: string }[]).some(({ reference }) => reference === `Observation/${id}`),
  )
}
