import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SignedIn } from '../../protocols/gate/access.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import { askWallet } from './ask.ts'
import type { HealthCredentialNeeds } from './needs.ts'
import { receiveAnswer } from './receive.ts'
import { memoryPresentations } from './store.memory.ts'
import type { Wallets } from './wallets.ts'

const id = '00000000-0000-4000-8000-000000000001'
const doctor: SignedIn = { visit: 'v', subject: 's', name: 'Solveig Nordlys', role: 'doctor' }
const domain = '2.999.246.1.1'
const mask: SearchMask = {
  country: 'FI',
  scope: 'ALL',
  fields: [{ key: 'number', kind: 'identifier', domain, label: 'l', mandatory: true, scope: 'ALL' }],
  enough: [['number']],
  pictures: [],
  notes: [],
}

/** A wallet by a protocol of its own that shows what the test says. */
async function asked(read: Wallets['read'], fillIn: HealthCredentialNeeds['fillIn'] = async () => '/form') {
  const told: string[] = []
  const clock = { now: new Date('2026-11-22T10:00:00Z') }
  const needs: HealthCredentialNeeds = {
    wallets: {
      newSecrets: async () => ({ nonce: 'n', state: 's', key: {} }),
      address: () => '',
      question: () => '',
      read,
    },
    issuers: [{ country: 'FI', anchors: [], types: { pid: { personal_administrative_number: domain } } }],
    presentations: memoryPresentations(),
    mask: (country) => (country === 'FI' ? mask : undefined),
    fillIn,
    formPath: () => '',
    refused: (code) => void told.push(code),
    now: () => clock.now,
    newId: () => id,
  }
  await askWallet(needs, doctor, 'FI')
  const step = async () => (await needs.presentations.find(id, clock.now))?.presentation.step
  return { needs, told, clock, step, answer: () => receiveAnswer(needs, id, new URLSearchParams()) }
}

const shows = (claims: Readonly<Record<string, unknown>>) => async () => ({ credential: 'pid', claims })
const aino = { personal_administrative_number: 'FI-EX-840611', issuing_country: 'FI', family_name: 'Keksitty' }

test('a port of wallets: any protocol that shows a credential fills in the form, with what was asked and no more', async () => {
  const filled: unknown[] = []
  const { answer, step } = await asked(shows(aino), async (_person, who) => {
    filled.push(who)
    return '/form'
  })
  assert.equal(await answer(), true)
  const traits = { identifiers: [{ root: domain, extension: 'FI-EX-840611' }] }
  assert.deepEqual(filled, [{ country: 'FI', traits, credential: 'pid' }])
  assert.deepEqual(await step(), { kind: 'filled', to: '/form' })
})

for (const [title, claims, code] of [
  ['another country', { ...aino, issuing_country: 'SE' }, 'credential-country'],
  ['no country', { ...aino, issuing_country: undefined }, 'credential-country'],
  ['a list of countries', { ...aino, issuing_country: ['FI'] }, 'credential-country'],
  ['no number', { issuing_country: 'FI' }, 'credential-claims'],
] as const) {
  test(`a credential that says ${title} fills in nothing`, async () => {
    const { answer, step, told } = await asked(shows(claims))
    assert.equal(await answer(), false)
    assert.deepEqual(await step(), { kind: 'refused', fault: code })
    assert.deepEqual(told, [code])
  })
}

test('a fault of ours is told as ours, at once, and the answer is not taken again', async () => {
  const broken = async () => {
    throw new Error('the database is away')
  }
  for (const world of [await asked(broken), await asked(shows(aino), broken)]) {
    assert.equal(await world.answer(), false)
    assert.deepEqual(await world.step(), { kind: 'refused', fault: 'interrupted' })
    assert.deepEqual(world.told, ['interrupted'])
    assert.equal(await world.answer(), undefined)
  }
})

test('secrets are gone once an answer is taken up', async () => {
  const world = await asked(async () => {
    assert.deepEqual(await world.step(), { kind: 'deciding' })
    return { credential: 'pid', claims: aino }
  })
  assert.equal((await world.step())?.kind, 'asked')
  await world.answer()
  assert.doesNotMatch(JSON.stringify(await world.step()), /secrets|Keksitty/)
})

test('a country without a form, or without an issuer, is asked for by no wallet', async () => {
  const { needs } = await asked(shows(aino))
  await assert.rejects(askWallet(needs, doctor, 'SE'), { code: 'not-found' })
  await assert.rejects(askWallet({ ...needs, issuers: [] }, doctor, 'FI'), { code: 'not-found' })
})
