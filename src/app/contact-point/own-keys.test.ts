import assert from 'node:assert/strict'
import { copyFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { contactPointFiles } from '../../../test/exchange/contact-point-files.ts'
import { certificatePem } from '../../platform/x509/tls-identity.ts'
import { Problem } from '../../kernel/problem.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { issueCertificate } from '../../platform/x509/issue.ts'
import { readContactPointFile } from './contact-point-file.ts'
import { readKeysTask } from './own-keys.ts'
import { ownCertificates } from './setup.ts'

const files = await contactPointFiles({ NO: 'http://127.0.0.1:1', FI: 'http://127.0.0.1:2' })
after(() => files[Symbol.asyncDispose]())
const at = (name: string) => join(files.folder, name)
const now = new Date()
const order = {
  country: 'NO',
  commonName: 'NO renewed',
  notBefore: now,
  notAfter: new Date(now.getTime() + 86_400_000),
}
const root = await issueCertificate({ ...order, kind: 'root', commonName: 'Test root' })

/** A setup of its own, with copies of Norway's keys, so that tests disturb each other nowhere. */
async function opened(name: string) {
  for (const file of ['tls', 'signature', 'seal']) {
    await copyFile(at(`NO/${file}.der`), at(`${name}-${file}.der`))
    await copyFile(at(`NO/${file}.key.pem`), at(`${name}-${file}.key.pem`))
  }
  const of = (file: string) => ({ key: `${name}-${file}.key.pem`, certificate: `${name}-${file}.der` })
  const described = files.described('NO')
  const publish = { ...(described.publish as object), seal: of('seal') } // an object, as `contactPointFiles` writes it
  const setup = await readContactPointFile(
    await files.write('NO', { ...described, tls: of('tls'), signature: of('signature'), publish }),
  )
  const { renewal } = setup
  assert(renewal)
  const renewed: string[] = []
  renewal.onRenewed(() => renewed.push(readCertificate(setup.tls.certificate).commonName))
  return { setup, renewed, readKeys: readKeysTask(renewal).run }
}

async function replace(name: string, kind: 'tls' | 'signature' | 'seal', part: 'both' | 'certificate' = 'both') {
  const { key, certificate } = await issueCertificate({ ...order, kind, hosts: ['127.0.0.1'] }, root)
  const put = async (file: string, content: string) => {
    await writeFile(at(`${file}.new`), content)
    await rename(at(`${file}.new`), at(file))
  }
  await put(`${name}-${kind}.der`, certificatePem(certificate))
  const finish = () => put(`${name}-${kind}.key.pem`, key.export({ type: 'pkcs8', format: 'pem' }).toString())
  if (part === 'both') await finish()
  return { certificate, finish }
}

for (const [kind, use] of [
  ['tls', 'tls-server'],
  ['signature', 'assertion'],
] as const) {
  test(`issue 5, item 2: a new ${kind} certificate in the file is in use without a restart, and has the alarms`, async () => {
    const { setup, renewed, readKeys } = await opened(`use-${kind}`)
    const own = ownCertificates(setup)
    await readKeys()
    assert.deepEqual(renewed, [], 'nothing is told while nothing is new')
    const { certificate } = await replace(`use-${kind}`, kind)
    await readKeys()
    assert.equal(renewed.length, 1)
    assert.deepEqual(Buffer.from(setup[kind].certificate), Buffer.from(certificate))
    const shown = own.find((each) => each.use === use)
    assert.deepEqual(Buffer.from(shown?.certificate ?? []), Buffer.from(certificate))
  })
}

test('issue 5, item 3: a new key for the seal of what is published is in use without a restart', async () => {
  const { setup, renewed, readKeys } = await opened('seal')
  const { certificate } = await replace('seal', 'seal')
  await readKeys()
  assert.equal(renewed.length, 1)
  assert.deepEqual(Buffer.from(setup.publish?.seal.certificate ?? []), Buffer.from(certificate))
})

test('issue 5, item 2: a certificate without its key leaves the last good pair in use, takes the others in, and says so', async () => {
  const { setup, readKeys } = await opened('half')
  const before = setup.tls.certificate
  const { finish, certificate } = await replace('half', 'tls', 'certificate')
  const signature = await replace('half', 'signature')
  await assert.rejects(readKeys(), (error) => {
    assert(error instanceof Problem)
    assert.deepEqual([error.code, error.place.at], ['contact-point-file', 'tls.key'])
    return true
  })
  assert.equal(setup.tls.certificate, before)
  assert.deepEqual(Buffer.from(setup.signature.certificate), Buffer.from(signature.certificate))
  await finish()
  await readKeys()
  assert.deepEqual(Buffer.from(setup.tls.certificate), Buffer.from(certificate))
})
