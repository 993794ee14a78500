import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { parseXml } from '../../src/platform/xml/parse.ts'
import { writeSubmission } from '../../src/standards/ihe/provide-and-register.ts'
import { readRegistryResponse } from '../../src/standards/ihe/registry-response.ts'
import { readIdentificationAnswer } from '../../src/standards/ihe/xcpd-response.ts'
import { transactions } from '../../src/standards/ihe/transactions.ts'
import { doctorOf, identification, placeOf } from './asking.ts'
import { authorityOf, clientOf, openCountry } from './countries.ts'

const authority = await authorityOf(['NO', 'CZ', 'FI'])
const finland = await openCountry(authority, 'FI', ['NO', 'CZ'])
const [norway, czechia] = ['NO', 'CZ'].map((country) => clientOf(authority, country, ['FI']))
after(async () => {
  norway?.close()
  czechia?.close()
  await finland[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

const aino = { root: '2.999.246.1.1', extension: 'FI-EX-840611' }
const hostile = Buffer.from(
  `<ClinicalDocument xmlns="urn:hl7-org:v3"><code code="60593-1"/>${'<x/>'.repeat(490_000)}</ClinicalDocument>`,
)

/** Hands over half a million elements: the faults it is answered with. */
async function handOver(): Promise<readonly string[]> {
  const role = { code: '2262', codeSystem: '2.16.840.1.113883.2.9.6.2.7', displayName: 'Pharmacists' }
  const pharmacist = doctorOf(authority, 'NO', '2.999.578', { role })
  const entry = {
    entryUuid: `urn:uuid:${randomUUID()}`,
    documentUniqueId: `2.999.578.3^${randomUUID()}`,
    patient: aino,
    classCode: { code: '60593-1', scheme: '2.16.840.1.113883.6.1' },
    formatCode: { code: 'urn:epSOS:ep:dis:2010', scheme: 'eHDSI formatCodes' },
    mimeType: 'text/xml',
  }
  const set = {
    entryUuid: `urn:uuid:${randomUUID()}`,
    uniqueId: `2.25.${Date.now()}`,
    sourceId: '2.999.578',
    patient: aino,
  }
  const { body, attachments } = writeSubmission({ ...set, documents: [{ entry, bytes: hostile }] })
  const { action } = transactions['ITI-41']
  const security = [pharmacist.identity, pharmacist.treating(aino)]
  const place = placeOf(authority, finland, '/services/XDR_Service')
  const answer = await norway!.call({ ...place, action, body, attachments, security })
  return readRegistryResponse(answer.body).faults.map(({ name }) => name)
}

/** Asks who Aino is, as another country: milliseconds. */
async function ask(): Promise<number> {
  const doctor = doctorOf(authority, 'CZ', '2.999.203')
  const { question, call } = identification(authority, finland, '2.999.203', { identifiers: [aino] }, [doctor.identity])
  const { body, milliseconds } = await czechia!.call(call)
  assert.equal(readIdentificationAnswer(body, question).subjects.length, 1)
  return milliseconds
}

test('issue 5, bad input: while a country hands over half a million elements at a time, another is answered (ITI-55)', async (t) => {
  await ask()
  const begun = performance.now()
  parseXml(hostile)
  const parse = performance.now() - begun
  const handing = Promise.all([handOver(), handOver(), handOver(), handOver()])
  const state = { done: false }
  void handing.finally(() => {
    state.done = true
  })
  const times: number[] = []
  while (!state.done) {
    times.push(await ask())
    await pause(20)
  }
  assert.deepEqual(
    await handing,
    Array.from({ length: 4 }, () => ['ERROR_ED_INCORRECT_FORMATTING']),
  )
  const slowest = Math.max(...times)
  t.diagnostic(
    `${times.length} answers meanwhile, the slowest in ${Math.round(slowest)} ms; one parse ${Math.round(parse)} ms`,
  )
  assert(times.length >= 5)
  // Opened where others are answered, they would wait for all four.
  assert(slowest < 2 * parse + 250, `one waited ${Math.round(slowest)} ms`)
})
