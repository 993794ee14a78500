import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { isForDemonstration } from '../../platform/x509/issue.ts'
import { validatePath } from '../../platform/x509/path-validation.ts'
import { loadDemoAuthority } from './demo-authority.ts'

const directory = await mkdtemp(join(tmpdir(), 'knutepunkt-authority-'))
after(() => rm(directory, { recursive: true, force: true }))
const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2028-11-22T10:00:00Z')

test('issue 5, item 9: certificates are made at the first start and found at the next, years later', async () => {
  const first = await loadDemoAuthority(directory, ['NO', 'FI'], now)
  const second = await loadDemoAuthority(directory, ['NO', 'FI', 'CZ'], later)
  assert.deepEqual(Buffer.from(second.root), Buffer.from(first.root))
  assert.deepEqual(Buffer.from(second.keysOf('FI').tls.certificate), Buffer.from(first.keysOf('FI').tls.certificate))
  for (const [country, use] of [
    ['NO', 'tls-client'],
    ['FI', 'tls-server'],
    ['CZ', 'tls-server'],
  ] as const) {
    const { certificate } = second.keysOf(country).tls
    const options = {
      intermediates: [],
      anchors: [second.root],
      crls: [second.crl],
      now: later,
      use,
      revocation: 'required',
    } as const
    assert.equal(validatePath(certificate, options).ok, true, country)
  }
})

test('issue 5, item 9: the root is marked, so that nothing real is opened with it', async () => {
  const { root } = await loadDemoAuthority(directory, ['NO'], now)
  assert.equal(isForDemonstration(readCertificate(root)), true)
})

test('keys are readable by their owner alone, and nothing half-made is left', async () => {
  await loadDemoAuthority(directory, ['NO'], now)
  const { mode } = await stat(join(directory, 'NO', 'signature.key.pem'))
  assert.equal(mode & 0o077, 0)
  assert.deepEqual(
    (await readdir(directory)).filter((name) => name.includes('-')),
    [],
  )
})

test('two processes that start at once get the same keys', async () => {
  const both = await Promise.all([loadDemoAuthority(directory, ['PT'], now), loadDemoAuthority(directory, ['PT'], now)])
  const [one, other] = both.map((authority) =>
    Buffer.from(authority.keysOf('PT').signature.certificate).toString('hex'),
  )
  assert.equal(one, other)
})
