import {
  type ExchangeRecordStore,
  exchangeRecordUpkeep,
  type ForwardedTo,
  fhirRepository,
  syslogRepository,
} from '../../features/exchange-records/index.ts'
import type { Task } from '../periodic.ts'
import { type ContactPointSetup, selfOf } from './setup.ts'

/** Ten years: longer than other records of the exchange are asked for. */
const usualKeepDays = 3_650

/** Which repositories the setup names. */
export function forwardedTo({ audit }: ContactPointSetup): readonly ForwardedTo[] {
  return [...(audit?.syslog ? (['syslog'] as const) : []), ...(audit?.fhir ? (['fhir'] as const) : [])]
}

/** What is done with a contact point's records while it runs: sent on, signed, and forgotten in time. */
export function recordTasks(setup: ContactPointSetup, records: ExchangeRecordStore, now: () => Date): readonly Task[] {
  const { audit, signature: signer } = setup
  const tls = { identity: setup.tls, anchors: audit?.anchors ?? [] }
  const self = { host: selfOf(setup).commonName, processId: String(process.pid) }
  return exchangeRecordUpkeep({
    records,
    signer,
    repositories: {
      ...(audit?.syslog ? { syslog: syslogRepository({ ...audit.syslog, tls, self }) } : {}),
      ...(audit?.fhir ? { fhir: fhirRepository({ base: audit.fhir, tls }) } : {}),
    },
    keepDays: audit?.keepDays ?? usualKeepDays,
    now,
  })
}
