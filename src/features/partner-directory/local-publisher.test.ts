import assert from 'node:assert/strict'
import { test } from 'node:test'
import { days } from '../../../test/certificates.ts'
import { partnerPages } from '../../../test/journeys/partner-pages.ts'
import { aMask, aPartnerWorld, operator } from '../../../test/partner-world.ts'
import { Problem } from '../../kernel/problem.ts'
import type { ExchangeService } from '../../standards/smp/participant.ts'
import { approveWaiting } from './approve-waiting.ts'
import { httpFetch } from './fetch-metadata.ts'
import { localPublisher, type Published } from './local-publisher.ts'
import { publisherRoutes } from './publisher-routes.ts'

test('issue 5, items 3 and 9: the demonstration’s countries find each other by their own publisher, over HTTP', async () => {
  const publishers: { country: string; address: string }[] = []
  const world = await aPartnerWorld({ fetchMetadata: httpFetch(), network: 'demonstration', publishers })
  const { seal, publisher, tls, signature, keeper } = world
  const published = (service: ExchangeService, more: Partial<Published['statement']>): Published => ({
    seal,
    statement: {
      country: 'FI',
      service,
      activation: days(-1),
      expiration: days(1),
      description: service,
      technicalContact: 'x@example.fi',
      ...more,
    },
  })
  const url = 'https://127.0.0.1:9443/'
  const local = localPublisher(
    [
      published('patient-identification', { url, certificate: tls.certificate }),
      published('identity-assertion', { url, certificate: signature.certificate }),
      published('search-mask', { extension: aMask('FI') }),
    ],
    publisher,
  )
  await using pages = await partnerPages(world, (origin) => publisherRoutes(local, origin))
  publishers.push({ country: 'FI', address: `${pages.origin}/smp` }, { country: 'CZ', address: `${pages.origin}/smp/` })
  const outcomes = await keeper.refresh()
  const faults = outcomes
    .filter(({ fault }) => fault !== 'not-published')
    .map(({ country, service, fault }) => [country, service, fault])
  assert.deepEqual(faults, [
    ['FI', 'patient-identification', undefined],
    ['FI', 'identity-assertion', undefined],
    ['FI', 'search-mask', undefined],
  ])
  assert.deepEqual(keeper.directory.partner('FI')?.services, [])
  await approveWaiting(keeper, operator)
  assert.equal(keeper.directory.endpoint('FI', 'patient-identification')?.url, url)
  assert.equal(keeper.directory.mask('FI')?.fields.length, 1)
  assert.deepEqual(keeper.directory.trustedSigner(signature.certificate, days(0)), { country: 'FI' })

  const group = await fetch(`${pages.origin}/smp/ehealth-participantid-qns%3A%3Aurn%3Aehealth%3Afi%3Ancp-idp`)
  assert.match(group.headers.get('content-type') ?? '', /^text\/xml/)
  const [, first = ''] = /href="([^"]+)"/.exec(await group.text()) ?? []
  assert.equal((await fetch(first)).status, 200)
  for (const nothing of ['x', 'ehealth-participantid-qns%3A%3Aurn%3Aehealth%3Ase%3Ancp-idp', 'a/services/b']) {
    assert.equal((await fetch(`${pages.origin}/smp/${nothing}`)).status, 404)
  }
})

test('issue 5, item 3: where countries are real, nothing approves all at once', async () => {
  const { keeper, publish } = await aPartnerWorld()
  publish('search-mask')
  await keeper.refresh()
  await assert.rejects(
    approveWaiting(keeper, operator),
    (error) => error instanceof Problem && error.code === 'not-demonstration',
  )
  assert.ok(keeper.inventory().every(({ pin }) => pin.state === 'waiting'))
})
