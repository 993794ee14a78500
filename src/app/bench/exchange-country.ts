import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { decideAccess } from '../../features/access-control/index.ts'
import { makeContactPoint } from '../../features/country-of-affiliation/index.ts'
import { firstDocumentOf, repositoryOf, settle } from '../../features/demo-countries/index.ts'
import { sqlExchangeRecords } from '../../features/exchange-records/index.ts'
import { sqlLimitStore } from '../../features/request-limits/index.ts'
import { openDatabase } from '../../platform/sql/database.ts'
import { migrate } from '../../platform/sql/migrate.ts'
import { makeGate } from '../../protocols/gate/gate.ts'
import { contactPointBrakes } from '../contact-point/contact-point-brakes.ts'
import { loadDemoAuthority } from '../contact-point/demo-authority.ts'
import { demoOperator, demoSetup } from '../contact-point/demo-setup.ts'
import { type CountryStores, listen, openDirectory, sqlCountryStores } from '../contact-point/open-country.ts'
import { samplesDirectory } from '../samples-directory.ts'
import {
  asked,
  asking,
  type AtWork,
  type CountryReady,
  doctorClaims,
  doctorsTogether,
  patientOf,
  sampleNumber,
} from './exchange-measured.ts'
import { plainly } from './exchange-plain.ts'

/**
 * The country that answers in the bench, a process of its own: `node exchange-country.ts CONNECTION KEYS`. It tells its
 * parent when it answers, and how long it was at work each time it is asked.
 */

const now = () => new Date()
const secret = new Uint8Array(32)
const tell = (told: CountryReady | AtWork): void => void process.send?.(told)

const [connection = '', directory = ''] = process.argv.slice(2)
const authority = await loadDemoAuthority(directory, [asked.country, asking.country], now())
const database = openDatabase(connection)
await migrate(database, now())
const stores = sqlCountryStores(database, sqlExchangeRecords(database))
const sample = await readFile(join(samplesDirectory, firstDocumentOf(asked)), 'utf8')
for (let index = 0; index < doctorsTogether; index++) {
  const summary = sample.replaceAll(sampleNumber, patientOf(index).extension)
  await settle(stores.people, Buffer.from(summary), now())
}

const setup = demoSetup(asked, authority, 'http://127.0.0.1:1')
const keeper = await openDirectory({ setup, stores, now })
const { tls, signature } = authority.keysOf(asking.country)
await keeper.importCertificate(asking.country, 'tls-client', tls.certificate, demoOperator)
await keeper.importCertificate(asking.country, 'assertion', signature.certificate, demoOperator)

const server = await listen(
  {
    setup,
    stores,
    now,
    // Counted as ever, and never enough.
    brakes: contactPointBrakes({
      store: sqlLimitStore(database),
      secret,
      raised: () => {},
      limits: { perProfessional: 1e9, perPointOfCare: 1e9, perPatient: 1e9 },
    }),
    personKeySecret: secret,
    levelOne: async () => undefined,
    answered: () => {},
    troubled: ({ error }) => console.error(error),
  },
  keeper.directory,
)
const plain = createServer(plainly(withoutSecurity(stores), askerWithoutSecurity())).listen(0, '127.0.0.1', () => {
  // Listening on TCP, so the address is no path.
  tell({ port: server.port, plainPort: (plain.address() as AddressInfo).port })
})
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  tell({ cpuMs: (user + system) / 1000 })
})
process.on('disconnect', () => process.exit(0))

/** The same core over the same database, which neither counts nor records, and takes who asks as given. */
function withoutSecurity({ people }: CountryStores) {
  const nothing = async () => {}
  return makeContactPoint({
    country: asked.country,
    homeCommunityId: asked.community,
    repositoryUniqueId: repositoryOf(asked),
    self: { commonName: '', address: '' },
    store: people,
    gate: makeGate({ decide: decideAccess, now, record: nothing }),
    records: { record: nothing, intend: nothing, complete: nothing },
    brakes: { take: async () => 'pass' },
    personKeySecret: secret,
    levelOne: async () => undefined,
    now,
    newId: randomUUID,
  })
}

function askerWithoutSecurity() {
  const claims = doctorClaims('nobody', patientOf(0), now())
  const peer = { country: asking.country, commonName: '', address: '' }
  return { assertions: { ...claims, ids: [] }, peer, requestId: '', digest: '', via: 'soap' } as const
}
