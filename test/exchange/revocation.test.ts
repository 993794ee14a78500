import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readContactPointFile } from '../../src/app/contact-point/contact-point-file.ts'
import { loadDemoAuthority } from '../../src/app/contact-point/demo-authority.ts'
import { openDirectory } from '../../src/app/contact-point/open-country.ts'
import { readListsTask } from '../../src/app/contact-point/revocation-lists.ts'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { memoryAffiliationStore, memoryReplays } from '../../src/features/country-of-affiliation/index.ts'
import { memoryDirectoryStore } from '../../src/features/partner-directory/index.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { readCertificate } from '../../src/platform/x509/certificate.ts'
import { issueCrl } from '../../src/platform/x509/issue.ts'
import { readIdentificationAnswer } from '../../src/standards/ihe/xcpd-response.ts'
import { doctorOf, identification } from './asking.ts'
import { contactPointFiles } from './contact-point-files.ts'
import { clientOf, notingRecords, openCountry } from './countries.ts'

const now = () => new Date()
const minutes = (count: number) => new Date(now().getTime() + count * 60_000)
const norway = '2.999.578'
const aino = { root: '2.999.246.1.1', extension: 'FI-EX-840611' }

const files = await contactPointFiles({ NO: 'http://127.0.0.1:1', FI: 'http://127.0.0.1:2' })
const authority = await loadDemoAuthority(files.folder, ['NO', 'FI'], now())
const setup = await readContactPointFile(await files.write('FI'))
const keeper = await openDirectory({
  setup,
  stores: {
    accessLog: memoryAccessLog(),
    people: memoryAffiliationStore(),
    replays: memoryReplays(),
    directory: memoryDirectoryStore(),
    records: notingRecords(),
  },
  now,
})
for (const { country, brought } of setup.partners) {
  for (const { use, certificate } of brought) {
    await keeper.importCertificate(country, use, certificate, { by: 'test', byName: 'Test' })
  }
}
const { run: readLists } = readListsTask(setup.revocationLists, keeper)
const finland = await openCountry(authority, 'FI', [], { directory: keeper.directory })
const client = clientOf(authority, 'NO', ['FI'])
const doctor = doctorOf(authority, 'NO', norway)
after(async () => {
  client.close()
  await finland[Symbol.asyncDispose]()
  await files[Symbol.asyncDispose]()
})

const rootKey = createPrivateKey(await readFile(join(files.folder, 'authority/root.key.pem')))

/** The authority's list, written as authorities do: beside, and renamed. */
async function publish(revoked: readonly Uint8Array[], number = 7): Promise<void> {
  const serials = revoked.map((certificate) => readCertificate(certificate).serial)
  const dates = { thisUpdate: minutes(-1), nextUpdate: minutes(60) }
  await put(issueCrl({ key: rootKey, certificate: authority.root }, { ...dates, number, revoked: serials }))
}

async function put(list: Uint8Array): Promise<void> {
  const path = join(files.folder, 'authority/list.crl')
  await writeFile(`${path}.new`, list)
  await rename(`${path}.new`, path)
}

/** Asks for a patient: how many were found. */
async function found(): Promise<number> {
  const { question, call } = identification(authority, finland, norway, { identifiers: [aino] }, [doctor.identity])
  return readIdentificationAnswer((await client.call(call)).body, question).subjects.length
}

/** What the log says of each. */
const refusals = { tls: 'certificate-revoked', signature: 'assertion-signer-untrusted' }

for (const use of ['tls', 'signature'] as const) {
  test(`issue 5, item 2: once the list in the file revokes a partner’s ${use}, the next message is refused, with no restart`, async () => {
    await publish([])
    await readLists()
    assert.equal(await found(), 1)
    await publish([authority.keysOf('NO')[use].certificate])
    await readLists()
    await assert.rejects(found)
    assert.equal(finland.troubles.at(-1)?.code, refusals[use])
    await publish([])
    await readLists()
    assert.equal(await found(), 1, 'a newer list that revokes nothing opens again')
  })
}

test('issue 5, item 2: of a list that cannot be read the last good one stays, and the task says so', async () => {
  await publish([authority.keysOf('NO').tls.certificate])
  await readLists()
  await put(Buffer.from('-----BEGIN X509 CRL-----'))
  await assert.rejects(readLists, (error) => {
    assert(error instanceof Problem)
    assert.deepEqual([error.code, error.place.at], ['contact-point-file', 'revocationLists[0]'])
    return true
  })
  await assert.rejects(found)
})

test('RFC 5280, 5.2.3: a list of a lower number than the one in use does not take back what is revoked', async () => {
  await publish([authority.keysOf('NO').tls.certificate], 8)
  await readLists()
  await publish([], 7)
  await assert.rejects(readLists, { code: 'revocation-list-earlier' })
  await assert.rejects(found)
  await publish([], 9)
  await readLists()
  assert.equal(await found(), 1)
})
