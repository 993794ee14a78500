import { request } from 'node:https'
import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import { auditEventOf } from '../../standards/atna/audit-event.ts'
import type { AuditRepository, Delivery, Trouble } from './audit-repository.ts'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'
import { mutualTls } from './mutual-tls.ts'

/** A FHIR server that keeps audit events (IHE RESTful ATNA, ITI-20). */
export type FhirRepository = {
  /** Of the FHIR server, without a slash at its end; https. */
  readonly base: URL
  readonly tls: TlsSide
  readonly timeoutMilliseconds?: number
}

/** What a status says of the event; any other says something of the server, and the event waits. */
const verdicts: Readonly<Record<number, 'taken' | Trouble>> = {
  200: 'taken',
  201: 'taken',
  // More than one has that id: it was taken before.
  412: 'taken',
  400: 'refused',
  413: 'refused',
  415: 'refused',
  422: 'refused',
}

/** Creates each event on a FHIR server, on the condition that there is none with its id: sent twice it is one. */
export function fhirRepository(where: FhirRepository): AuditRepository {
  return {
    batch: 20,
    async deliver(events): Promise<Delivery> {
      for (const [taken, event] of events.entries()) {
        const status = await create(where, event)
        const verdict = verdicts[status ?? 0] ?? 'unreachable'
        if (verdict !== 'taken') return { taken, stopped: { kind: verdict, reason: `http-${status ?? 'silent'}` } }
      }
      return { taken: events.length }
    },
  }
}

/** @returns the status, or undefined when no answer came */
function create({ base, tls, timeoutMilliseconds = 5_000 }: FhirRepository, event: ExchangeEvent) {
  const body = JSON.stringify(auditEventOf(event))
  const headers = {
    'content-type': 'application/fhir+json; charset=utf-8',
    accept: 'application/fhir+json',
    prefer: 'return=minimal',
    'if-none-exist': `entity:identifier=${encodeURIComponent(`|${event.eventId}`)}`,
  }
  return new Promise<number | undefined>((resolve) => {
    const sent = request(
      new URL(`${base.href.replace(/\/$/, '')}/AuditEvent`),
      { ...mutualTls(tls), method: 'POST', headers, agent: false, signal: AbortSignal.timeout(timeoutMilliseconds) },
      (response) => {
        // The status is all that counts, and redirects lead nowhere.
        response.destroy()
        resolve(response.statusCode)
      },
    )
    sent.on('error', () => resolve(undefined))
    sent.end(body)
  })
}
