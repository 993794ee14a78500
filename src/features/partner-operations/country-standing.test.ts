import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type StandingFacts, standingsOf } from './country-standing.ts'

const at = new Date('2026-11-22T10:00:00Z')
const open = ['patient-identification', 'document-query', 'document-retrieve'] as const
const facts: StandingFacts = {
  partners: [
    { country: 'FI', services: open, hasMask: true, faults: [] },
    {
      country: 'CZ',
      services: [],
      hasMask: false,
      faults: [{ service: 'document-query', fault: 'waits-for-approval' }],
    },
  ],
  counts: [
    { otherCountry: 'FI', role: 'B', event: 'EHDSI-11', outcome: 'success', count: 8 },
    { otherCountry: 'FI', role: 'B', event: 'EHDSI-11', outcome: 'minor-failure', errorCode: 'no-match', count: 1 },
    { otherCountry: 'FI', role: 'B', event: 'CF', outcome: 'serious-failure', errorCode: 'slow', count: 2 },
    { otherCountry: 'FI', role: 'B', event: 'EHDSI-91', outcome: 'success', count: 50 },
    {
      otherCountry: 'FI',
      role: 'B',
      event: 'EHDSI-193',
      outcome: 'minor-failure',
      errorCode: 'publisher-silent',
      count: 50,
    },
    { otherCountry: 'FI', role: 'A', event: 'EHDSI-11', outcome: 'success', count: 4 },
    {
      otherCountry: 'FI',
      role: 'A',
      event: 'EHDSI-11',
      outcome: 'serious-failure',
      errorCode: 'ERROR_PI_NO_MATCH',
      count: 2,
    },
    {
      otherCountry: 'FI',
      role: 'A',
      event: 'CF',
      outcome: 'serious-failure',
      errorCode: 'exchange-interrupted',
      count: 1,
    },
    { role: 'A', event: 'CF', outcome: 'serious-failure', errorCode: 'tls-refused', count: 3 },
  ],
  figures: [
    {
      role: 'B',
      country: 'FI',
      answered: 9,
      failed: 3,
      failing: { times: 3, outcome: 'remote-timeout', since: at },
    },
    { role: 'A', country: 'none', answered: 0, failed: 3 },
  ],
  ending: [{ country: 'FI', use: 'tls-server', sha256: '', notAfter: at, alarm: 'seven-days' }],
  blocked: [],
  demo: [],
}

test('issue 5, item 13: an answer that says no is an answer; what was issued or fetched here is no exchange', () => {
  const [, finland] = standingsOf(facts)
  assert.equal(finland?.country, 'FI')
  assert.deepEqual(finland.directions.B, {
    ...{ role: 'B', answers: 9, failures: 2 },
    errors: [
      { code: 'slow', count: 2 },
      { code: 'no-match', count: 1 },
    ],
  })
})

test('issue 5, item 13: what they asked us is told apart from what we asked them, and a no of ours is an answer', () => {
  const [, finland] = standingsOf(facts)
  assert.deepEqual(finland?.directions.A, {
    ...{ role: 'A', answers: 6, failures: 1 },
    errors: [
      { code: 'ERROR_PI_NO_MATCH', count: 2 },
      { code: 'exchange-interrupted', count: 1 },
    ],
  })
})

test('issue 5, item 13: a country has open trouble when it is closed, fails, sends what cannot be used, or a certificate ends', () => {
  assert.deepEqual(
    standingsOf(facts).map(({ country, troubles }) => [country, troubles.map(({ kind }) => kind)]),
    [
      ['CZ', ['closed']],
      ['FI', ['failing', 'wrong', 'certificate']],
    ],
  )
})

test('issue 5, item 13: a country that can be asked for a part alone is closed, and so is one without a search mask', () => {
  const closed = (partner: Partial<StandingFacts['partners'][number]>) => {
    const partners = [{ country: 'FI', services: open, hasMask: true, faults: [], ...partner }]
    const [finland] = standingsOf({ ...facts, partners, counts: [], figures: [], ending: [] })
    return finland?.troubles.map(({ kind }) => kind)
  }
  assert.deepEqual(closed({}), [])
  assert.deepEqual(closed({ hasMask: false }), ['closed'])
  assert.deepEqual(closed({ services: open.slice(1) }), ['closed'])
})

test('issue 5, item 13: one document of another patient is open trouble, the gravest first', () => {
  const counts: StandingFacts['counts'] = ['slow', 'another-patient', 'no-match'].map((errorCode) => ({
    otherCountry: 'FI',
    role: 'B',
    event: 'EHDSI-22',
    outcome: 'serious-failure',
    errorCode,
    count: 1,
  }))
  const [finland] = standingsOf({ ...facts, partners: [], counts, figures: [], ending: [] })
  assert.deepEqual(finland?.troubles, [
    { kind: 'wrong', code: 'another-patient', count: 1 },
    { kind: 'wrong', code: 'slow', count: 1 },
  ])
})

test('a refusal of somebody whose certificate nobody knows is no country’s', () => {
  assert.ok(standingsOf(facts).every(({ country }) => country !== 'none'))
})
