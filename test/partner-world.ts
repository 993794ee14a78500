import { randomUUID } from 'node:crypto'
import type { DirectoryKeeper, MetadataQuery, PathCheck } from '../src/features/partner-directory/index.ts'
import { memoryDirectoryStore, openPartnerDirectory } from '../src/features/partner-directory/index.ts'
import type { DirectoryNeeds } from '../src/features/partner-directory/keeper.ts'
import { Problem } from '../src/kernel/problem.ts'
import type { Issued } from '../src/platform/x509/issue.ts'
import { validatePath } from '../src/platform/x509/path-validation.ts'
import { parseXmlText } from '../src/platform/xml/parse.ts'
import { type ExchangeService, metadataPath } from '../src/standards/smp/participant.ts'
import { type ServiceStatement, writeServiceMetadata } from '../src/standards/smp/write-service-metadata.ts'
import { aCertificate, aRoot, certificateNow, days } from './certificates.ts'

/** A mask that asks for a number of this country. @param more of its patient search, as XML */
export const aMask = (country: string, domain = '1.2.3', more = '') =>
  parseXmlText(
    `<searchFields xmlns="http://ec.europa.eu/sante/ehncp/ism"><country code="${country}"><patientSearch><identifier type="NORMAL"><id domain="${domain}" label="label.ism.nationalPersonIdentifier" mandatory="true"/></identifier>${more}</patientSearch></country></searchFields>`,
  )

/** Countries, their certificates and their publisher, without a network: what tests of the directory play in. */
export type PartnerWorld = {
  readonly keeper: DirectoryKeeper
  readonly root: Issued
  readonly publisher: Issued
  readonly seal: Issued
  readonly tls: Issued
  readonly signature: Issued
  /** Publishes a service of Finland, signed as it should be unless told. */
  readonly publish: (service: ExchangeService, changes?: Partial<ServiceStatement>, signers?: Partial<Signers>) => void
  /** What the publisher answers at an address; nothing: it has no such thing. */
  readonly served: Map<string, Uint8Array | Error>
  /** Approves everything that waits. */
  readonly approveAll: () => Promise<void>
  /** Everything that was asked of the publisher. */
  readonly queries: MetadataQuery[]
  /** Set to let the record of queries fail. */
  readonly records: { fail: boolean }
  readonly clock: { now: Date }
  /** Opens another directory on the same store, as after a restart. */
  readonly reopen: () => Promise<DirectoryKeeper>
}

type Signers = { readonly seal: Issued; readonly publisher: Issued }

export const operator = { by: 'operator-1', byName: 'Olga Operatør' }

/** A world of Norway that exchanges with Finland and Czechia. @param changes to what the directory is given */
export async function aPartnerWorld(changes: Partial<DirectoryNeeds> = {}): Promise<PartnerWorld> {
  const root = await aRoot()
  const [publisher, seal, tls, signature] = await Promise.all([
    aCertificate('seal', 'EU', root, { commonName: 'SMP' }),
    aCertificate('seal', 'FI', root),
    aCertificate('tls', 'FI', root),
    aCertificate('signature', 'FI', root),
  ])
  const clock = { now: certificateNow }
  const served = new Map<string, Uint8Array | Error>()
  const queries: MetadataQuery[] = []
  const records = { fail: false }
  const pathFault: PathCheck = (der, use, now) => {
    const verdict = validatePath(der, {
      intermediates: [],
      anchors: [root.certificate],
      crls: [],
      now,
      use: use === 'smp' ? 'seal' : use,
    })
    return verdict.ok ? undefined : verdict.fault
  }
  const store = memoryDirectoryStore()
  const own = await aCertificate('tls', 'NO', root, { notAfter: days(20) })
  const open = () =>
    openPartnerDirectory({
      store,
      country: 'NO',
      own: [{ use: 'tls-server', certificate: own.certificate }],
      publishers: [
        { country: 'FI', address: 'https://smp.example/' },
        { country: 'CZ', address: 'https://smp.example' },
      ],
      network: 'europe',
      pathFault,
      async fetchMetadata(url) {
        const answer = served.get(url)
        if (answer instanceof Error) throw answer
        if (!answer) throw new Problem('not-found', 'not-published', 'None')
        return answer
      },
      async recorded(query) {
        if (records.fail) throw new Problem('unavailable', 'records-silent', 'No record')
        queries.push(query)
      },
      now: () => clock.now,
      newId: randomUUID,
      ...changes,
    })
  const keeper = await open()
  return {
    keeper,
    root,
    publisher,
    seal,
    tls,
    signature,
    served,
    queries,
    records,
    clock,
    reopen: open,
    publish(service, changes = {}, signers = {}) {
      const statement: ServiceStatement = {
        country: 'FI',
        service,
        ...(service === 'search-mask'
          ? { extension: aMask('FI') }
          : { url: 'https://ncp.example.fi/soap', certificate: tls.certificate }),
        activation: days(-10),
        expiration: days(200),
        description: service,
        technicalContact: 'ncp@example.fi',
        ...changes,
      }
      const url = `https://smp.example${metadataPath('FI', service)}`
      served.set(url, writeServiceMetadata(statement, { seal, publisher, ...signers }))
    },
    async approveAll() {
      for (const { pin } of keeper.inventory()) {
        if (pin.state === 'waiting') await keeper.decide(pin, 'approved', operator)
      }
    },
  }
}
