import type { ContactPoint } from './contact-point.ts'
import { identify } from './identify.ts'
import { list } from './list.ts'
import type { AffiliationNeeds } from './needs.ts'
import { retrieve } from './retrieve.ts'
import { submit } from './submit.ts'

export type { Asker, Committed, ContactPoint, DocumentQuery, Sent } from './contact-point.ts'
export { levelOneId } from './entries.ts'
export { levelOneOf } from './level-one.ts'
export type { AffiliationNeeds } from './needs.ts'
export { affiliationSoapRoutes, type SoapFaceNeeds } from './soap-routes.ts'
export { memoryReplays, type Replays } from './replay.ts'
export { sqlReplays } from './replay.sql.ts'
export { type RegisteredPerson, servicesAbroad } from './registered-person.ts'
export type { AffiliationStore, StoredDocument } from './store.ts'
export { memoryAffiliationStore } from './store.memory.ts'
export { sqlAffiliationStore } from './store.sql.ts'

/** What this country answers about its own people, for any face to put in front. */
export function makeContactPoint(needs: AffiliationNeeds): ContactPoint {
  return {
    identify: (asker, traits, question) => identify(needs, asker, traits, question),
    list: (asker, query) => list(needs, asker, query),
    retrieve: (asker, wanted) => retrieve(needs, asker, wanted),
    submit: (asker, submission) => submit(needs, asker, submission),
  }
}
