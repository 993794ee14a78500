import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, request } from 'node:https'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { authorityOf, openCountry } from '../../../test/exchange/countries.ts'
import { fhirClientOf } from '../../../test/exchange/asking-by-fhir.ts'
import { fingerprintOf } from '../../platform/x509/certificate.ts'
import { silentLog } from '../../platform/log/log.ts'
import { secureContext } from '../../protocols/soap/tls.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { openFhirPort } from './fhir-port.ts'

const countries = ['NO', 'FI', 'CZ']
const authority = await authorityOf(countries)
after(() => authority[Symbol.asyncDispose]())
const held: { answer?: () => void } = {}
const crowd = { now: 0, most: 0 }

const routes: readonly HttpRoute[] = [
  get({
    id: 'shown',
    path: '/ehds/shown',
    releases: 'nothing',
    answer: ({ certificate }) => ({ kind: 'bytes', type: 'text/plain', body: fingerprintOf(certificate!) }),
  }),
  get({
    id: 'slow',
    path: '/ehds/slow',
    releases: 'nothing',
    answer: () =>
      new Promise((resolve) => {
        held.answer = () => resolve({ kind: 'bytes', type: 'text/plain', body: 'late' })
      }),
  }),
]
const crowded = get({
  id: 'crowded',
  path: '/ehds/crowded',
  releases: 'nothing',
  async answer() {
    crowd.now += 1
    crowd.most = Math.max(crowd.most, crowd.now)
    await setTimeout(250)
    crowd.now -= 1
    return { kind: 'bytes', type: 'text/plain', body: 'in turn' }
  },
})
const port = await openFhirPort({
  routes: [...routes, crowded],
  origin: 'https://fi.example',
  log: silentLog,
  now: () => new Date(),
})
const finland = await openCountry(authority, 'FI', ['NO'], { beside: port.beside })
after(async () => {
  await finland[Symbol.asyncDispose]()
  await port.close()
})
const base = `https://127.0.0.1:${finland.port}`
const norway = fhirClientOf(authority, 'NO', '2.999.578')
after(() => norway.close())

test('RFC 8705: a request on the port of other countries tells which certificate the connection showed', async () => {
  const answer = await norway.go(`${base}/ehds/shown`)
  assert.deepEqual(
    [answer.status, answer.body.toString()],
    [200, fingerprintOf(authority.keysOf('NO').tls.certificate)],
  )
})

test('issue 5, item 2: who is not pinned is not let in to FHIR either, and that is recorded', async () => {
  const stranger = fhirClientOf(authority, 'CZ', '2.999.203')
  await assert.rejects(stranger.go(`${base}/ehds/shown`))
  stranger.close()
  assert.deepEqual(
    finland.troubles.map(({ code }) => code),
    ['certificate-untrusted-issuer'],
  )
})

test('issue 5, item 2: without a certificate there is no connection', async () => {
  const { ca } = secureContext({ identity: { ...authority.keysOf('NO').tls, chain: [] }, anchors: [authority.root] })
  const agent = new Agent({ ca, keepAlive: false, ...{ checkServerIdentity: () => undefined } })
  const asking = request(`${base}/ehds/shown`, { agent })
  asking.end()
  await assert.rejects(once(asking, 'response'))
  agent.destroy()
})

test('what is no FHIR on the port is SOAP as ever', async () => {
  const answer = await norway.go(`${base}/services/nowhere`)
  assert.match(answer.type, /soap\+xml/)
  assert.equal(finland.troubles.at(-1)?.code, 'soap-path-unknown')
})

test('issue 5, bad input: an answer that takes its time holds up no other', async () => {
  const one = fhirClientOf(authority, 'NO', '2.999.578')
  const slow = one.go(`${base}/ehds/slow`)
  while (!held.answer) await norway.go(`${base}/ehds/shown`)
  held.answer()
  assert.equal((await slow).body.toString(), 'late')
  one.close()
})

test('issue 5, bad input: of one certificate so many are answered at a time, as over SOAP, and all of them', async () => {
  const askers = Array.from({ length: 40 }, () => fhirClientOf(authority, 'NO', '2.999.578'))
  const answers = await Promise.all(askers.map((asker) => asker.go(`${base}/ehds/crowded`)))
  for (const asker of askers) asker.close()
  assert.deepEqual([...new Set(answers.map(({ body }) => body.toString()))], ['in turn'])
  assert.ok(crowd.most <= 16, `${crowd.most} at a time`)
})
