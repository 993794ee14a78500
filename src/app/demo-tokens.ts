import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { norwegianDay } from '../kernel/norwegian-day.ts'
import { callbackPath, clientKeyOf, failedPath, newClientKey, type Once } from '../features/identity/index.ts'
import { addressOf, boxApis, criticalInformation } from '../features/national-services/index.ts'
import { populationOf } from '../features/synthetic-population/index.ts'
import {
  type BoxClients,
  demoClientId,
  type FirstCall,
  helseIdPath,
  makeTokenService,
  newSigningKey,
  openSigningKeys,
  professionalsOf,
  type SigningKeyStore,
  someOfEachKind,
  standingKey,
} from '../features/token-service/index.ts'
import type { NationalRecords } from '../features/national-records/index.ts'
import { examplePerson, personFor, triedIn } from '../features/vendor-portal/index.ts'
import { boxWanted } from './box-wanted.ts'
import type { Keys } from './keys.ts'

/** What the demonstration's token service is wired from. */
export type DemoTokensNeeds = {
  readonly origin: string
  readonly clients: BoxClients
  /** What all processes sign with. */
  readonly signingKeys: SigningKeyStore
  readonly once: Once
  /** Whom there is to ask about. */
  readonly records: NationalRecords
  readonly keys: Pick<Keys, 'personKeySecret'>
  readonly now: () => Date
  readonly newToken: () => string
}

/** The token service of the box, and who we are to it. */
export async function demoTokens({
  origin,
  clients,
  signingKeys,
  once,
  records,
  keys,
  now,
  newToken,
}: DemoTokensNeeds) {
  const kept = { store: signingKeys, now }
  const own = await standingKey({ ...kept, newKey: newClientKey }, 'own-client')
  const { clientKey, registered } = await clientKeyOf(own)
  const keysOfIssuers = await openSigningKeys({ ...kept, newKey: newSigningKey })
  const tokenService = makeTokenService({
    ...{ origin, clients, now, newToken, failedPath },
    redirectPath: callbackPath,
    clientKey: registered,
    signingKeys: keysOfIssuers,
    apis: boxApis,
    firstCall: await firstCall(origin, records),
    population: madeOnce(populationWhoCare(now)),
    pseudonymSecret: keys.personKeySecret,
    once,
    newId: randomUUID,
  })
  const tasks = [{ name: 'turn-signing-keys', everySeconds: 3600, run: keysOfIssuers.turn }]
  return { tokenService, tasks, issuer: { issuer: `${origin}${helseIdPath}`, clientId: demoClientId, clientKey } }
}

/** Critical information about one of the invented: machines may ask whether there is any, professionals what it is. */
async function firstCall(origin: string, records: NationalRecords): Promise<FirstCall> {
  const { operations, headers, id } = criticalInformation
  const [status, allergies] = ['status', 'allergies'].map((each) => operations.find((other) => other.id === each))
  const called = async (program: string, path = '') => ({
    program: await readFile(join(import.meta.dirname, '../../samples/vendor', program), 'utf8'),
    url: `${origin}${addressOf(criticalInformation, path)}`,
  })
  const required = headers.filter((header) => header.required)
  const person = status?.person
  return {
    machine: await called('first-call.mjs', status?.path),
    professional: await called('professional-call.mjs', allergies?.path),
    scope: status?.scopes[0] ?? '',
    headers: (patient) =>
      Object.fromEntries(
        required.map(({ name, example }) => [
          name,
          person?.in === 'header' && name === person.name ? patient : example,
        ]),
      ),
    patient: async () => personFor(id, (await triedIn(records)) ?? {}) ?? examplePerson,
  }
}

function populationWhoCare(now: () => Date) {
  return () => {
    const { care } = populationOf({ ...boxWanted, people: 0, today: norwegianDay(now()) })
    return { professionals: professionalsOf(care), shown: someOfEachKind(care) }
  }
}

function madeOnce<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
