import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { norwegianDay } from '../kernel/norwegian-day.ts'
import { callbackPath, failedPath, newClientKey, type Once } from '../features/identity/index.ts'
import { addressOf, boxApis, criticalInformation } from '../features/national-services/index.ts'
import { populationOf } from '../features/synthetic-population/index.ts'
import {
  type BoxClients,
  demoClientId,
  helseIdPath,
  makeTokenService,
  professionalsOf,
  someOfEachKind,
} from '../features/token-service/index.ts'
import { boxWanted } from './box-wanted.ts'
import type { Keys } from './keys.ts'

/** What the demonstration's token service is wired from. */
export type DemoTokensNeeds = {
  readonly origin: string
  readonly clients: BoxClients
  readonly once: Once
  readonly keys: Pick<Keys, 'personKeySecret'>
  readonly now: () => Date
  readonly newToken: () => string
}

/** The token service of the box, and who we are to it. */
export async function demoTokens({ origin, clients, once, keys, now, newToken }: DemoTokensNeeds) {
  const { clientKey, registered } = await newClientKey()
  const tokenService = await makeTokenService({
    ...{ origin, clients, now, newToken, failedPath },
    redirectPath: callbackPath,
    clientKey: registered,
    apis: boxApis,
    firstCall: await firstCall(origin),
    population: madeOnce(populationWhoCare(now)),
    pseudonymSecret: keys.personKeySecret,
    once,
    newId: randomUUID,
  })
  return { tokenService, issuer: { issuer: `${origin}${helseIdPath}`, clientId: demoClientId, clientKey } }
}

/** Cheap, and machines may ask it: whether there is critical information about one of the invented. */
async function firstCall(origin: string) {
  const { operations } = criticalInformation
  const status = operations.find(({ status }) => status)
  return {
    program: await readFile(join(import.meta.dirname, '../../samples/vendor/first-call.mjs'), 'utf8'),
    scope: status?.scopes[0] ?? '',
    url: `${origin}${addressOf(criticalInformation, status?.path ?? '')}`,
    headers: Object.fromEntries(
      criticalInformation.headers.filter(({ required }) => required).map(({ name, example }) => [name, example]),
    ),
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
