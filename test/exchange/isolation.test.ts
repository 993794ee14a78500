import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readDocumentList } from '../../src/standards/ihe/document-list.ts'
import { readRetrievedDocuments } from '../../src/standards/ihe/retrieve.ts'
import { doctorOf, retrieval, summaryQuery } from './asking.ts'
import { authorityOf, clientOf, openCountry } from './countries.ts'

const authority = await authorityOf(['NO', 'FI', 'CZ', 'PT'])
const opened = await Promise.all(['FI', 'CZ', 'PT'].map((code) => openCountry(authority, code, ['NO'])))
const client = clientOf(authority, 'NO', ['FI', 'CZ', 'PT'])
after(async () => {
  client.close()
  for (const country of opened) await country[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

const numbers: Readonly<Record<string, string>> = { FI: 'FI-EX-840611', CZ: 'CZ-EX-170405', PT: 'PT-EX-470322' }

test('issue 5, speed: 50 doctors at once in three countries each get their own patient, under their own name', async () => {
  const askers = Array.from({ length: 50 }, (_, at) => ({ name: `doctor-${at}`, asked: opened[at % 3]! }))
  await Promise.all(
    askers.map(async ({ name, asked }) => {
      const { country, community } = asked.row
      const patient = { root: `${community}.1.1`, extension: numbers[country] ?? '' }
      const doctor = doctorOf(authority, 'NO', '2.999.578', { nameId: name })
      const security = [doctor.identity, doctor.treating(patient, { nameId: name })]
      const list = readDocumentList(
        (await client.call(summaryQuery(authority, asked, patient, security))).body,
        community,
      )
      const [entry] = list.entries
      assert(entry, JSON.stringify(list.faults))
      const answer = await client.call(retrieval(authority, asked, [entry], security))
      const { documents } = readRetrievedDocuments(answer.body, answer.attachments, [entry])
      assert(Buffer.from(documents[0]?.bytes ?? []).includes(`extension="${patient.extension}"`))
    }),
  )
  for (const { row, stores } of opened) {
    const expected = askers.filter(({ asked }) => asked.row === row).map(({ name }) => name)
    for (const id of ['EHDSI-21', 'EHDSI-22']) {
      const recorded = stores.records.events.filter((event) => event.id === id)
      assert.deepEqual(recorded.map(({ professional }) => professional?.nameId).toSorted(), expected.toSorted())
      assert(recorded.every(({ patient }) => patient?.extension === numbers[row.country]))
    }
  }
})
