import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { isLoopback } from '../../protocols/web/security.ts'
import type { Api } from './api.ts'
import type { BoxClient, BoxClients } from './box-client.ts'
import { type ClientView, clientPage } from './pages/client.ts'
import { boxClientPaths } from './pages/paths.ts'
import { registerPage } from './pages/register.ts'
import { readRegistration } from './read-registration.ts'

/** A program with holes, and the address that it calls. */
type ExampleProgram = { readonly program: string; readonly url: string }

/** Calls that can be made at once, for the programs on a client's page. */
export type FirstCall = {
  /** As `samples/vendor/first-call.mjs`. */
  readonly machine: ExampleProgram
  /** As `samples/vendor/professional-call.mjs`. */
  readonly professional: ExampleProgram
  /** What both ask for. */
  readonly scope: string
  readonly headers: (patient: string) => Readonly<Record<string, string>>
  /** National number of somebody about whom there is something to tell. */
  readonly patient: () => Promise<string>
}

/** What registering clients needs. */
export type ClientNeeds = {
  readonly issuers: {
    readonly helseId: string
    readonly idPorten: string
    readonly maskinporten: string
    /** The test-token service. */
    readonly testToken: string
  }
  readonly clients: BoxClients
  readonly apis: readonly Api[]
  /** One that stands in the form at first. */
  readonly exampleOrgNumber: () => string
  readonly firstCall: FirstCall
  readonly now: () => Date
  readonly newId: () => string
}

const mostListed = 50
const keptDays = 30

/** Where vendors register their clients: anybody may, since nothing here is anybody's. */
export function clientRoutes(needs: ClientNeeds): readonly HttpRoute[] {
  const { clients, exampleOrgNumber, apis } = needs
  return [
    get({
      id: 'box-clients',
      path: boxClientPaths.all,
      releases: 'public',
      async answer({ language }) {
        const listed = await listedBy(needs)
        return page(
          registerPage({ listed, apis, form: undefined, orgNumber: exampleOrgNumber(), faults: [] }, language),
        )
      },
    }),
    post({
      id: 'box-client-registered',
      path: boxClientPaths.all,
      releases: 'nothing',
      answer: (request) => registered(needs, request),
    }),
    get({
      id: 'box-client',
      path: boxClientPaths.one(':id'),
      releases: 'public',
      async answer({ language, params: { id = '' } }) {
        const client = await clients.find(id)
        if (!client) throw new Problem('not-found', 'not-found', 'Not found')
        return page(clientPage(await viewOf(needs, client), language))
      },
    }),
    post({
      id: 'box-client-removed',
      path: boxClientPaths.remove(':id'),
      releases: 'nothing',
      async answer({ params: { id = '' } }) {
        await clients.remove(id)
        return redirect(boxClientPaths.all)
      },
    }),
  ]
}

/**
 * Every client on one's own machine. Where others reach us nobody is told of another's client: who knows its id may see its
 * calls, ask for faults for it, and get test tokens as it.
 */
async function listedBy({ clients, issuers }: ClientNeeds): Promise<readonly BoxClient[]> {
  return isLoopback(new URL(issuers.helseId).hostname) ? clients.list(mostListed) : []
}

async function registered(needs: ClientNeeds, { form, language }: WebRequest): Promise<Answer> {
  const { clients, apis, now, newId } = needs
  const read = await readRegistration(form, apis)
  if ('faults' in read) {
    const listed = await listedBy(needs)
    const { faults } = read
    return page(registerPage({ listed, apis, form, orgNumber: needs.exampleOrgNumber(), faults }, language), 400)
  }
  const made = read.client.keys.length === 0 ? await newKeyPair() : undefined
  const keys = made ? [made.published] : read.client.keys
  const client: BoxClient = { ...read.client, keys, id: newId(), registered: now() }
  await clients.removeBefore(new Date(now().getTime() - keptDays * 24 * 3_600_000))
  await clients.add(client)
  // Shown once, in the answer itself: we keep the public half.
  const view = await viewOf(needs, client)
  return page(clientPage({ ...view, ...(made ? { privateKey: made.secret } : {}) }, language))
}

async function viewOf(needs: ClientNeeds, client: BoxClient): Promise<ClientView> {
  const { firstCall, exampleOrgNumber, newId } = needs
  const example = { patient: await firstCall.patient(), orgNumber: exampleOrgNumber(), decision: newId() }
  return { ...needs, ...example, client }
}

async function newKeyPair(): Promise<{ readonly published: JWK; readonly secret: JWK }> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  // node:crypto gives the same members under looser types.
  const published = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK
  const secret = privateKey.export({ format: 'jwk' }) as JWK
  const use = { kid: await calculateJwkThumbprint(published), alg: 'ES256', use: 'sig' }
  return { published: { ...published, ...use }, secret: { ...secret, ...use } }
}
