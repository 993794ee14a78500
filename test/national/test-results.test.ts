import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testResults as service } from '../../src/features/national-services/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { call, openBox, storyWith } from './box.ts'

const about = ({ privacySettings }: Story) => privacySettings.filter((each) => each.about === 'test-results')
const open = storyWith((story) => story.results.length > 6 && about(story).length === 0)
const reserved = storyWith((story) => story.results.length > 0 && about(story)[0]?.kind === 'reservasjon')
const restricted = storyWith(
  (story) => story.results.length > 0 && about(story).length === 1 && about(story)[0]?.extent?.type === 'SP',
)
const blocked = storyWith(
  (story) => story.results.length > 0 && about(story).length === 1 && about(story)[0]?.extent?.hpr !== undefined,
)

type Bundle = { total: number; entry?: { resource: Json & { id: string }; search: { mode: string } }[] }

async function search(
  { person: { number } }: Story,
  {
    basis = 'SAMTYKKE',
    form = {},
    id = 'search-observations',
    claims = {},
  }: {
    basis?: string
    form?: Readonly<Record<string, string>>
    id?: string
    claims?: Readonly<Record<string, unknown>>
  } = {},
) {
  const box = await openBox([open, reserved, restricted, blocked])
  const headers = { 'person-id': number, 'access-basis': basis }
  const { status, body } = await call(box, service, id, { headers, form, said: { attest: number, claims } })
  return { status, body: body as unknown as Bundle, text: JSON.stringify(body) }
}

const outcomes = ({ entry = [] }: Bundle) =>
  entry.filter(({ search: { mode } }) => mode === 'outcome').map(({ resource }) => JSON.stringify(resource))

test('PPS: analyses come latest first, with code, value and what is usual', async () => {
  const { status, body } = await search(open)
  assert.equal(status, 200)
  assert.equal(body.total, open.results.length)
  const days = body.entry!.map(({ resource }) => String(resource.effectiveDateTime))
  assert.deepEqual(days, days.toSorted().toReversed())
  for (const { resource } of body.entry!) {
    assert.deepEqual(Object.keys(resource.subject as Json), ['identifier'])
    const { tag, security } = resource.meta as { tag: { code: string }[]; security: { code: string }[] }
    const national = (resource.code as { coding: { system: string; code: string }[] }).coding.filter(({ system }) =>
      system.endsWith('.7280'),
    )
    assert.deepEqual(
      tag.map(({ code }) => code),
      national.map(({ code }) => code),
    )
    assert.ok(security.some(({ code }) => code === 'HTEST'))
  }
})

test('PPS: a report comes with its analyses when they are asked for', async () => {
  const { body } = await search(open, {
    id: 'search-reports',
    form: { _include: 'DiagnosticReport:result', _count: '1' },
  })
  const [report] = body.entry!
  const result = report!.resource.result as { reference: string }[]
  const included = body.entry!.filter(({ search: { mode } }) => mode === 'include')
  assert.deepEqual(
    included.map(({ resource }) => `Observation/${resource.id}`).toSorted(),
    result.map(({ reference }) => reference).toSorted(),
  )
})

test('PPS: _count and _skip walk through all of it, each once', async () => {
  const seen: string[] = []
  for (let skip = 0; skip < open.results.length; skip += 3) {
    const { body } = await search(open, { form: { _count: '3', _skip: String(skip) } })
    assert.equal(body.total, open.results.length)
    seen.push(...body.entry!.map(({ resource }) => resource.id))
  }
  assert.equal(new Set(seen).size, open.results.length)
})

test('PPS: a code in _tag and a span of dates find what they say', async () => {
  const [{ on, codes } = { on: '', codes: [] }] = open.results
  const code = codes[0]!.code
  const { body } = await search(open, { form: { _tag: code, date: `ge${on}` } })
  assert.ok(body.total > 0 && body.total < open.results.length)
  const all = open.results.filter((each) => each.on >= on && each.codes.some((known) => known.code === code))
  assert.equal(body.total, all.length)
})

for (const [story, what, code] of [
  [reserved, 'a reservation', 'Reservation'],
  [restricted, 'a restriction for all', 'General'],
] as const) {
  test(`PPS, pvk-outcome-cs: ${what} is told as ${code}, with no results, never as an empty list alone`, async () => {
    const { status, body } = await search(story)
    assert.deepEqual([status, body.total], [200, 0])
    assert.match(outcomes(body).join(), new RegExp(`"${code}"`))
  })
}

test('PPS, pvk-outcome-cs: a block of one professional is told as Specific, to that one alone', async () => {
  const hpr = about(blocked)[0]!.extent!.hpr
  const asBlocked = await search(blocked, {
    claims: { 'helseid://claims/hpr/hpr_number': hpr, authorization_details: undefined },
  })
  assert.match(outcomes(asBlocked.body).join(), /"Specific"/)
  const other = await search(blocked)
  assert.deepEqual([other.body.total, outcomes(other.body)], [blocked.results.length, []])
})

for (const basis of ['FORHOYET_SAMTYKKE', 'FORHOYET_AKUTT']) {
  test(`PPS: ${basis} opens what is restricted`, async () => {
    const { body } = await search(restricted, { basis })
    assert.deepEqual([body.total, outcomes(body)], [restricted.results.length, []])
  })

  test(`PPS: ${basis} opens no reservation`, async () => {
    const { body } = await search(reserved, { basis })
    assert.equal(body.total, 0)
  })

  test(`PPS: ${basis} where nothing is hidden is refused`, async () => {
    const { status, text } = await search(open, { basis })
    assert.equal(status, 400)
    assert.match(text, /elevated-without-need/)
  })
}

for (const [title, change, code] of [
  ['an access basis that is none', { basis: 'VIL' }, 'header-value'],
  ['a parameter that is not known', { form: { patient: 'x' } }, 'parameter-unknown'],
  ['a date that is none', { form: { date: '2026-13' } }, 'parameter-value'],
  ['_count twice as text', { form: { _count: 'many' } }, 'parameter-value'],
] as const) {
  test(`PPS, bad input: ${title} is refused as ${code}`, async () => {
    const { status, text } = await search(open, change)
    assert.equal(status, 400)
    assert.match(text, new RegExp(code))
  })
}
