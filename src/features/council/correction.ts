import { Problem } from '../../kernel/problem.ts'
import { requireStep } from './meeting-steps.ts'
import type { Correction, CouncilCase, Meeting } from './records.ts'

/** What is to be corrected, and why. */
export type Correcting = {
  /** As `Correction.field`. */
  readonly field: string
  readonly value: string
  readonly reason: string
  /** Takes personal data away: the public sees who, when and why, but neither text. */
  readonly withheld?: true
}

/** Fields that a correction may change; `*` is the id of an element, or its place from 1 where it has none. */
const ofCase = [
  'title',
  'type',
  'owner',
  'handler',
  'sections/*/heading',
  'sections/*/text',
  'questions/*',
  'attachments/*',
  'proposals/*/text',
  'decisions/*/text',
  'inputs/*/text',
  'inputs/*/from',
  'inputs/*/points/*',
  'inputs/*/internal',
  'earlier/*/title',
  'earlier/*/decision',
  'earlier/*/date',
]

const ofMeeting = [
  'from',
  'to',
  'place',
  'number',
  ...['members', 'absent', 'substitutes', 'others'].flatMap((list) => [`${list}/*/person`, `${list}/*/organisation`]),
  'substitutes/*/instead',
  'agenda/*/title',
  'agenda/*/clock',
  'agenda/*/presenter',
  'agenda/*/inputs/*/text',
  'agenda/*/inputs/*/from',
  'agenda/*/inputs/*/points/*',
  'agenda/*/inputs/*/internal',
]

/**
 * Corrects what approved minutes say (A12): the old value, the reason, who and when stay with the new one.
 *
 * @param meeting the meeting of the case, or the meeting itself
 * @throws Problem `conflict` (`correct-not-now`), `invalid` (`no-reason`, `not-correctable`, `nothing-corrected`),
 *   `not-found`
 */
export function correct<T extends CouncilCase | Meeting>(
  record: T,
  meeting: Meeting,
  { field, value, reason, withheld }: Correcting,
  { byName, at }: { readonly byName: string; readonly at: Date },
): T {
  requireStep(meeting, 'correct')
  if (reason.trim() === '') throw new Problem('invalid', 'no-reason', 'A reason is needed', { at: 'reason' })
  const path = field.split('/')
  const allowed = 'agenda' in record ? ofMeeting : ofCase
  if (!allowed.some((pattern) => matches(pattern.split('/'), path))) {
    throw new Problem('invalid', 'not-correctable', 'This cannot be corrected', { at: 'field' })
  }
  const isFlag = path.at(-1) === 'internal'
  if (isFlag ? !/^(true|false)$/.test(value) : value.trim() === '') {
    throw new Problem('invalid', 'empty-text', 'There is no text', { at: 'value' })
  }
  const before = String(valueAt(record, path) ?? '')
  if (before === value) throw new Problem('invalid', 'nothing-corrected', 'It says so already', { at: 'value' })
  const changed = replacedAt(record, path, isFlag ? value === 'true' : value) as T // only a text or a flag was replaced
  const correction: Correction = {
    field,
    before,
    after: value,
    reason: reason.trim(),
    by: byName,
    at: at.toISOString(),
    ...(withheld && { withheld }),
    ...((isInternal(record, path) || isInternal(changed, path)) && { internal: true as const }),
  }
  return { ...changed, corrections: [...(record.corrections ?? []), correction] }
}

const matches = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length && pattern.every((step, n) => step === '*' || step === path[n])

/** The element of a list by its id, or by its place from 1 where it has none; the field of a record. */
function keyIn(value: unknown, step: string): string | number | undefined {
  if (!Array.isArray(value)) return step
  const place = value.findIndex(
    (each: unknown, n) => idOf(each) === step || (idOf(each) === undefined && n === Number(step) - 1),
  )
  return place < 0 ? undefined : place
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined
}

function childAt(value: unknown, step: string): unknown {
  const key = keyIn(value, step)
  if (key === undefined || typeof value !== 'object' || value === null) throw missing()
  return Reflect.get(value, key)
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inside, step) => childAt(inside, step), value)

function replacedAt(value: unknown, [step, ...rest]: readonly string[], by: string | boolean): unknown {
  if (step === undefined) return by
  const child = replacedAt(childAt(value, step), rest, by)
  const key = keyIn(value, step)
  if (Array.isArray(value)) return value.map((each: unknown, n) => (n === key ? child : each))
  return { ...(value as object), [step]: child } // childAt found a field in it
}

/** Whether the path leads into an input that is not for the public. */
function isInternal(record: unknown, path: readonly string[]): boolean {
  const from = path.indexOf('inputs')
  return from >= 0 && valueAt(record, [...path.slice(0, from + 2), 'internal']) === true
}

const missing = () => new Problem('not-found', 'not-found', 'There is nothing at that place', { at: 'field' })
