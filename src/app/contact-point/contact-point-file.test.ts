import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { contactPointFiles } from '../../../test/exchange/contact-point-files.ts'
import { Problem } from '../../kernel/problem.ts'
import { certificatePem } from '../../platform/x509/tls-identity.ts'
import { readContactPointFile } from './contact-point-file.ts'

const files = await contactPointFiles({ NO: 'http://127.0.0.1:1', FI: 'http://127.0.0.1:2' })
after(() => files[Symbol.asyncDispose]())

/** Reads the file of Norway as changed. */
const readChanged = async (change: Record<string, unknown>) =>
  readContactPointFile(await files.write('NO', { ...files.described('NO'), ...change }))

async function refusal(change: Record<string, unknown>): Promise<{ readonly code: string; readonly at?: string }> {
  try {
    await readChanged(change)
  } catch (error) {
    assert(error instanceof Problem)
    return { code: error.code, ...error.place }
  }
  throw new Error('It was read')
}

test('issue 5, item 2: a file says whose contact point it is, whom it believes and whom it asks', async () => {
  const read = await readChanged({})
  assert.equal(read.country, 'NO')
  assert.equal(read.homeCommunityId, '2.999.578')
  assert.equal(read.anchors.smp.length, 1)
  assert.deepEqual(
    read.partners.map(({ country, address, brought }) => [country, address, brought.map(({ use }) => use)]),
    [['FI', 'http://127.0.0.1:2/smp', ['tls-client', 'assertion']]],
  )
  assert(read.publish)
})

test('certificates may be PEM as well as DER', async () => {
  const der = (await readChanged({})).tls.certificate
  await writeFile(join(files.folder, 'tls.pem'), certificatePem(der))
  const read = await readChanged({ tls: { key: 'NO/tls.key.pem', certificate: 'tls.pem' } })
  assert.deepEqual(Buffer.from(read.tls.certificate), Buffer.from(der))
})

test('RFC 5280, 6.1: a file names the authorities between roots and certificates, by use', async () => {
  const { intermediates } = await readChanged({ intermediates: { tls: ['authority/root.der'] } })
  assert.deepEqual([intermediates?.tls?.length, intermediates?.smp?.length], [1, 0])
})

test('issue 5, item 6: a file says what others must tell to find our people, and it must be our mask', async () => {
  const field =
    '<ism:id domain="2.999.578.1.1" format="[0-9]{11}" label="label.ism.nationalPersonIdentifier" mandatory="true"/>'
  const mask = (country: string) =>
    `<ism:searchFields xmlns:ism="http://ec.europa.eu/sante/ehncp/ism"><ism:country code="${country}" label="l">` +
    `<ism:patientSearch scope="ALL"><ism:identifier type="NORMAL">${field}</ism:identifier></ism:patientSearch>` +
    '</ism:country></ism:searchFields>'
  await writeFile(join(files.folder, 'mask.xml'), mask('NO'))
  await writeFile(join(files.folder, 'other.xml'), mask('SE'))
  assert.deepEqual(
    (await readChanged({ searchMask: 'mask.xml' })).searchMask?.fields.map(({ domain }) => domain),
    ['2.999.578.1.1'],
  )
  assert.equal((await refusal({ searchMask: 'other.xml' })).at, 'searchMask')
  assert.equal((await refusal({ searchMask: 'none.xml' })).at, 'searchMask')
})

test('issue 5, item 7: a file says where exchange records are sent on to, and how long they are kept', async () => {
  const anchors = ['authority/root.der']
  const syslog = { host: 'audit.example.no', port: 2862 }
  const { audit } = await readChanged({ audit: { keepDays: 30, anchors, syslog, fhir: 'https://fhir.example.no/r4' } })
  assert.deepEqual(
    [audit?.keepDays, audit?.anchors.length, audit?.syslog, audit?.fhir?.href],
    [30, 1, syslog, 'https://fhir.example.no/r4'],
  )
})

const fi = { country: 'FI', homeCommunityId: '2.999.246', publisher: 'http://127.0.0.1:2/smp' }
const roots = { tls: ['authority/root.der'], assertion: ['authority/root.der'], seal: ['authority/root.der'] }

const wrongs: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['a country that is no code', { country: 'Norway' }, 'country'],
  ['a community that is no OID', { homeCommunityId: 'urn:oid:2.999' }, 'homeCommunityId'],
  ['a port beyond all', { listen: { host: '127.0.0.1', port: 70_000 } }, 'listen.port'],
  ['a limit of nothing', { limits: { perProfessional: 60, perPointOfCare: 300, perPatient: 0 } }, 'limits.perPatient'],
  ['an audit repository with no root', { audit: { keepDays: 1, fhir: 'https://fhir.example.no' } }, 'audit.anchors'],
  ['an audit repository without TLS', { audit: { keepDays: 1, fhir: 'http://fhir.example.no' } }, 'audit.fhir'],
  ['records that are kept for no time', { audit: { keepDays: 0 } }, 'audit.keepDays'],
  ['no network', { network: undefined }, 'network'],
  ['no root for a use', { anchors: roots }, 'anchors.smp'],
  ['an authority between that is no certificate', { intermediates: { tls: ['NO.json'] } }, 'intermediates.tls[0]'],
  [
    'more authorities between than are looked at',
    { intermediates: { seal: Array.from({ length: 21 }, () => 'authority/root.der') } },
    'intermediates.seal',
  ],
  ['no list of revoked certificates', { revocationLists: [] }, 'revocationLists'],
  ['a list that is not there', { revocationLists: ['nowhere.crl'] }, 'revocationLists[0]'],
  ['a list that is a certificate', { revocationLists: ['NO/tls.der'] }, 'revocationLists[0]'],
  ['a key of another certificate', { tls: { key: 'FI/tls.key.pem', certificate: 'NO/tls.der' } }, 'tls.key'],
  ['a certificate that is a key', { tls: { key: 'NO/tls.key.pem', certificate: 'NO/tls.key.pem' } }, 'tls.certificate'],
  ['a partner with no publisher', { partners: [fi, { ...fi, publisher: 'ftp://x' }] }, 'partners[1].publisher'],
  ['a partner’s certificate that is none', { partners: [{ ...fi, signers: ['NO.json'] }] }, 'partners[0].signers[0]'],
  ['an address for FHIR without TLS', { fhirOrigin: 'http://no.example' }, 'fhirOrigin'],
  ['an address for FHIR that is more than a place', { fhirOrigin: 'https://no.example/ehds' }, 'fhirOrigin'],
  [
    'who may ask real countries over FHIR, and not where',
    { network: 'europe', publish: undefined, clients: [] },
    'fhirOrigin',
  ],
  ['metadata of one’s own among real countries', { network: 'europe' }, 'publish'],
]

for (const [title, change, at] of wrongs) {
  test(`issue 5, item 2, fail closed: ${title} is refused by its place`, async () => {
    assert.deepEqual(await refusal(change), { code: 'contact-point-file', at })
  })
}

test('issue 5, item 2: a root of a demonstration vouches for no real country', async () => {
  const { code } = await refusal({ network: 'europe', publish: undefined })
  assert.equal(code, 'demonstration-certificate')
})

test('a file that is not there, or no JSON, is refused without its words', async () => {
  for (const path of [join(files.folder, 'nowhere.json'), join(files.folder, 'NO/tls.der')]) {
    await assert.rejects(readContactPointFile(path), (error) => {
      assert(error instanceof Problem)
      assert.deepEqual([error.code, error.place.at], ['contact-point-file', 'the file'])
      return true
    })
  }
})
