import type { Json } from '../../../standards/fhir/json.ts'
import type { Asking } from '../ask-sources.ts'
import type { CriticalItem, Item } from '../held.ts'
import { about, anyCodeOf, conceptOf, matchesIn, whoOf } from './fhir.ts'
import { listIn, needed, objectIn, present, textIn, whenIn } from './members.ts'

/** Kinds of critical information by the type that a search asks for them by. */
export const criticalKinds: Readonly<Record<string, CriticalItem['kind']>> = {
  CriticalMedicalCondition: 'condition',
  Infection: 'infection',
  IntubationProblem: 'intubation',
  OtherProblemWithAnesthesia: 'anaesthesia',
  TransplantsAndOtherForeignBodies: 'transplant-or-implant',
}

/**
 * Allergies, and conditions with the kind that they were asked for by: the resources themselves do not tell all kinds apart.
 *
 * @param conditions pages of answers, by the kind
 * @throws Problem `source-unreadable`
 */
export function readCriticalInformation(
  allergies: readonly Json[],
  conditions: ReadonlyMap<CriticalItem['kind'], readonly Json[]>,
  asking: Asking,
): readonly CriticalItem[] {
  return [
    ...about(matchesIn(allergies, 'AllergyIntolerance'), asking).map(allergyOf),
    ...[...conditions].flatMap(([kind, bundles]) =>
      about(matchesIn(bundles, 'Condition'), asking).map((each) => conditionOf(each, kind)),
    ),
  ]
}

const criticalities: readonly CriticalItem['criticality'][] = ['low', 'high', 'unable-to-assess']
const severities = ['mild', 'moderate', 'severe'] as const
const verifications: readonly CriticalItem['verification'][] = [
  'unconfirmed',
  'presumed',
  'confirmed',
  'refuted',
  'entered-in-error',
]

function allergyOf(resource: Json): CriticalItem {
  const reactions = listIn(resource, 'reaction').flatMap((reaction) => {
    const severity = severities.find((each) => each === reaction.severity)
    return listIn(reaction, 'manifestation').flatMap((each) => {
      const text = wordsOf(each)
      return text === undefined ? [] : [{ text, ...present({ severity }) }]
    })
  })
  return {
    ...itemOf(resource),
    kind: 'allergy',
    what: needed(conceptOf(objectIn(resource, 'code')), 'AllergyIntolerance.code'),
    reactions,
    ...present({ criticality: criticalities.find((each) => each === resource.criticality) }),
    ...statusOf(resource),
  }
}

function conditionOf(resource: Json, kind: CriticalItem['kind']): CriticalItem {
  return {
    ...itemOf(resource),
    kind,
    what: needed(conceptOf(objectIn(resource, 'code')), 'Condition.code'),
    reactions: [],
    ...statusOf(resource),
  }
}

/** The words of a concept: its own, else those of its first code. */
function wordsOf(json: Json): string | undefined {
  const concept = conceptOf(json)
  return concept?.text ?? concept?.codes.find(({ display }) => display !== undefined)?.display
}

function itemOf(resource: Json): Item {
  return {
    source: 'critical-information',
    id: needed(textIn(resource, 'id'), 'id'),
    by: whoOf(resource, [objectIn(resource, 'recorder')]),
    ...present({
      at: whenIn(resource, 'onsetDateTime') ?? whenIn(resource, 'recordedDate'),
      registered: whenIn(resource, 'recordedDate'),
    }),
  }
}

function statusOf(resource: Json): Pick<CriticalItem, 'verification' | 'active'> {
  const verification = anyCodeOf(objectIn(resource, 'verificationStatus'))
  const clinical = anyCodeOf(objectIn(resource, 'clinicalStatus'))
  return present({
    verification: verifications.find((each) => each === verification),
    active: clinical === undefined ? undefined : /^(active|recurrence|relapse)$/.test(clinical),
  })
}
