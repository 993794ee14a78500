import { examplePerson } from './example-call.ts'
import type { SituationId, Tried, TriedBySituation } from './situations.ts'

/** In which situation somebody is about whom a service has something to say; test results do for the others. */
const situationFor: Readonly<Record<string, SituationId>> = {
  'critical-information': 'allergy',
  'diagnoses-and-procedures': 'operated',
  documents: 'many-medicines',
  'maternity-record': 'pregnant',
  measurements: 'measured',
  'medication-list': 'many-medicines',
  'powers-of-attorney': 'power-of-attorney',
  requisitions: 'requisition',
  vaccinations: 'vaccinated',
}

/** Somebody of the box to ask a service about; undefined until people are laid. */
export function personFor(service: string, tried: TriedBySituation): string | undefined {
  return triedFor(service, tried)?.number
}

/** The same with whoever else the service's examples are about. */
export function triedFor(service: string, tried: TriedBySituation): Tried | undefined {
  return tried[situationFor[service] ?? 'results']?.[0]
}

/** Numbers that contracts have in their examples: of one, and of somebody else. */
const exampleNumbers = new RegExp(`(?<!\\d)(?:(${examplePerson}|30879200004)|12894800095)(?!\\d)`, 'g')

/** A text with people of the box in the place of those whom its examples are about. */
export function withPersonOfBox(text: string, person: Tried | undefined): string {
  if (person === undefined) return text
  const { number, other = number } = person
  return text.replaceAll(exampleNumbers, (_all, one?: string) => (one === undefined ? other : number))
}
