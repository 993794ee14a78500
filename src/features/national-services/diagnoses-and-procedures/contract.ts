import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import { searchsetSchema } from '../body-schemas.ts'
import { accessBasis, hitHeaders, opensRestriction, patient } from '../hit-headers.ts'
import type { Asked, NationalService, Operation, Outcome, ParameterRule } from '../national-service.ts'
import { representationOf } from '../representation.ts'
import { pagingParameters } from '../searchset.ts'
import { registerSystem } from './registers.ts'
import { type Searched, search, searched } from './search.ts'

const common: Pick<Operation, 'scopes' | 'callers' | 'person'> = {
  scopes: ['nhn:npr-kpr/diagnoses-and-procedures.read'],
  callers: ['professional', 'citizen'],
  person: { in: 'header', name: patient.name },
}

const words: Readonly<Record<Searched['type'], string>> = {
  Condition: 'Diagnoses that were reported, ICD-10 of hospitals and ICPC-2 of general practice',
  Procedure: 'What was done at hospitals, by NCSP, NCMP and NCRP',
  Encounter: 'Contacts: consultations, emergencies, outpatient visits and stays',
}

function parametersOf({ type, dateParameter }: Searched): readonly ParameterRule[] {
  return [
    {
      name: dateParameter,
      type: 'date',
      what: 'When it was; twice for a span',
      repeats: true,
      example: 'ge2020-01-01',
    },
    ...(type === 'Encounter'
      ? ([
          { name: '_include', type: 'string', what: 'What is to come along', values: ['Encounter:diagnosis'] },
        ] satisfies readonly ParameterRule[])
      : ([
          { name: 'code', type: 'token', what: 'A code, or its system and the code; several with commas' },
        ] satisfies readonly ParameterRule[])),
    {
      name: '_tag',
      type: 'token',
      what: 'Of one register',
      values: ['NPR', 'KPR', `${registerSystem}|NPR`, `${registerSystem}|KPR`],
    },
    ...pagingParameters,
  ]
}

function searchOf(each: Searched): Operation {
  const what = words[each.type]
  return {
    ...common,
    id: `search-${each.type.toLowerCase()}s`,
    method: 'POST',
    path: `/${each.type}/_search`,
    what: `${what}: POST, so that no number stands in an address.`,
    headers: [patient, accessBasis],
    parameters: parametersOf(each),
    answers: { status: 200, schema: searchsetSchema },
    examples: [
      { title: `All of ${each.type}` },
      {
        title: 'Those that hospitals have reported since 2020',
        parameters: { _tag: 'NPR', [each.dateParameter]: 'ge2020' },
      },
    ],
    answer: search(each),
  }
}

const status: Operation = {
  ...common,
  id: 'status',
  method: 'GET',
  path: '/status',
  what: 'Whether there is anything, and whether the person has reserved, restricted or blocked. Cheap: ask it first.',
  callers: ['professional', 'system', 'citizen'],
  headers: [patient],
  status: true,
  answers: { status: 200, schema: { type: 'object', required: ['hasDiagnosesOrProcedures', 'privacySetting'] } },
  examples: [{ title: 'Is there anything?' }],
  answer: statusOf,
}

/** Diagnoses, procedures and contacts of NPR and KPR. The registers take reports today; this is how they could be read. */
export const diagnosesAndProcedures: NationalService = {
  id: 'diagnoses-and-procedures',
  title: 'Diagnoser og prosedyrer (NPR og KPR)',
  what: 'What hospitals, general practitioners and emergency clinics have reported of one person: contacts, diagnoses, procedures.',
  version: '0.1',
  format: 'fhir-r4',
  profiles: { Procedure: ['http://hl7.no/fhir/StructureDefinition/no-basis-Procedure'] },
  base: '/api/diagnoses-and-procedures/v1',
  audience: 'nhn:npr-kpr',
  attest: 'accepted',
  settings: 'diagnoses-and-procedures',
  elevates: opensRestriction,
  // Nobody for another: the registers say of no diagnosis that it is kept from parents, as documents can.
  admits: (by, of, now) => /^(self|youth)$/.test(representationOf(by, of, norwegianDay(now)).as ?? ''),
  category: 'patient-summary',
  headers: hitHeaders,
  operations: [status, ...searched.map(searchOf)],
  sources: [
    {
      url: 'https://www.helsedirektoratet.no/tema/statistikk-registre-og-rapporter/helsedata-og-helseregistre/norsk-pasientregister-npr/innhold-og-kvalitet-i-npr',
      sure: 'described',
      says: 'What NPR holds of contacts: diagnoses, procedures, times, and which unit it was.',
    },
    {
      sure: 'proposed',
      says: 'All of this contract: NPR and KPR take reports in XML, and their coming interfaces are not public. It is FHIR R4 behind the headers, status and access basis that the facades of Norsk helsenett have in common. What a report does not say is not said here: when an illness began, and whether it is over.',
    },
  ],
}

function statusOf({ privacy, records }: Asked): Outcome {
  const privacySetting = {
    hasReservation: privacy === 'reservation',
    isRestricted: privacy === 'restricted',
    isBlocked: privacy === 'blocked',
  }
  return { status: 200, body: { hasDiagnosesOrProcedures: records.length > 0, privacySetting } }
}
