import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import type { Sender } from './sender.ts'
import { type Faults, noFaults, type SentList, type SentStatement } from './sent.ts'
import type { Fault } from './fault.ts'
import { type Held, type HeldList, isCurrent, type ListInfo, type Statement } from './statement.ts'

/** What a send comes to: every prescription as it is afterwards, and the messages that go out. */
export type Decided = {
  /** What changes, by id; version 0 is new. */
  readonly changed: readonly Held<Statement>[]
  readonly info: ListInfo
  /** Prescriptions that go to Reseptformidleren (ERM1), and those taken back (ERM5), by ReseptId. */
  readonly prescribed: readonly { readonly reseptId: string; readonly refnum?: string }[]
  readonly recalled: readonly string[]
}

/** What deciding takes beside what was sent. */
export type Deciding = {
  readonly list: HeldList
  readonly sender: Sender
  readonly now: Date
  readonly newId: () => string
}

/**
 * Decides on a list that was sent, against the list as it is. All heads of chains must be there, changed or not; a new
 * prescription takes the place of the one it recalls, which becomes a tail of it.
 *
 * @see https://simplifier.net/guide/SFMAPIBasis/Sendmedicalinformation (step 3)
 */
export function decideSend(sent: SentList, deciding: Deciding): Decided | { readonly faults: readonly Fault[] } {
  const faults = noFaults()
  const referenceNumber = deciding.newId().slice(0, 8).toUpperCase()
  const work: Work = { sent, ...deciding, faults, referenceNumber, after: new Map(), prescribed: [], recalled: [] }
  const replaced = new Set(sent.statements.flatMap((each) => (each.creates ? (replacedBy(each, work)?.id ?? []) : [])))
  const counted: SentStatement[] = []
  for (const each of sent.statements) {
    const known = heldAs(each.is, work)
    if (known && !each.creates && replaced.has(known.id)) standAside(each, known, faults)
    else if (isTwice(counted, each)) faults.add('identifier-twice', 'Two statements have one identifier', each.at)
    else {
      counted.push(each)
      place(each, known, work)
    }
  }
  missing(work)
  if (faults.found.length > 0) return { faults: faults.found }
  return {
    changed: [...work.after].map(([id, is]) => ({ id, version: heldBy(id, work)?.version ?? 0, is })),
    info: infoAfter(work),
    prescribed: work.prescribed,
    recalled: work.recalled,
  }
}

type Work = Deciding & {
  readonly sent: SentList
  readonly faults: Faults
  /** One for all the prescriptions of a send that need one (SFM Basis, Prescription and recall). */
  readonly referenceNumber: string
  /** What is different afterwards, by id. */
  readonly after: Map<string, Statement>
  readonly prescribed: { readonly reseptId: string; readonly refnum?: string }[]
  readonly recalled: string[]
}

function isTwice(before: readonly SentStatement[], { is }: SentStatement): boolean {
  return before.some(
    ({ is: other }) =>
      (is.reseptId !== undefined && other.reseptId === is.reseptId) ||
      (is.pllId !== undefined && other.pllId === is.pllId),
  )
}

function heldBy(id: string, { list }: Pick<Work, 'list'>): Held<Statement> | undefined {
  return list.statements.find((each) => each.id === id)
}

/** By the prescription it is of, or by its line on the list where it has none. */
function heldAs({ reseptId, pllId }: Statement, { list }: Work): Held<Statement> | undefined {
  return list.statements.find(({ is }) =>
    reseptId === undefined ? pllId !== undefined && is.pllId === pllId : is.reseptId === reseptId,
  )
}

/** What a new prescription takes the place of: the one it recalls, or the one on its line. */
function replacedBy({ is, recalls }: SentStatement, { list, after }: Work): Held<Statement> | undefined {
  const { reseptId } = recalls ?? {}
  return list.statements.find(
    ({ id, is: held }) =>
      isCurrent(held) &&
      !after.has(id) &&
      (reseptId === undefined ? is.pllId !== undefined && held.pllId === is.pllId : held.reseptId === reseptId),
  )
}

/** What is replaced may be sent beside what replaces it, as it was or as its tail already; nothing else becomes of it. */
function standAside({ is, at }: SentStatement, known: Held<Statement>, faults: Faults): undefined {
  if (is.discontinued || Object.keys(changesOf(is, known.is)).length > 0) {
    return faults.add('replaced-changed', 'What is replaced is changed or stopped as well', at)
  }
}

function place(sent: SentStatement, known: Held<Statement> | undefined, work: Work): undefined {
  if (sent.creates) return prescribe(sent, known, work)
  if (known) return keep(sent, known, work)
  if (sent.is.reseptId !== undefined) {
    return work.faults.add('prescription-unknown', 'A prescription is neither known nor to be made', sent.at)
  }
  addLine(sent, work)
}

/** What somebody takes without a prescription stands on the list alone. */
function addLine(sent: SentStatement, work: Work): undefined {
  const pllId = newLine(sent, work)
  if (sent.is.status === 'completed') return work.faults.add('status', 'A new line is of what is taken now', sent.at)
  if (!work.sent.pll) return work.faults.add('list-not-made', 'A line changes, and no list is to be made', sent.at)
  if (pllId !== undefined) work.after.set(pllId, { ...plain(sent.is), pllId })
}

/** The id of a new line: the sender’s own, if it is nobody’s yet. */
function newLine({ is: { pllId }, at }: SentStatement, { list, newId, faults }: Work): string | undefined {
  const taken = list.statements.some(({ id, is }) => pllId !== undefined && (is.pllId === pllId || id === pllId))
  return taken ? faults.add('line-ended', 'The line is another’s, or it is ended', at) : (pllId ?? newId())
}

/** Without what only the service itself says. */
function plain({ discontinued, partOf, rfStatus, ...rest }: Statement): Statement {
  return rest
}

function prescribe(sent: SentStatement, known: Held<Statement> | undefined, work: Work): undefined {
  const { faults, sender } = work
  const { is, at, recalls } = sent
  if (is.reseptId === undefined) return faults.add('prescription-unnamed', 'A new prescription has no ReseptId', at)
  if (known || heldBy(is.reseptId, work))
    return faults.add('prescription-known', 'A new prescription has the id of another', at)
  if (is.status !== 'active') return faults.add('status', 'A new prescription is of what is taken now', at)
  if (is.prescribed.hpr !== sender.hpr) return faults.add('prescriber-other', 'A new prescription is another’s', at)
  if (is.expires !== undefined && is.expires < norwegianDay(work.now)) {
    return faults.add('prescription-expired', 'A new prescription has run out', at)
  }
  const before = replacedBy(sent, work)
  if (recalls?.reseptId !== undefined && !before) {
    return faults.add('recall-unknown', 'The prescription to be taken back is not in force', at)
  }
  const pllId = before?.is.pllId ?? (work.sent.pll ? newLine(sent, work) : undefined)
  const numbered = is.locked || is.refnum === '0' ? { refnum: work.referenceNumber } : {}
  work.after.set(is.reseptId, {
    ...plain(is),
    ...numbered,
    prescribed: { ...is.prescribed, place: sender.place },
    rfStatus: 'E',
    ...(pllId === undefined ? {} : { pllId }),
  })
  work.prescribed.push({ reseptId: is.reseptId, ...numbered })
  if (before) joinTail(before, is.reseptId, work)
}

/** The old head and all its tails become tails of the new: a chain has one head. */
function joinTail(before: Held<Statement>, head: string, work: Work): void {
  const at = work.now.toISOString()
  const { pllId: _line, ...old } = before.is
  recall(before.is, work)
  work.after.set(before.id, { ...old, status: 'completed', partOf: head, lastChanged: at, ...recalledStatus(old) })
  for (const { id, is } of work.list.statements) {
    if (is.partOf === before.id) work.after.set(id, { ...is, partOf: head })
  }
}

function recall({ reseptId, rfStatus }: Statement, { recalled }: Work): void {
  if (reseptId !== undefined && rfStatus === 'E') recalled.push(reseptId)
}

function recalledStatus({ rfStatus }: Statement): Pick<Statement, 'rfStatus'> {
  return rfStatus === 'E' ? { rfStatus: 'T' } : {}
}

/** Volven 7500: taken back because the treatment is stopped. */
const stopping = '2'

/** A statement that is known: unchanged, stopped, recalled, or with another dose or use. */
function keep(sent: SentStatement, known: Held<Statement>, work: Work): undefined {
  const { faults } = work
  const { is, at } = sent
  if (!isCurrent(known.is)) {
    if (is.status === 'active') faults.add('tail-as-head', 'What is completed comes back as active', at)
    return
  }
  if (is.pllId !== undefined && is.pllId !== known.is.pllId)
    return faults.add('line-other', 'The line is another’s', at)
  if (is.medication.display !== known.is.medication.display) {
    return faults.add('medication-changed', 'Another medicine takes a line of its own', at)
  }
  if (is.status === 'completed' || is.discontinued || sent.recalls?.code === stopping) return stop(sent, known, work)
  const changed = changesOf(is, known.is)
  const changes = Object.keys(changed).length > 0
  if (changes && !work.sent.pll) return faults.add('list-not-made', 'A line changes, and no list is to be made', at)
  const joins = work.sent.pll && known.is.pllId === undefined ? newLine(sent, work) : undefined
  if (!sent.recalls && !changes && joins === undefined) return
  if (sent.recalls) recall(known.is, work)
  work.after.set(known.id, {
    ...known.is,
    ...changed,
    ...(sent.recalls ? recalledStatus(known.is) : {}),
    ...(joins === undefined ? {} : { pllId: joins }),
    lastChanged: work.now.toISOString(),
  })
}

/** What may change without a new prescription. */
const changeable = ['dose', 'use', 'area', 'multidose', 'dosing'] as const

function changesOf(is: Statement, was: Statement): Partial<Statement> {
  const same = (name: (typeof changeable)[number]) => JSON.stringify(is[name]) === JSON.stringify(was[name])
  return Object.fromEntries(changeable.flatMap((name) => (same(name) ? [] : [[name, is[name]]])))
}

function stop({ is, at }: SentStatement, known: Held<Statement>, work: Work): undefined {
  const { faults, sender, sent } = work
  if (!is.discontinued) return faults.add('discontinuation-missing', 'A line ends without a reason', at)
  if (is.discontinued.by.hpr !== sender.hpr)
    return faults.add('discontinued-by-other', 'Another is said to have stopped it', at)
  if (known.is.pllId !== undefined && !sent.pll) {
    return faults.add('list-not-made', 'A line changes, and no list is to be made', at)
  }
  recall(known.is, work)
  work.after.set(known.id, {
    ...known.is,
    status: 'completed',
    discontinued: { ...is.discontinued, by: { hpr: sender.hpr, place: sender.place } },
    lastChanged: work.now.toISOString(),
    ...recalledStatus(known.is),
  })
}

/** Every head that was shown must come back or be recalled; locked ones may not have been shown. */
function missing({ sent, list, after, faults }: Work): void {
  const named = new Set(sent.statements.flatMap(({ is }) => [is.reseptId, is.pllId]))
  for (const { id, is } of list.statements) {
    if (!isCurrent(is) || is.locked || after.has(id) || named.has(is.reseptId ?? is.pllId)) continue
    if (is.pllId !== undefined && named.has(is.pllId)) continue
    faults.add('statement-missing', 'A prescription of the fetch is not in what was sent', 'Bundle.entry')
  }
}

function infoAfter({ sent, list, sender, now, newId }: Work): ListInfo {
  const { reference, pll } = sent
  if (!pll) return { ...list.info, sentWith: reference }
  return {
    sentWith: reference,
    pll: {
      messageId: newId(),
      at: now.toISOString(),
      author: { hpr: sender.hpr, place: sender.place },
      ...(pll.substitute ? { substitute: true as const } : {}),
      ...(pll.responsible ? { responsible: pll.responsible } : {}),
      ...(pll.pharmacy === undefined ? {} : { pharmacy: pll.pharmacy }),
    },
  }
}
