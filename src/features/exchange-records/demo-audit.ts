import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import { openDemoFhirRepository } from './demo-fhir-repository.ts'
import { openDemoRepository } from './demo-repository.ts'
import type { ForwardedTo } from './store.ts'

/** How much an audit repository has taken from a country by one way. */
export type AuditReceived = {
  /** ISO 3166-1, as its certificate says. */
  readonly country: string
  readonly by: ForwardedTo
  readonly count: number
  readonly latest: Date
}

/** The audit repository of a demonstration, which counts what it takes and keeps none of it. */
export type DemoAudit = AsyncDisposable & {
  readonly syslog: { readonly host: string; readonly port: number }
  /** Base of its FHIR server. */
  readonly fhir: URL
  /** By country, since it was opened. */
  readonly received: () => readonly AuditReceived[]
}

/** What the repository takes. */
export type DemoAuditNeeds = {
  readonly tls: TlsSide
  /** Told of what is no audit message. */
  readonly refused: (error: unknown) => void
  readonly now: () => Date
}

const host = '127.0.0.1'

/** As many events as are known again when they come twice. */
const mostKnown = 10_000

/** Takes audit messages by syslog over TLS and audit events over FHIR, on any free ports of this machine. */
export async function openDemoAudit({ tls, refused, now }: DemoAuditNeeds): Promise<DemoAudit> {
  const counts = new Map<string, AuditReceived>()
  const take = (country: string, by: ForwardedTo) => {
    const key = `${country} ${by}`
    counts.set(key, { country, by, count: (counts.get(key)?.count ?? 0) + 1, latest: now() })
  }
  const known = new Set<string>()
  await using opened = new AsyncDisposableStack()
  const syslog = await openDemoRepository({
    tls,
    host,
    port: 0,
    keep: async (_, __, from) => take(from, 'syslog'),
    refused,
  })
  opened.defer(syslog.close)
  const fhir = await openDemoFhirRepository({
    ...{ tls, host, port: 0 },
    async keep(_, condition, from) {
      if (known.has(condition)) return 200
      known.add(condition)
      const [oldest] = known
      if (oldest !== undefined && known.size > mostKnown) known.delete(oldest)
      take(from, 'fhir')
      return 201
    },
  })
  opened.defer(fhir.close)
  const close = opened.move()
  return {
    syslog: { host, port: syslog.port },
    fhir: new URL(`https://${host}:${fhir.port}/`),
    received: () => [...counts.values()].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
    [Symbol.asyncDispose]: () => close.disposeAsync(),
  }
}

const keyOf = ({ country, by }: AuditReceived) => `${country} ${by}`
