import { examplePerson } from './example-call.ts'
import type { SituationId, TriedBySituation } from './situations.ts'

/** In which situation somebody is about whom a service has something to say; test results do for the others. */
const situationFor: Readonly<Record<string, SituationId>> = {
  'critical-information': 'allergy',
  'diagnoses-and-procedures': 'operated',
  documents: 'many-medicines',
  'maternity-record': 'pregnant',
  measurements: 'measured',
  'medication-list': 'many-medicines',
  requisitions: 'requisition',
  vaccinations: 'vaccinated',
}

/** Somebody of the box to ask a service about; undefined until people are laid. */
export function personFor(service: string, tried: TriedBySituation): string | undefined {
  return tried[situationFor[service] ?? 'results']?.[0]?.number
}

/** Numbers that contracts have in their examples. */
const exampleNumbers = new RegExp(`(?<!\\d)(${examplePerson}|30879200004)(?!\\d)`, 'g')

/** A text with somebody of the box in the place of whom its examples are about. */
export function withPersonOfBox(text: string, person: string | undefined): string {
  return person === undefined ? text : text.replaceAll(exampleNumbers, person)
}
