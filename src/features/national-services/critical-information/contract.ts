import { ofKind } from '../ask-service.ts'
import { accessBasis, hitHeaders, opensRestriction, patient } from '../hit-headers.ts'
import type { Asked, NationalService, Operation, Outcome } from '../national-service.ts'
import { pagingIn, searchset } from '../searchset.ts'
import { criticalProfiles } from './records.ts'

/** What critical information there is (kjernejournal's categories), and the kind of record that holds it. */
export const criticalInfoTypes = [
  'CriticalMedicalCondition',
  'Infection',
  'IntubationProblem',
  'OtherProblemWithAnesthesia',
  'TransplantsAndOtherForeignBodies',
] as const

const readers: Pick<Operation, 'scopes' | 'callers' | 'person'> = {
  scopes: ['nhn:critical-information/api'],
  callers: ['professional'],
  person: { in: 'header', name: patient.name },
}

const bundle = { type: 'object', required: ['resourceType', 'type'], properties: { resourceType: { const: 'Bundle' } } }

/** Critical information of kjernejournal: what everybody who treats this person must know at once. */
export const criticalInformation: NationalService = {
  id: 'critical-information',
  title: 'Kritisk informasjon (kjernejournal)',
  what: 'Allergies, critical conditions, infections, problems with anaesthesia, transplants and implants of one person.',
  version: '1',
  format: 'fhir-r4',
  profiles: criticalProfiles,
  base: '/api/critical-information/v1',
  audience: 'nhn:critical-information',
  attest: 'accepted',
  settings: 'critical-information',
  elevates: opensRestriction,
  category: 'patient-summary',
  headers: [...hitHeaders, patient],
  operations: [
    {
      ...readers,
      id: 'status',
      method: 'GET',
      path: '/status',
      what: 'Whether there is anything, and whether the person has reserved, restricted or blocked. Cheap: ask it first.',
      callers: ['professional', 'system'],
      status: true,
      answers: { status: 200, schema: { type: 'object', required: ['privacySetting'] } },
      examples: [{ title: 'Is there anything?' }],
      answer: statusOf,
    },
    {
      ...readers,
      id: 'allergies',
      method: 'GET',
      path: '/AllergyIntolerance',
      what: 'Allergies and intolerances.',
      headers: [accessBasis],
      answers: { status: 200, schema: bundle },
      examples: [{ title: 'All allergies' }],
      answer: (asked) => found(asked, ofKind(asked.records, 'AllergyIntolerance')),
    },
    {
      ...readers,
      id: 'conditions',
      method: 'GET',
      path: '/Conditions',
      what: 'Critical conditions, of one type or all.',
      headers: [accessBasis],
      parameters: [
        {
          name: 'criticalInfoType',
          type: 'token',
          what: 'One type; all when left out',
          values: criticalInfoTypes,
          example: 'CriticalMedicalCondition',
        },
      ],
      answers: { status: 200, schema: bundle },
      examples: [
        { title: 'All critical conditions' },
        { title: 'Infections', parameters: { criticalInfoType: 'Infection' } },
      ],
      answer(asked) {
        const type = asked.parameters.get('criticalInfoType')
        return found(asked, ofKind(asked.records, ...(type ? [type] : criticalInfoTypes)))
      },
    },
  ],
  sources: [
    {
      url: 'https://utviklerportal.nhn.no',
      sure: 'described',
      says: 'Base, scope, audience, headers, AllergyIntolerance and Conditions with criticalInfoType, status first.',
    },
    {
      url: 'https://simplifier.net/kjernejournalr4',
      sure: 'described',
      says: 'Profiles and categories of the resources, as the developer portal tells them.',
    },
    {
      sure: 'proposed',
      says: 'The exact members of the status object beside privacySetting, and a searchset as the frame of answers. What is probable as unconfirmed with KjPresumed; the type of critical information without a code system, whose name is not public; mechanical implants among transplants; recordedDate.',
    },
  ],
}

function found({ parameters }: Asked, records: readonly { readonly content: object }[]): Outcome {
  return searchset(
    records.map(({ content }) => ({ ...content })),
    pagingIn(parameters),
  )
}

function statusOf({ privacy, records }: Asked): Outcome {
  const privacySetting = {
    hasReservationKjernejournal: privacy === 'reservation',
    isRestricted: privacy === 'restricted',
    isBlocked: privacy === 'blocked',
  }
  return { status: 200, body: { hasCriticalInformation: records.length > 0, privacySetting } }
}
