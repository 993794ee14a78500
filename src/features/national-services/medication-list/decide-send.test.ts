import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import { decideSend } from './decide-send.ts'
import { listReference, referenceStands } from './list-reference.ts'
import type { SentList, SentStatement } from './sent.ts'
import { type Held, type HeldList, isCurrent, type Statement } from './statement.ts'

const now = new Date('2026-11-22T10:00:00Z')
const sender = { hpr: '990000001', place: '237101901', prescribes: true }
const nobody: HeldList = { statements: [], dispensed: [], info: {}, infoVersion: 0 }

/** Ids in order, as a store or client would make them. */
function counter() {
  let made = 0
  return () => uuidOf(`made ${made++}`)
}

function statement(over: Partial<Statement>): Statement {
  return {
    status: 'active',
    medication: { display: 'Trykkro tablett 8 mg', form: 'tablett', registration: '1', group: 'C' },
    dose: '1 tablett daglig',
    use: '1',
    area: 'Høyt blodtrykk',
    prescribed: { hpr: sender.hpr, at: now.toISOString() },
    lastChanged: now.toISOString(),
    typeresept: 'E',
    ...over,
  }
}

const sentAs = (is: Statement, more: Partial<SentStatement> = {}): SentStatement => ({
  at: 'x',
  is,
  creates: false,
  ...more,
})
const heads = ({ statements }: HeldList) => statements.filter(({ is }) => isCurrent(is))

/** The store after the changes: what a write of all of them makes of it. */
function applied(list: HeldList, sent: SentList, newId: () => string): HeldList | undefined {
  const decided = decideSend(sent, { list, sender, now, newId })
  if ('faults' in decided) return undefined
  const changed = new Map(decided.changed.map((each) => [each.id, { ...each, version: each.version + 1 }]))
  const kept = list.statements.filter(({ id }) => !changed.has(id))
  return { ...list, statements: [...kept, ...changed.values()], info: decided.info, infoVersion: list.infoVersion + 1 }
}

const renewals = ['renew', 'renew-beside', 'renew-tail', 'renew-stopped'] as const
const kinds = [...renewals, 'new', 'stop', 'dose', 'recall', 'omit', 'revive'] as const
type Deed = {
  readonly kind: (typeof kinds)[number]
  readonly pick: number
  readonly pll: boolean
}

const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom<Deed['kind']>(...kinds),
    pick: fc.nat(),
    pll: fc.boolean(),
  }),
  { maxLength: 14 },
)

/** Everything that is in force sent back, with one thing done to it. */
function sentFor(list: HeldList, { kind, pick, pll }: Deed, newId: () => string): SentList {
  const current = heads(list)
  const chosen = current[pick % Math.max(1, current.length)]
  const ended = list.statements.filter(({ is }) => !isCurrent(is))
  const others = current.filter(({ id }) => id !== chosen?.id).map(({ is }) => sentAs(is))
  return {
    reference: listReference(list, sender.hpr, now),
    statements: [...others, ...changedFor(kind, chosen, ended[pick % Math.max(1, ended.length)], newId)],
    ...(pll ? { pll: { substitute: false } } : {}),
  }
}

function changedFor(
  kind: Deed['kind'],
  chosen: Held<Statement> | undefined,
  ended: Held<Statement> | undefined,
  newId: () => string,
) {
  const made = (more: Partial<SentStatement>) => sentAs(statement({ reseptId: newId() }), { creates: true, ...more })
  if (!chosen) return [made({})]
  const { is } = chosen
  const by = { at: now.toISOString(), reason: { code: 'A' }, by: { hpr: sender.hpr } }
  const renewal = made(is.reseptId === undefined ? {} : { recalls: { code: '1', reseptId: is.reseptId } })
  return {
    new: [sentAs(is), made({})],
    renew: [renewal],
    'renew-beside': [renewal, sentAs(is)],
    'renew-tail': [sentAs({ ...is, status: 'completed' }), renewal],
    'renew-stopped': [renewal, sentAs({ ...is, status: 'completed', discontinued: by })],
    stop: [sentAs({ ...is, status: 'completed', discontinued: by })],
    dose: [sentAs({ ...is, dose: `${is.dose}!` })],
    recall: [sentAs(is, { recalls: { code: '4' } })],
    omit: [],
    revive: [sentAs(is), ...(ended ? [sentAs({ ...ended.is, status: 'active' })] : [])],
  }[kind]
}

/** What must hold of every list, whatever was sent. */
function assertWhole(list: HeldList): void {
  const byId = new Map(list.statements.map((each) => [each.id, each.is]))
  assert.equal(byId.size, list.statements.length)
  for (const { is, id } of list.statements) {
    assert.equal(id, is.reseptId ?? is.pllId)
    if (is.partOf === undefined) continue
    assert.equal(is.status, 'completed')
    assert.equal(is.pllId, undefined)
    assert.ok(byId.get(is.partOf))
    assert.equal(byId.get(is.partOf)?.partOf, undefined)
  }
  const lines = list.statements.flatMap(({ is }) => is.pllId ?? [])
  assert.equal(new Set(lines).size, lines.length)
  for (const { is } of list.statements) if (is.discontinued) assert.notEqual(is.discontinued.reason.code, '')
}

test('SFM Basis, chains: any sequence of sends keeps one current list and whole chains', () => {
  fc.assert(
    fc.property(deeds, (sequence) => {
      const newId = counter()
      let list = nobody
      for (const deed of sequence) {
        const before = list
        const next = applied(list, sentFor(list, deed, newId), newId)
        if (next) list = next
        assertWhole(list)
        const here = heads(before).length
        const grown = deed.kind === 'new' ? 1 : deed.kind === 'stop' ? -1 : 0
        if (deed.kind === 'renew-stopped' && here > 0) assert.equal(next, undefined)
        if (deed.kind === 'renew-beside' && here > 0) assert.ok(next)
        if (next) assert.equal(heads(list).length - here, here === 0 ? 1 : grown)
      }
    }),
  )
})

test('SFM Basis, step 3: nothing that was in force disappears without being stopped or replaced', () => {
  fc.assert(
    fc.property(deeds, fc.nat(), (sequence, pick) => {
      const newId = counter()
      let list = nobody
      for (const deed of sequence) list = applied(list, sentFor(list, deed, newId), newId) ?? list
      fc.pre(heads(list).length > 0)
      const sent = sentFor(list, { kind: 'omit', pick, pll: true }, newId)
      const decided = decideSend(sent, { list, sender, now, newId })
      assert.ok('faults' in decided && decided.faults.some(({ code }) => code === 'statement-missing'))
    }),
  )
})

test('SFM Basis: every change gives the list another name, and the same list has the same to one sender', () => {
  fc.assert(
    fc.property(deeds, (sequence) => {
      const newId = counter()
      let list = nobody
      for (const deed of sequence) {
        const reference = listReference(list, sender.hpr, now)
        assert.equal(referenceStands(list, sender.hpr, reference, now), 'holds')
        assert.equal(referenceStands(list, '990000002', reference, now), 'changed')
        const next = applied(list, { ...sentFor(list, deed, newId), reference: 'another' }, newId)
        if (!next) continue
        assert.equal(referenceStands(next, sender.hpr, reference, now), 'changed')
        list = next
      }
    }),
  )
})

test('SFM Basis: what was sent last on a fetch may be sent upon again, for four hours and no longer', () => {
  const reference = listReference(nobody, sender.hpr, now)
  const list: HeldList = { ...nobody, info: { sentWith: reference }, infoVersion: 1 }
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  assert.equal(referenceStands(list, sender.hpr, reference, after(240)), 'holds')
  assert.equal(referenceStands(list, sender.hpr, reference, after(241)), 'old')
  assert.equal(referenceStands(list, sender.hpr, reference, after(-1)), 'changed')
  assert.equal(referenceStands(list, sender.hpr, 'not a reference', now), 'changed')
})

test('SFM Basis: a medicine without a prescription stands on the list by its line alone', () => {
  const newId = counter()
  const pll = { substitute: false }
  const list = applied(nobody, { reference: 'r', statements: [sentAs(statement({}))], pll }, newId)
  assert.ok(list)
  assert.deepEqual(
    [heads(list).length, heads(list)[0]!.is.reseptId, heads(list)[0]!.id],
    [1, undefined, heads(list)[0]!.is.pllId],
  )
  const without = decideSend(
    { reference: 'r', statements: [sentAs(statement({}))] },
    { list: nobody, sender, now, newId },
  )
  assert.ok('faults' in without && without.faults[0]!.code === 'list-not-made')
})

test('SFM Basis: a line that ended is not taken over by a new prescription', () => {
  const newId = counter()
  const ended = statement({ reseptId: newId(), pllId: newId(), status: 'completed' })
  const list: HeldList = { ...nobody, statements: [{ id: ended.reseptId!, version: 1, is: ended }] }
  const is = statement({ reseptId: newId(), pllId: ended.pllId! })
  const sent: SentList = { reference: 'r', statements: [sentAs(is, { creates: true })], pll: { substitute: false } }
  const decided = decideSend(sent, { list, sender, now, newId })
  assert.ok('faults' in decided && decided.faults[0]!.code === 'line-ended')
})

for (const [title, over, code] of [
  [
    'two new prescriptions that take the place of one',
    { recalls: { code: '1', reseptId: uuidOf('old') } },
    'recall-unknown',
  ],
  [
    'a new prescription that recalls none in force',
    { recalls: { code: '1', reseptId: uuidOf('none') } },
    'recall-unknown',
  ],
] as const) {
  test(`SFM Basis, Prescription and recall: ${title} are refused`, () => {
    const newId = counter()
    const old = statement({ reseptId: uuidOf('old'), pllId: newId() })
    const list: HeldList = { ...nobody, statements: [{ id: old.reseptId!, version: 1, is: old }] }
    const made = () => sentAs(statement({ reseptId: newId() }), { creates: true, ...over })
    const sent: SentList = { reference: 'r', statements: [made(), made()], pll: { substitute: false } }
    const decided = decideSend(sent, { list, sender, now, newId })
    assert.ok('faults' in decided && decided.faults.some((each) => each.code === code))
  })
}

test('SFM Basis: a new prescription that has run out is refused', () => {
  const newId = counter()
  const is = statement({ reseptId: newId(), expires: '2026-11-21' })
  const decided = decideSend(
    { reference: 'r', statements: [sentAs(is, { creates: true })] },
    { list: nobody, sender, now, newId },
  )
  assert.ok('faults' in decided && decided.faults[0]!.code === 'prescription-expired')
})
