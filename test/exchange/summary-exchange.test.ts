import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readDocumentList } from '../../src/standards/ihe/document-list.ts'
import { readRetrievedDocuments } from '../../src/standards/ihe/retrieve.ts'
import { readIdentificationAnswer } from '../../src/standards/ihe/xcpd-response.ts'
import { doctorOf, identification, retrieval, summaryQuery } from './asking.ts'
import { authorityOf, clientOf, openCountry } from './countries.ts'

const authority = await authorityOf(['NO', 'FI', 'CZ'])
const finland = await openCountry(authority, 'FI', ['NO', 'CZ'])
const client = clientOf(authority, 'NO', ['FI'])
after(async () => {
  client.close()
  await finland[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

const norway = '2.999.578'
const aino = { root: '2.999.246.1.1', extension: 'FI-EX-840611' }
const doctor = doctorOf(authority, 'NO', norway)

test('issue 5: a doctor in Norway finds a Finnish patient and fetches the summary, byte for byte, over mutual TLS', async () => {
  const { question, call } = identification(authority, finland, norway, { identifiers: [aino] }, [doctor.identity])
  const found = readIdentificationAnswer((await client.call(call)).body, question)
  assert.deepEqual(found.faults, [])
  assert.equal(found.subjects.length, 1)
  assert.equal(found.subjects[0]?.birthDate, '1984-06-11')
  const [patient] = found.subjects[0]?.identifiers ?? []
  assert.deepEqual(patient, aino)

  const security = [doctor.identity, doctor.treating(aino)]
  const list = readDocumentList((await client.call(summaryQuery(authority, finland, aino, security))).body, '2.999.246')
  assert.deepEqual(list.faults, [])
  assert.equal(list.entries.length, 2)
  const [entry] = list.entries
  assert(entry)

  const answer = await client.call(retrieval(authority, finland, [entry], security))
  const { documents, faults } = readRetrievedDocuments(answer.body, answer.attachments, [entry])
  assert.deepEqual(faults, [])
  const sample = await readFile(join(import.meta.dirname, '../../samples/fi-ps-l3.xml'))
  assert(documents[0] && Buffer.compare(documents[0].bytes, sample) === 0)

  const { records, accessLog: _log } = finland.stores
  assert.deepEqual(
    records.events.map(({ id, outcome }) => [id, outcome]),
    [
      ['EHDSI-11', 'success'],
      ['EHDSI-21', 'success'],
      ['EHDSI-22', 'success'],
    ],
  )
})
