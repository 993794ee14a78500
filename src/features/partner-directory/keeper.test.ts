import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCertificate, aRoot, days } from '../../../test/certificates.ts'
import { aMask, aPartnerWorld, operator } from '../../../test/partner-world.ts'
import { Problem } from '../../kernel/problem.ts'
import { fingerprintOf } from '../../platform/x509/certificate.ts'
import { memoryDirectoryStore } from './store.memory.ts'

const refused = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

/** Finland, with all it publishes fetched and approved. */
async function finland() {
  const world = await aPartnerWorld()
  for (const service of ['patient-identification', 'document-query', 'document-retrieve', 'search-mask'] as const) {
    world.publish(service)
  }
  world.publish('identity-assertion', { certificate: world.signature.certificate })
  await world.keeper.refresh()
  await world.approveAll()
  return world
}

test('issue 5, item 3: what was fetched is not used before an operator has approved all of it', async () => {
  const { keeper, publish } = await aPartnerWorld()
  publish('document-query')
  await keeper.refresh()
  const { directory } = keeper
  assert.equal(directory.endpoint('FI', 'document-query'), undefined)
  assert.deepEqual(
    keeper.inventory().map(({ pin: { country, use, state } }) => [country, use, state]),
    [
      ['EU', 'smp', 'waiting'],
      ['FI', 'seal', 'waiting'],
      ['FI', 'tls-server', 'waiting'],
    ],
  )
  for (const [index, { pin }] of keeper.inventory().entries()) {
    await keeper.decide(pin, 'approved', operator)
    assert.equal(directory.endpoint('FI', 'document-query') !== undefined, index === 2)
  }
})

test('issue 5, item 3: endpoints, certificates and search masks of a country that is approved', async () => {
  const { keeper, tls, signature, clock } = await finland()
  const { directory } = keeper
  assert.deepEqual(directory.partner('FI'), {
    country: 'FI',
    services: ['patient-identification', 'document-query', 'document-retrieve'],
    hasMask: true,
    faults: [],
    profile: { generation: 'wave-9', pdfListedAs: 'text/xml' },
  })
  const endpoint = directory.endpoint('FI', 'document-query')
  assert.deepEqual(
    [endpoint?.url, endpoint?.sha256, Buffer.from(endpoint?.certificate ?? [])],
    ['https://ncp.example.fi/soap', fingerprintOf(tls.certificate), Buffer.from(tls.certificate)],
  )
  assert.equal(directory.mask('FI')?.fields[0]?.domain, '1.2.3')
  assert.deepEqual(directory.trustedSigner(signature.certificate, clock.now), { country: 'FI' })
  assert.deepEqual(
    directory.partners().map(({ country, services }) => [country, services.length]),
    [
      ['CZ', 0],
      ['FI', 3],
    ],
  )
  assert.equal(directory.partner('DK'), undefined)
})

test('a certificate is trusted for the use it was approved for, and no other', async () => {
  const { keeper, tls, signature, seal, clock } = await finland()
  const { directory } = keeper
  const unknown = { fault: 'unknown-country' }
  for (const der of [tls, seal].map(({ certificate }) => certificate)) {
    assert.deepEqual(directory.trustedSigner(der, clock.now), unknown)
  }
  for (const der of [tls, signature, seal].map(({ certificate }) => certificate)) {
    assert.deepEqual(directory.trustedPeer(der, clock.now), unknown)
  }
  for (const _twice of [1, 2]) await keeper.importCertificate('FI', 'tls-client', tls.certificate, operator)
  assert.equal(keeper.decisions().filter(({ use }) => use === 'tls-client').length, 1)
  assert.deepEqual(directory.trustedPeer(tls.certificate, clock.now), { country: 'FI' })
  assert.deepEqual(directory.trustedSigner(tls.certificate, clock.now), unknown)
})

test('a valid path proves no country: only the operator’s word does, and the certificate may not gainsay it', async () => {
  const { keeper, root, clock } = await finland()
  const stranger = await aCertificate('tls', 'FI', root)
  assert.deepEqual(keeper.directory.trustedPeer(stranger.certificate, clock.now), { fault: 'unknown-country' })
  const greek = await aCertificate('tls', 'EL', root)
  await keeper.importCertificate('GR', 'tls-client', greek.certificate, operator)
  assert.deepEqual(keeper.directory.trustedPeer(greek.certificate, clock.now), { country: 'GR' })
  const swedish = await aCertificate('tls', 'SE', root)
  await assert.rejects(
    keeper.importCertificate('FI', 'tls-client', swedish.certificate, operator),
    refused('another-country'),
  )
})

test('a certificate that two countries were given is nobody’s', async () => {
  const { keeper, root, clock } = await finland()
  const { certificate } = await aCertificate('tls', 'EL', root)
  for (const country of ['GR', 'EL']) await keeper.importCertificate(country, 'tls-client', certificate, operator)
  assert.deepEqual(keeper.directory.trustedPeer(certificate, clock.now), { fault: 'another-country' })
})

test('issue 5, item 3: a certificate that names no country is not believed to be of one', async () => {
  const { keeper, root } = await finland()
  const { certificate } = await aCertificate('tls', 'x1', root)
  await assert.rejects(keeper.importCertificate('FI', 'tls-client', certificate, operator), refused('another-country'))
})

test('issue 5, item 3: a certificate brought by an operator must be valid for its use', async () => {
  const { keeper, root, seal } = await aPartnerWorld()
  const other = await aCertificate('tls', 'FI', await aRoot('Another root'))
  const old = await aCertificate('tls', 'FI', root, { notAfter: days(-1) })
  for (const [der, use, code] of [
    [other.certificate, 'tls-client', 'certificate-untrusted-issuer'],
    [old.certificate, 'tls-client', 'certificate-expired'],
    [seal.certificate, 'tls-client', 'certificate-key-usage'],
    [new Uint8Array([0x30, 0x00]), 'seal', 'certificate-broken'],
  ] as const) {
    await assert.rejects(keeper.importCertificate('FI', use, der, operator), refused(code))
  }
  assert.deepEqual(keeper.inventory(), [])
})

test('issue 5, item 3: a changed certificate waits; the old one stays until it ends or the new one is approved', async () => {
  const { keeper, publish, root, tls, clock } = await finland()
  const { directory } = keeper
  const renewed = await aCertificate('tls', 'FI', root, { notAfter: days(600) })
  publish('document-query', { certificate: renewed.certificate, url: 'https://new.example.fi/' })
  await keeper.refresh('FI')
  assert.equal(directory.endpoint('FI', 'document-query')?.sha256, fingerprintOf(tls.certificate))
  assert.deepEqual(directory.partner('FI')?.faults, [{ service: 'document-query', fault: 'waits-for-approval' }])
  const waiting = keeper.inventory().find(({ pin }) => pin.state === 'waiting')
  assert.deepEqual(
    [waiting?.pin.sha256, waiting?.beside.map(({ sha256 }) => sha256)],
    [fingerprintOf(renewed.certificate), [fingerprintOf(tls.certificate)]],
  )
  const before = directory.version()
  clock.now = days(366)
  assert.equal(directory.endpoint('FI', 'document-query'), undefined)
  clock.now = days(0)
  await keeper.decide(waiting!.pin, 'approved', operator)
  assert.equal(directory.endpoint('FI', 'document-query')?.url, 'https://new.example.fi/')
  assert.deepEqual(directory.partner('FI')?.faults, [])
  assert.ok(directory.version() > before)
  clock.now = days(364)
  assert.ok(!keeper.ending().some(({ sha256 }) => sha256 === fingerprintOf(renewed.certificate)))
  assert.equal(keeper.ending().filter(({ use }) => use === 'tls-server').length, 2, 'ours, and the other services’')
})

test('what waited and is no longer offered needs no decision', async () => {
  const { keeper, publish, root, served } = await finland()
  const at = [...served.keys()].find((url) => url.includes('ITI-38'))!
  const before = served.get(at)!
  for (const day of [500, 600]) {
    const { certificate } = await aCertificate('tls', 'FI', root, { notAfter: days(day) })
    publish('document-query', { certificate })
    await keeper.refresh()
    const waiting = keeper.inventory().filter(({ pin }) => pin.state === 'waiting')
    assert.deepEqual(
      waiting.map(({ pin }) => pin.sha256),
      [fingerprintOf(certificate)],
    )
  }
  served.set(at, before)
  await keeper.refresh()
  assert.ok(keeper.inventory().every(({ pin }) => pin.state === 'approved'))
  assert.equal(keeper.directory.partner('FI')?.faults.length, 0)
})

test('older metadata is refused also when what was used has ended', async () => {
  const { keeper, publish, clock } = await finland()
  clock.now = days(201)
  publish('document-query', { activation: days(-11), expiration: days(300) })
  const outcomes = await keeper.refresh('FI')
  assert.equal(outcomes.find(({ service }) => service === 'document-query')?.fault, 'metadata-older')
  assert.equal(keeper.directory.endpoint('FI', 'document-query'), undefined)
})

test('issue 5, item 3: a changed search mask waits like a certificate', async () => {
  const { keeper, publish, approveAll } = await finland()
  publish('search-mask', { extension: aMask('FI', '1.2.4') })
  await keeper.refresh()
  assert.equal(keeper.directory.mask('FI')?.fields[0]?.domain, '1.2.3')
  await approveAll()
  assert.equal(keeper.directory.mask('FI')?.fields[0]?.domain, '1.2.4')
})

test('what is refused, or was approved and is refused later, is not used', async () => {
  const { keeper, seal, signature, clock } = await finland()
  const pinOf = (sha256: string) => keeper.inventory().find(({ pin }) => pin.sha256 === sha256)!.pin
  await keeper.decide(pinOf(fingerprintOf(signature.certificate)), 'refused', operator)
  assert.deepEqual(keeper.directory.trustedSigner(signature.certificate, clock.now), { fault: 'refused' })
  await keeper.decide(pinOf(fingerprintOf(seal.certificate)), 'refused', operator)
  assert.deepEqual(keeper.directory.partner('FI')?.services, [])
  assert.equal(keeper.directory.mask('FI'), undefined)
  await assert.rejects(
    keeper.decide({ country: 'FI', use: 'seal', sha256: '0'.repeat(64) }, 'approved', operator),
    refused('pin-unknown'),
  )
})

test('issue 5, item 3: what is approved is so after a restart too', async () => {
  const { keeper, reopen, signature, clock } = await finland()
  const another = await reopen()
  const { directory } = another
  assert.equal(directory.partner('FI')?.services.length, 3)
  assert.deepEqual(directory.trustedSigner(signature.certificate, clock.now), { country: 'FI' })
  const { pin } = keeper.inventory().find((item) => item.pin.use === 'assertion')!
  await keeper.decide(pin, 'refused', operator)
  await another.reload()
  assert.deepEqual(directory.trustedSigner(signature.certificate, clock.now), { fault: 'refused' })
})

test('exchange study 8.14: SEAL or publisher wrong or ended, the endpoint is not used and what was stays', async () => {
  const { keeper, publish, root, tls, served, clock } = await finland()
  const { directory } = keeper
  const foreign = await aRoot('Another root')
  const [otherSeal, swedish, ended] = await Promise.all([
    aCertificate('seal', 'FI', foreign),
    aCertificate('seal', 'SE', root),
    aCertificate('seal', 'FI', root, { notAfter: days(-1) }),
  ])
  const faultAfter = async () => {
    const outcomes = await keeper.refresh('FI')
    return outcomes.find(({ service }) => service === 'document-query')?.fault
  }
  for (const [signers, changes, fault] of [
    [{ seal: otherSeal }, {}, 'certificate-untrusted-issuer'],
    [{ publisher: otherSeal }, {}, 'certificate-untrusted-issuer'],
    [{ seal: swedish }, {}, 'another-country'],
    [{ seal: ended }, {}, 'certificate-expired'],
    [{ seal: tls }, {}, 'certificate-key-usage'],
    [{}, { url: 'https://127.0.0.1:8443/' }, 'address-refused'],
    [{}, { url: 'http://ncp.example.fi/' }, 'address-refused'],
    [{}, { activation: days(1) }, 'not-yet-active'],
    [{}, { activation: days(-20), expiration: days(-1) }, 'service-expired'],
    [{}, { activation: days(-11) }, 'metadata-older'],
  ] as const) {
    publish('document-query', changes, signers)
    assert.equal(await faultAfter(), fault)
    assert.equal(directory.endpoint('FI', 'document-query')?.url, 'https://ncp.example.fi/soap')
  }
  const at = [...served.keys()].find((url) => url.includes('ITI-38'))!
  for (const [answer, fault] of [
    [new Problem('unavailable', 'publisher-silent', 'No'), 'publisher-silent'],
    [Buffer.from('<html>'), 'metadata-broken'],
    [served.get([...served.keys()].find((url) => url.includes('ITI-55'))!)!, 'metadata-other'],
  ] as const) {
    served.set(at, answer)
    assert.equal(await faultAfter(), fault)
    assert.ok(directory.endpoint('FI', 'document-query'))
  }
  clock.now = days(366)
  assert.deepEqual(directory.partner('FI')?.services, [])
})

test('EHDSI-193: every asking is recorded, and a record that cannot be written ends it', async () => {
  const { keeper, publish, queries, records } = await aPartnerWorld()
  publish('search-mask')
  records.fail = true
  await assert.rejects(keeper.refresh('FI'), refused('records-silent'))
  assert.deepEqual(keeper.inventory(), [])
  records.fail = false
  await keeper.refresh('FI')
  assert.equal(queries.length, 8)
  const asked = queries.find(({ service }) => service === 'search-mask')
  assert.match(asked?.address ?? '', /^https:\/\/smp\.example\/ehealth-participantid-qns%3A%3Aurn%3Aehealth%3Afi/)
  assert.ok(asked?.answer && !asked.fault)
  assert.equal(queries.find(({ service }) => service === 'fhir')?.fault, 'not-published')
})

test('issue 5, item 3: alarms 60, 30 and 7 days before a certificate ends, our own with them', async () => {
  const { keeper, clock, signature } = await finland()
  const alarmsAt = (day: number) => {
    clock.now = days(day)
    return keeper.ending().map(({ country, use, alarm }) => `${country} ${use} ${alarm}`)
  }
  assert.deepEqual(alarmsAt(0), ['NO tls-server thirty-days'])
  assert.deepEqual(alarmsAt(14), ['NO tls-server seven-days'])
  assert.ok(alarmsAt(310).includes('FI assertion sixty-days'))
  assert.ok(alarmsAt(340).includes('FI assertion thirty-days'))
  assert.ok(alarmsAt(359).includes('FI assertion seven-days'))
  assert.ok(alarmsAt(400).includes('FI assertion ended'))
  assert.deepEqual(keeper.directory.trustedSigner(signature.certificate, clock.now), { fault: 'certificate-expired' })
})

test('certificates alone are told without reading a search mask, and a mask is read once', async () => {
  const { keeper } = await finland()
  assert.ok(keeper.certificates().length > 0)
  assert.ok(keeper.certificates().every(({ pin, mask }) => pin.use !== 'mask' && mask === undefined))
  const maskIn = () => keeper.inventory().find(({ pin }) => pin.use === 'mask')?.mask
  assert.ok(maskIn())
  assert.equal(maskIn(), maskIn())
})

test('issue 5, item 3: what a country offered, nobody decided on and nothing needs is forgotten after a day', async () => {
  const store = memoryDirectoryStore()
  const { keeper, publish, approveAll, clock } = await aPartnerWorld({ store })
  const masks = async () => (await store.load()).sightings.filter(({ use }) => use === 'mask').length
  const offer = async (domain: string) => {
    publish('search-mask', { extension: aMask('FI', domain) })
    await keeper.refresh()
  }
  await offer('1.2.3')
  await approveAll()
  for (const domain of ['1.2.4', '1.2.5']) await offer(domain)
  assert.equal(await masks(), 3)
  clock.now = new Date(clock.now.getTime() + 86_400_001)
  await keeper.refresh()
  assert.equal(await masks(), 2, 'the approved one, and the one that is offered')
})
