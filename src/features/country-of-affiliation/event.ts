import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import { wordsFor } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeEvent, ExchangeEventId } from '../exchange-records/index.ts'
import type { Asker, Sent } from './contact-point.ts'
import type { AffiliationNeeds } from './needs.ts'
import { auditedProfessional } from './professional.ts'

/** What one transaction was about, for its audit event. */
export type Happened = {
  readonly id: ExchangeEventId
  readonly action: string
  readonly patient?: InstanceIdentifier
  readonly documents?: readonly string[]
  readonly faults: readonly ExchangeFault[]
}

/** Commits the event of one transaction and the order to sign its evidence: that the request came, and what was answered. */
export function committing(needs: AffiliationNeeds, asker: Asker, happened: Happened): (sent: Sent) => Promise<void> {
  return async (sent) => {
    const at = needs.now()
    const event = eventOf(needs, asker, happened, sent, at)
    const { eventId } = event
    const { action } = happened
    await needs.records.record(event, [
      { kind: 'NRR', eventId, action, messageId: asker.requestId, digest: asker.digest, at },
      { kind: 'NRO', eventId, action, messageId: sent.responseId, digest: sent.digest, at },
    ])
  }
}

function eventOf(
  { newId, country, self }: AffiliationNeeds,
  { assertions: { hcp, trc, nok }, peer, requestId, via }: Asker,
  { id, patient, documents = [], faults }: Happened,
  { responseId }: Sent,
  at: Date,
): ExchangeEvent {
  const error = faults.find(({ severity }) => severity === 'error')
  const kin = nok?.nextOfKin.identifiers[0]
  return {
    eventId: newId(),
    id,
    at,
    outcome: error ? 'serious-failure' : faults.length > 0 ? 'minor-failure' : 'success',
    role: 'A',
    ...(via === 'fhir' ? { via } : {}),
    ourCountry: country,
    otherCountry: peer.country,
    professional: auditedProfessional(hcp),
    consumer: { commonName: peer.commonName, address: peer.address },
    provider: self,
    ...(patient ? { patient } : {}),
    ...(kin ? { nextOfKin: kin } : {}),
    documents,
    requestId,
    responseId,
    assertionIds: [hcp.id, ...(trc ? [trc.id] : []), ...(nok ? [nok.id] : [])],
    purpose: hcp.purposeOfUse,
    ...(error ? { error: { code: error.name, text: wordsFor(error.name) } } : {}),
  }
}
