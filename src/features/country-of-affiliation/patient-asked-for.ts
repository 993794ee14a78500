import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { DocumentService } from '../../standards/myhealth-eu/document-class.ts'
import { type PersonKey, personKey } from '../access-log/index.ts'
import type { AffiliationNeeds } from './needs.ts'
import { isKnownAbroad, type RegisteredPerson } from './registered-person.ts'

/** The one person a treatment relation is about; undefined when there is none, or more than one. */
export async function patientAskedFor(
  { store, personKeySecret }: AffiliationNeeds,
  identifier: InstanceIdentifier,
): Promise<{ readonly person: RegisteredPerson; readonly chain: PersonKey } | undefined> {
  const [person, second] = await store.carrying(identifier)
  const own = person?.traits.identifiers[0]
  return person && own && !second ? { person, chain: personKey(personKeySecret, own) } : undefined
}

/** Whether other countries are told nothing of what this service has about the person. */
export function isClosed(person: RegisteredPerson, service: DocumentService): boolean {
  return !isKnownAbroad(person) || person.optedOut.includes(service)
}
