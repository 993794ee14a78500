import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import type { Asking } from '../national-sources.ts'
import type { CriticalItem, Item } from '../held.ts'
import { about, anyCodeOf, conceptOf, extensionIn, matchesIn, registeredIn, whoOf } from './fhir.ts'
import { needed, present, saidIn, whenIn } from './members.ts'

/** Kinds by kjernejournal's categories; one that is not here is a condition like others. */
const kinds: Readonly<Record<string, CriticalItem['kind']>> = {
  '3': 'intubation',
  '4': 'anaesthesia',
  '5': 'condition',
  '7': 'transplant-or-implant',
  '10': 'infection',
}

/**
 * Allergies first, then conditions.
 *
 * @throws Problem `source-unreadable`
 * @see https://simplifier.net/kjernejournalr4
 */
export function readCriticalInformation(
  allergies: readonly Json[],
  conditions: readonly Json[],
  asking: Asking,
): readonly CriticalItem[] {
  return [
    ...about(matchesIn(allergies, 'AllergyIntolerance'), asking).map(allergyOf),
    ...about(matchesIn(conditions, 'Condition'), asking).map(conditionOf),
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

function conditionOf(resource: Json): CriticalItem {
  return {
    ...itemOf(resource),
    kind: kindOf(resource),
    what: needed(conceptOf(objectIn(resource, 'code')), 'Condition.code'),
    reactions: [],
    ...statusOf(resource),
  }
}

/** Kjernejournal writes the codes of its categories without a system. */
function kindOf(resource: Json): CriticalItem['kind'] {
  const codes = listIn(resource, 'category').flatMap((each) => listIn(each, 'coding').map(({ code }) => String(code)))
  return codes.map((code) => kinds[code]).find((kind) => kind !== undefined) ?? 'condition'
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
      registered: whenIn(resource, 'recordedDate') ?? registeredIn(resource),
    }),
  }
}

/** R4 has no code for it. */
const presumed = 'http://nhn.no/kj/fhir/StructureDefinition/KjPresumed'

function statusOf(resource: Json): Pick<CriticalItem, 'verification' | 'active'> {
  const stated = objectIn(resource, 'verificationStatus')
  const verification = saidIn(extensionIn(stated, presumed), 'valueBoolean') ? 'presumed' : anyCodeOf(stated)
  const clinical = anyCodeOf(objectIn(resource, 'clinicalStatus'))
  return present({
    verification: verifications.find((each) => each === verification),
    active: clinical === undefined ? undefined : /^(active|recurrence|relapse)$/.test(clinical),
  })
}
