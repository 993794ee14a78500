import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { contactPointFiles } from '../../../test/exchange/contact-point-files.ts'
import { Problem } from '../../kernel/problem.ts'
import { issueCertificate } from '../../platform/x509/issue.ts'
import { readContactPointFile } from './contact-point-file.ts'

const files = await contactPointFiles({ NO: 'http://127.0.0.1:1', FI: 'http://127.0.0.1:2' })
after(() => files[Symbol.asyncDispose]())

const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2030-01-01T00:00:00Z') }
for (const algorithm of ['ec', 'rsa'] as const) {
  const root = await issueCertificate({ kind: 'root', country: 'EU', commonName: 'Access', algorithm, ...dates })
  const order = { kind: 'signature', country: 'NO', commonName: 'Verifier', algorithm, ...dates } as const
  const { key, certificate } = await issueCertificate(order, root)
  await writeFile(join(files.folder, `${algorithm}.key.pem`), key.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(join(files.folder, `${algorithm}.der`), certificate)
}

const verifier = { key: 'ec.key.pem', certificate: 'ec.der' }
const types = { pid: { personal_administrative_number: '2.999.246.1.1' } }
const issuer = { country: 'FI', anchors: ['authority/root.der'], types }

/** Reads the file of Norway with a section. */
const readWith = async (wallet: unknown) =>
  readContactPointFile(await files.write('NO', { ...files.described('NO'), wallet }))

test('issue 5, item 11: a file says who asks wallets, and whose credentials are believed for which country', async () => {
  const { wallet, revocationLists } = await readWith({ verifier, issuers: [issuer] })
  assert.deepEqual(
    wallet?.trust.issuers.map(({ country, anchors, types: of }) => [country, anchors.length, of]),
    [['FI', 1, types]],
  )
  assert.deepEqual(wallet?.trust.revocationLists(), revocationLists.lists())
  assert.equal((await readWith(undefined)).wallet, undefined)
})

for (const [title, wallet, at] of [
  ['without who asks', { issuers: [issuer] }, 'wallet.verifier'],
  [
    'with a key that not every wallet knows',
    { verifier: { key: 'rsa.key.pem', certificate: 'rsa.der' }, issuers: [issuer] },
    'wallet.verifier.key',
  ],
  ['that believes nobody', { verifier, issuers: [] }, 'wallet.issuers'],
  ['with an issuer without a root', { verifier, issuers: [{ ...issuer, anchors: [] }] }, 'wallet.issuers[0].anchors'],
  ['with no type', { verifier, issuers: [{ ...issuer, types: {} }] }, 'wallet.issuers[0].types'],
  [
    'with a type nobody knows',
    { verifier, issuers: [{ ...issuer, types: { pdi: {} } }] },
    'wallet.issuers[0].types.pdi',
  ],
  [
    'with a claim that is no number',
    { verifier, issuers: [{ ...issuer, types: { pid: { sex: '2.999' } } }] },
    'wallet.issuers[0].types.pid.sex',
  ],
] as const) {
  test(`a section ${title} stops the start, and says where`, async () => {
    await assert.rejects(readWith(wallet), (error) => error instanceof Problem && error.place.at === at)
  })
}

test('a root of a demonstration vouches for nobody’s credentials among real countries', async () => {
  const order = { kind: 'root', country: 'EU', commonName: 'Real', algorithm: 'ec', ...dates } as const
  const { certificate } = await issueCertificate({ ...order, instead: { extra: [] } })
  await writeFile(join(files.folder, 'real.der'), certificate)
  const real = ['real.der']
  const anchors = { tls: real, assertion: real, seal: real, smp: real }
  const described = { ...files.described('NO'), network: 'europe', publish: undefined, clients: undefined, anchors }
  const reading = async (trusted: object) =>
    readContactPointFile(await files.write('NO', { ...described, wallet: { verifier, issuers: [trusted] } }))
  assert.equal((await reading({ ...issuer, anchors: real })).wallet?.trust.issuers.length, 1)
  await assert.rejects(reading(issuer), { code: 'demonstration-certificate' })
})
