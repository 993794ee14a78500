import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordsOf, documents as service } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { shippedDefinitions } from '../fhir-definitions.ts'
import { errorsOf, validatorOf } from '../fhir-validator.ts'
import { call, openBox, stories, storyWith } from './box.ts'

const byLaw = 'nhn:phr/mhd/read-documentreferences'
const byRegulation = `${byLaw}/kjernejournalforskriften`
const readDocument = 'nhn:phr/mhd/read-document'

const undecided = ({ privacySettings }: Story) => privacySettings.every(({ about }) => about !== 'documents')
const kinds = ({ documents }: Story) => new Set(documents.map(({ confidentiality }) => confidentiality))
const several = storyWith((story) => undecided(story) && story.documents.length > 2 && kinds(story).size === 1)
const lockedStory = storyWith((story) => undecided(story) && kinds(story).has('NORS') && kinds(story).has('N'))
const restricted = storyWith(
  (story) => story.documents.length > 0 && story.privacySettings.some(({ about }) => about === 'documents'),
)
const old = storyWith(
  (story) => undecided(story) && story.documents.some(({ type, on }) => type === 'C00-1' && on < '2025-11-22'),
)

type Bundle = { total: number; entry?: { resource: Json; search: { mode: string } }[] }
type Reference = { id: string; date: string; content: [{ attachment: { url: string } }] }

type How = {
  readonly scopes?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
  readonly claims?: Readonly<Record<string, unknown>>
}

async function search(
  story: Story,
  { scopes = [byLaw], headers = {}, form = {}, claims = {} }: How = {},
  all = [story],
) {
  const box = await openBox(all)
  const { number } = story.person
  const answer = await call(box, service, 'find-document-references', {
    headers,
    form: { 'patient.identifier': number, ...form },
    said: { ...('pid' in claims ? {} : { attest: number }), claims: { scope: scopes, ...claims } },
  })
  const body = answer.body as unknown as Bundle
  const found = (body.entry ?? []).filter(({ search: { mode } }) => mode === 'match').map(({ resource }) => resource)
  return { ...answer, body, found: found as unknown as readonly Reference[], text: JSON.stringify(body), box }
}

async function retrieve(
  story: Story,
  url: string,
  { headers = {}, scopes = [], claims = {} }: How = {},
  all = [story],
) {
  const { number } = story.person
  return call(await openBox(all), service, 'retrieve-document', {
    headers: { 'hit-patient-pid': number, ...headers },
    query: Object.fromEntries(new URL(url, 'https://box.example').searchParams),
    said: { ...('pid' in claims ? {} : { attest: number }), claims: { scope: [readDocument, ...scopes], ...claims } },
  })
}

const addressOf = ({ content: [{ attachment }] }: Reference) => attachment.url

test('MHD ITI-67: a person’s documents come latest first, each with the address it is had from', async () => {
  const { status, body, found, headers, box } = await search(several, { form: { status: 'current' } })
  assert.deepEqual([status, body.total], [200, several.documents.length])
  const dates = found.map(({ date }) => date)
  assert.deepEqual(dates, dates.toSorted().toReversed())
  for (const each of found) assert.match(addressOf(each), /^\/mhd\/iti68\/document\?documentUniqueId=2\.25\.\d+&/)
  assert.equal(headers?.['nhn-securitylabel-nors-count'], '0')
  assert.equal(box.accesses.length, 1)
})

test('FHIR R4: references are valid, of every kind of document that is told', async () => {
  const validate = validatorOf(await shippedDefinitions())
  const of = ['NORS', 'NORN_FORANS', 'NORN_UNGDOM', 'NORU'].map((code) =>
    storyWith(({ documents }) => documents.some(({ confidentiality }) => confidentiality === code)),
  )
  for (const story of [several, old, ...of]) {
    const { found } = await search(story, { headers: { 'nhn-access-basis': 'SAMTYKKE' } })
    for (const each of found) assert.deepEqual(errorsOf(validate(each)), [])
  }
})

test('PJD: _count, _page and _sort walk through all of it, each once', async () => {
  const seen: string[] = []
  for (let page = 1; page <= several.documents.length; page++) {
    const { found } = await search(several, { form: { _count: '1', _page: String(page), _sort: 'date' } })
    seen.push(...found.map(({ id }) => id))
  }
  const expected = several.documents.toSorted((one, other) => one.on.localeCompare(other.on)).map(({ id }) => id)
  assert.deepEqual(seen.toSorted(), expected.toSorted())
  assert.equal(seen[0], expected[0])
})

test('MHD ITI-68: what a search found is a PDF of the patient, the same each time', async () => {
  const { found } = await search(several)
  const [first, again] = [await retrieve(several, addressOf(found[0]!)), await retrieve(several, addressOf(found[0]!))]
  assert.deepEqual([first.status, first.type], [200, 'application/pdf'])
  const bytes = Buffer.from(first.body as Uint8Array)
  assert.equal(bytes.toString('latin1', 0, 5), '%PDF-')
  assert.deepEqual(bytes, Buffer.from(again.body as Uint8Array))
})

for (const [title, changed] of [
  ['another document', { documentUniqueId: '2.25.1' }],
  ['another repository', { repositoryUniqueId: '2.25.1' }],
  ['another community', { homeCommunityId: '2.25.1' }],
] as const) {
  test(`MHD ITI-68: ${title} is not there`, async () => {
    const { found } = await search(several)
    const url = new URL(addressOf(found[0]!), 'https://box.example')
    for (const [name, value] of Object.entries(changed)) url.searchParams.set(name, value)
    const { status, body } = await retrieve(several, url.href)
    assert.equal(status, 404)
    assert.match(JSON.stringify(body), /document-unknown/)
  })
}

test('MHD ITI-68: another patient’s document is not there', async () => {
  const { found } = await search(several)
  assert.equal((await retrieve(lockedStory, addressOf(found[0]!), {}, [several, lockedStory])).status, 404)
})

test('PJD: without kjernejournalforskriften’s scope there is no window, with it there is', async () => {
  const whole = await search(old)
  const regulated = await search(old, { scopes: [byRegulation], headers: { 'nhn-access-basis': 'UNNTAK' } })
  assert.ok(regulated.body.total < whole.body.total)
  const { id } = old.documents.find(({ type, on }) => type === 'C00-1' && on < '2025-11-22')!
  assert.ok(!regulated.found.some((each) => each.id === id))
  const hidden = whole.found.find((each) => each.id === id)!
  assert.equal((await retrieve(old, addressOf(hidden))).status, 200)
  const outside = { scopes: [byRegulation], headers: { 'nhn-access-basis': 'UNNTAK' } }
  assert.equal((await retrieve(old, addressOf(hidden), outside)).status, 404)
})

test('PJD: kjernejournalforskriften’s scope without an access basis is refused', async () => {
  const { status, text } = await search(several, { scopes: [byRegulation] })
  assert.equal(status, 400)
  assert.match(text, /access-basis-missing/)
})

test('PJD: locked documents are counted and not shown, until an access basis opens them', async () => {
  const closed = await search(lockedStory)
  const count = lockedStory.documents.filter(({ confidentiality }) => confidentiality === 'NORS').length
  assert.equal(closed.headers?.['nhn-securitylabel-nors-count'], String(count))
  assert.equal(closed.body.total, lockedStory.documents.length - count)
  assert.doesNotMatch(closed.text, /NORS|rusmiddel/)
  const opened = await search(lockedStory, { headers: { 'nhn-access-basis': 'SAMTYKKE' } })
  assert.deepEqual(
    [opened.body.total, opened.headers?.['nhn-securitylabel-nors-count']],
    [closed.body.total + count, '0'],
  )
  const locked = opened.found.find(({ id }) => !closed.found.some((each) => each.id === id))!
  assert.equal((await retrieve(lockedStory, addressOf(locked))).status, 404)
  const basis = { headers: { 'nhn-access-basis': 'AKUTT' } }
  assert.equal((await retrieve(lockedStory, addressOf(locked), basis)).status, 200)
})

test('PVK: restricted for all is told, never as an empty list alone, and an access basis opens it', async () => {
  const closed = await search(restricted)
  assert.deepEqual([closed.status, closed.body.total], [200, 0])
  assert.match(closed.text, /"General"/)
  const opened = await search(restricted, { headers: { 'nhn-access-basis': 'SAMTYKKE' } })
  assert.ok(opened.body.total > 0)
})

test('Art. 8: nobody and somebody without documents get one answer', async () => {
  const nothing = storyWith((story) => story.documents.length === 0 && undecided(story))
  const unknown = stories.find((story) => story !== nothing)!
  const answers = [await search(nothing), await search(unknown, {}, [nothing])]
  assert.equal(answers[0]!.text, answers[1]!.text)
  assert.deepEqual(answers[0]!.headers, answers[1]!.headers)
})

/** A token of ID-porten's shape. */
const citizen = (pid: string) => ({
  pid,
  authorization_details: undefined,
  'helseid://claims/identity/pid': undefined,
  'helseid://claims/hpr/hpr_number': undefined,
})

type PowerOfAttorney = { holder: { number: string }; areas: readonly number[]; until?: string }

const powersOf = (story: Story) =>
  recordsOf(story)
    .filter(({ service: of, kind }) => of === 'powers-of-attorney' && kind === 'Given')
    .map(({ content }) => content as unknown as PowerOfAttorney)

const familyOf = (code: string) => {
  const child = storyWith(
    ({ person, documents }) =>
      documents.some(({ confidentiality }) => confidentiality === code) &&
      person.born > '2010-11-22' &&
      person.born <= '2014-11-22' &&
      person.confidentiality === 'ugradert' &&
      person.relations.some(({ parentalResponsibility }) => parentalResponsibility),
  )
  const parents = child.person.relations.filter(({ parentalResponsibility }) => parentalResponsibility)
  const parent = stories.find(
    ({ person }) => person.confidentiality === 'ugradert' && parents.some(({ to }) => to === person.number),
  )!
  return { child, parent }
}

for (const [code, byParent, byYouth] of [
  ['NORN_FORANS', false, true],
  ['NORN_UNGDOM', true, false],
] as const) {
  test(`Volven 9603: ${code} is shown to ${byParent ? 'a parent and not to the youth' : 'the youth and not to a parent'}`, async () => {
    const { child, parent } = familyOf(code)
    const { id } = child.documents.find(({ confidentiality }) => confidentiality === code)!
    const all = [child, parent]
    const whole = await search(child, {}, all)
    const address = addressOf(whole.found.find((each) => each.id === id)!)
    const sees = async (pid: string) => {
      const { status, found, headers } = await search(child, { claims: citizen(pid) }, all)
      assert.deepEqual([status, headers], [200, undefined])
      const listed = found.some((each) => each.id === id)
      const had = await retrieve(child, address, { claims: citizen(pid) }, all)
      assert.equal(had.status, listed ? 200 : 404)
      return listed
    }
    assert.equal(await sees(parent.person.number), byParent)
    assert.equal(await sees(child.person.number), byYouth)
  })
}

test('Art. 3: somebody reads their own documents, what is locked for professionals too', async () => {
  const { status, body, box } = await search(lockedStory, { claims: citizen(lockedStory.person.number) })
  assert.deepEqual([status, body.total], [200, lockedStory.documents.length])
  assert.deepEqual(
    box.accesses.map(({ because }) => because),
    ['own-data'],
  )
  const [access] = box.accesses
  assert.equal(access?.person.role, 'citizen')
  assert.doesNotMatch(JSON.stringify(access.person), /\d{11}/, 'a number stands in no record of who asked')
})

test('Volven 7611, FU: a holder of a power of attorney for health services reads what the giver reads, until it is over', async () => {
  const givenBy = (holds: (power: PowerOfAttorney) => boolean) => {
    const giver = storyWith(
      (story) =>
        story.person.died === undefined &&
        story.documents.some(({ confidentiality }) => confidentiality === 'N') &&
        story.person.nextOfKin.some(({ kinship }) => kinship === 'spouse' || kinship === 'partner') &&
        powersOf(story).some(holds),
    )
    const holder = stories.find(({ person }) => person.number === powersOf(giver)[0]?.holder.number)
    return { giver, holder: holder ?? assert.fail('The holder is nobody') }
  }
  const seenBy = async ({ giver, holder }: ReturnType<typeof givenBy>) =>
    search(giver, { claims: citizen(holder.person.number) }, [giver, holder])
  const open = givenBy(({ areas, until }) => areas.includes(3) && until === undefined)
  const own = await search(open.giver, { claims: citizen(open.giver.person.number) }, [open.giver])
  assert.equal((await seenBy(open)).body.total, own.body.total)
  assert.ok(Number(own.body.total) > 0)
  assert.equal((await seenBy(givenBy(({ until }) => until !== undefined))).status, 403)
})

test('parents’ access, D2: somebody else is refused, as where nobody has the number', async () => {
  const other = citizen(several.person.number)
  const refused = await search(lockedStory, { claims: other }, [lockedStory, several])
  const absent = await search(lockedStory, { claims: other }, [several])
  assert.equal(refused.status, 403)
  assert.equal(refused.text, absent.text)
})

for (const [title, form, code] of [
  ['without a patient', { 'patient.identifier': '' }, 'parameter-value'],
  ['with a number whose check digits do not hold', { 'patient.identifier': '24868600036' }, 'national-number-check'],
  ['with a status that is none', { status: 'gone' }, 'parameter-value'],
  ['with a sort that is none', { _sort: 'title' }, 'parameter-value'],
  ['with a parameter that is not known', { author: 'x' }, 'parameter-unknown'],
] as const) {
  test(`issue 6, bad input: a search ${title} is refused as ${code}`, async () => {
    const { status, text } = await search(several, { form, claims: { authorization_details: undefined } })
    assert.equal(status, 400)
    assert.match(text, new RegExp(code))
    assert.doesNotMatch(text, /\d{11}/)
  })
}
