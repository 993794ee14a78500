import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { dial } from '../../../test/soap/raw.ts'
import {
  anchors,
  asking,
  echo,
  finland,
  finlandAnswers,
  finlandRoot,
  norway,
  norwayAsks,
  norwayRoot,
  now,
  order,
  pinned,
  side,
} from '../../../test/soap/two-countries.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { issueCertificate, issueCrl, type Issued } from '../../platform/x509/issue.ts'
import { validatePath } from '../../platform/x509/path-validation.ts'

const past = { notBefore: new Date('2010-01-01'), notAfter: new Date('2011-01-01') }
const strangeExtension = { oid: '1.3.6.1.4.1.99999.1', critical: true, value: Buffer.from([0x05, 0x00]) }
const otherRoot = await issueCertificate({ ...order('root', 'XX') })
const twinRoot = await issueCertificate(order('root', 'NO'))

/** Certificates that somebody may come with in place of Norway's; pinned all the same, so that TLS and path alone refuse. */
const bad: Readonly<Record<string, Issued>> = {
  'a self-signed certificate': await issueCertificate(order('tls', 'NO')),
  'one that has expired': await issueCertificate({ ...order('tls', 'NO'), ...past }, norwayRoot),
  'one of another authority': await issueCertificate(order('tls', 'NO'), otherRoot),
  'one of an authority with the name of ours': await issueCertificate(order('tls', 'NO'), twinRoot),
  'one that may not sign': await issueCertificate(
    { ...order('tls', 'NO'), instead: { keyUsage: ['keyEncipherment'] } },
    norwayRoot,
  ),
  'a signature certificate': await issueCertificate(order('signature', 'NO'), norwayRoot),
  'an unknown critical extension': await issueCertificate(
    { ...order('tls', 'NO'), instead: { extra: [strangeExtension] } },
    norwayRoot,
  ),
}

const server = await finlandAnswers()
const others = norwayAsks()
after(() => {
  others.close()
  return server.close()
})

for (const [title, certificate] of Object.entries(bad)) {
  test(`mutual TLS: a client with ${title} gets no connection, and it is told`, async () => {
    await using finland = await finlandAnswers(echo, { peerOf: pinned({ NO: certificate.certificate }, 'tls-client') })
    using stranger = norwayAsks({ tls: side(certificate) })
    await assert.rejects(stranger.call(asking(finland.url, 'hei')), { kind: 'unavailable' })
    assert.equal(finland.answered.length, 0)
    assert.match(finland.troubles[0]?.code ?? '', /^(tls-|certificate-)/)
    await others.call(asking(server.url, 'others'))
  })

  test(`mutual TLS: a server with ${title} is sent nothing`, async () => {
    await using false_ = await finlandAnswers(echo, { tls: side(certificate), peerOf: () => ({ country: 'NO' }) })
    using norway = norwayAsks({ checkServer: pinned({ FI: certificate.certificate }, 'tls-server') })
    const { sha256: pin } = readCertificate(certificate.certificate)
    await assert.rejects(norway.call(asking(false_.url, 'hei', { pin })), { code: 'remote-certificate' })
    assert.equal(false_.answered.length, 0)
  })
}

test('mutual TLS: without a client certificate there is no connection', async () => {
  const socket = await dial(server.url, { cert: undefined, key: undefined } as never).catch(() => undefined)
  socket?.on('error', () => undefined)
  socket?.write('GET / HTTP/1.1\r\nHost: fi\r\n\r\n')
  await pause(50)
  assert.ok(!socket || socket.destroyed || socket.readableLength === 0)
  assert.match(server.troubles.at(-1)?.code ?? '', /^tls-/)
})

test('TLS 1.1 and older are refused', async () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const
  await assert.rejects(dial(server.url, old), { code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' })
})

test('TLS 1.2 is spoken, with forward secrecy', async () => {
  const socket = await dial(server.url, { maxVersion: 'TLSv1.2' })
  assert.equal(socket.getProtocol(), 'TLSv1.2')
  assert.match(socket.getCipher().name, /^ECDHE-.*GCM/)
  socket.destroy()
})

test('issue 5, item 2: sessions are not resumed, in TLS 1.2 as in 1.3', async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    const first = await dial(server.url, { maxVersion })
    await pause(30)
    const session = first.getSession()
    first.destroy()
    const second = await dial(server.url, { maxVersion, ...(session ? { session } : {}) })
    assert.equal(second.isSessionReused(), false)
    second.destroy()
  }
})

test('a revoked certificate gets no connection, and one of another country than asked for gets no message', async () => {
  const { serial } = readCertificate(norway.certificate)
  const crls = [
    issueCrl(norwayRoot, { thisUpdate: new Date('2026-11-22'), nextUpdate: new Date('2026-11-29'), revoked: [serial] }),
  ]
  const peerOf = (certificate: Uint8Array) => {
    const path = validatePath(certificate, { anchors, intermediates: [], crls, now, use: 'tls-client' })
    return path.ok ? { country: 'NO' } : { fault: path.fault }
  }
  await using strict = await finlandAnswers(echo, { peerOf })
  await assert.rejects(others.call(asking(strict.url, 'hei')), { kind: 'unavailable' })
  assert.equal(strict.troubles[0]?.code, 'certificate-revoked')
  await assert.rejects(others.call(asking(server.url, 'hei', { country: 'CZ' })), { code: 'remote-certificate' })
  await assert.rejects(others.call(asking(server.url, 'hei', { pin: '00' })), {
    code: 'remote-certificate',
    place: { at: 'certificate-not-pinned' },
  })
})

test('an authority between that the other side leaves out may be configured; it is trusted for nothing by itself', async () => {
  const between = await issueCertificate(order('intermediate', 'NO'), norwayRoot)
  const below = await issueCertificate(order('tls', 'NO'), between)
  const peerOf = () => ({ country: 'NO' })
  const intermediates = [between.certificate]
  await using configured = await finlandAnswers(echo, { tls: side(finland, { intermediates }), peerOf })
  using stranger = norwayAsks({ tls: side(below) })
  await stranger.call(asking(configured.url, 'hei'))
  await using alone = await finlandAnswers(echo, {
    tls: side(finland, { anchors: [finlandRoot.certificate], intermediates }),
    peerOf,
  })
  await assert.rejects(stranger.call(asking(alone.url, 'hei')), { kind: 'unavailable' })
})

test('renewed certificates are shown to new connections, without a stop', async () => {
  await using finland = await finlandAnswers()
  const fresh = await issueCertificate(order('tls', 'FI'), finlandRoot)
  finland.renew(side(fresh))
  using norway = norwayAsks({ checkServer: pinned({ FI: fresh.certificate }, 'tls-server') })
  const { sha256: pin } = readCertificate(fresh.certificate)
  assert.equal((await norway.call(asking(finland.url, 'hei', { pin }))).peer.certificate.sha256, pin)
})

test('knocking a hundred times is told twice at most until the minute is over', async () => {
  await using finland = await finlandAnswers(echo, { peerOf: () => ({ fault: 'certificate-not-pinned' }) })
  using norway = norwayAsks()
  const url = finland.url
  await Promise.allSettled(Array.from({ length: 100 }, () => norway.call(asking(url, 'hei'))))
  assert.equal(finland.troubles.length, 1)
  await finland.close()
  assert.equal(
    finland.troubles.reduce((sum, { count }) => sum + count, 0),
    100,
  )
})

test('a directory that fails lets nobody in, and says why', async () => {
  const away = new Error('the directory is away')
  const failing = (): never => {
    throw away
  }
  await using finland = await finlandAnswers(echo, { peerOf: failing })
  await assert.rejects(others.call(asking(finland.url, 'hei')), { kind: 'unavailable' })
  const [told] = finland.troubles
  assert.equal(told?.code, 'certificate-not-vouched')
  assert.ok(told.error instanceof Error && told.error.cause === away)
  using norway = norwayAsks({ checkServer: failing })
  await assert.rejects(norway.call(asking(server.url, 'hei')), { code: 'remote-certificate', cause: away })
})
