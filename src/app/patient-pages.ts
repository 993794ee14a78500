import { randomUUID } from 'node:crypto'
import { treatmentPaths } from '../features/country-of-treatment/index.ts'
import { answered } from '../features/document-validation/index.ts'
import type { Attests } from '../features/identity/index.ts'
import { libreTranslator, type Translator } from '../features/machine-translation/index.ts'
import { originalRoutes } from '../features/original-document/index.ts'
import {
  discardFetched,
  isAtHand,
  type KeepingNeeds,
  keepFetched,
  keptOf,
  readSamples,
  summaryRoutes,
} from '../features/patient-summary/index.ts'
import type { AlsoOperated } from '../features/partner-operations/index.ts'
import type { LoadedTerminology } from '../features/terminology-service/index.ts'
import { errorFields, type Log } from '../platform/log/log.ts'
import type { HttpRoute } from '../protocols/web/route.ts'
import { samplesDirectory } from './samples-directory.ts'
import type { SystemNeeds } from './wire.ts'

/** The pages of the foreign patient; our samples are there where people are invented too. */
export async function summaries(
  { config, stores, keys, log, now, validation, contactPoint }: SystemNeeds,
  { index }: LoadedTerminology,
): Promise<readonly HttpRoute[]> {
  return summaryRoutes({
    documents: stores.documents,
    treatments: stores.treatments,
    asksCountries: contactPoint !== undefined,
    consentOf: contactPoint?.consentOf ?? (async () => 'withdrawn'),
    ...(contactPoint ? { closed: contactPoint.closed } : {}),
    ...(contactPoint ? { beneath: contactPoint.whenShown } : {}),
    terminology: index,
    validator: answered(validation, index),
    unjudged: (error) => log.warn('problem', errorFields(error)),
    ...translation(config.translationService, log),
    samples: config.issuer === undefined ? await readSamples(samplesDirectory, now()) : [],
    personKeySecret: keys.personKeySecret,
    treatmentHours: config.treatmentHours,
    now,
    newId: randomUUID,
  })
}

/** What operators of the contact point look after besides it. */
export function alsoOperated(
  { stores, now }: SystemNeeds,
  { reads, rehearses }: { readonly reads: boolean; readonly rehearses: boolean },
): AlsoOperated {
  const norwegianToReview = async () =>
    (await stores.emergencies.toReview(now())).filter(({ review }) => review === undefined).length
  return { rehearses, ...(reads ? { norwegianToReview } : {}) }
}

/** The pages of the patient from another country; what is fetched is kept for the reader. */
export function abroad(
  { config, origin, stores, keys, log, now, validation, contactPoint }: SystemNeeds,
  { index }: LoadedTerminology,
  { attestFor }: Attests,
  also: AlsoOperated,
): readonly HttpRoute[] {
  const keeping: KeepingNeeds = {
    documents: stores.documents,
    treatments: stores.treatments,
    treatmentHours: config.treatmentHours,
    validator: answered(validation, index),
    unjudged: (error) => log.warn('problem', errorFields(error)),
    now,
    newId: randomUUID,
  }
  if (!contactPoint) return []
  const { documents, treatments } = stores
  const { personKeySecret } = keys
  const { consentOf, closed } = contactPoint
  const reading = { documents, treatments, terminology: index, consentOf, closed, personKeySecret, now }
  return [
    ...originalRoutes({ ...reading, othersOf: treatmentPaths.documents, consentPage: treatmentPaths.consent }),
    ...contactPoint.routes({
      also,
      keep: (person, bytes, fetched, purpose) => keepFetched(keeping, person, bytes, fetched, purpose),
      discard: (visit, document) => discardFetched(keeping, visit, document),
      atHand: (person, document) => isAtHand(keeping, person, document),
      keptOf: keptOf({ documents, consentOf: contactPoint.consentOf, now }),
      personKeySecret,
      attestFor,
      origin,
      pending: stores.visits,
    }),
  ]
}

/** Free text is translated by a machine only where the operator names one. */
function translation(address: string | undefined, log: Log): { readonly translator?: Translator } {
  if (address === undefined) return {}
  const failed = (error: unknown) => log.warn('problem', errorFields(error))
  return { translator: libreTranslator({ address, timeoutSeconds: 3, fetch, failed }) }
}
