import { Problem } from '../../kernel/problem.ts'
import { type CallUnderWay, type Outcome, type PrivacySetting, refusalOf } from '../national-services/index.ts'
import { contradictions } from './contradictions.ts'
import { objectIn } from './object-in.ts'

/** What a call in the box may carry to be answered badly on purpose: `latency=3000, privacy=reservation`. */
export const faultHeader = 'x-knutepunkt-fault'

/** Waits in the box's own time. */
export type Wait = (milliseconds: number) => Promise<void>

/** Asks the service, or what stands between. */
type Asking = CallUnderWay['ask']

/** One way a service can fail. */
export type FaultRule = {
  readonly name: string
  /** Every value it may have. */
  readonly values: readonly string[]
  /** Operations that it can come to; all of them when left out. */
  readonly isFor?: (call: Pick<CallUnderWay, 'service' | 'operation'>, value: string) => boolean
  /** Puts the fault between the call and the service. */
  readonly between: (value: string, call: CallUnderWay, next: Asking, wait: Wait) => Asking
}

/** Every fault that can be asked for, in the order they stand from the caller to the service. A new one is a row here. */
export const faultRules: readonly FaultRule[] = [
  {
    name: 'latency',
    values: ['500', '3000', '10000', '30000'],
    between: (value, _call, next, wait) => async (changed) => {
      await wait(Number(value))
      return next(changed)
    },
  },
  {
    name: 'status',
    values: ['429', '500', '502', '503', '504'],
    between:
      (value, { service }) =>
      async () => ({
        ...refusalOf(service, new Problem('unavailable', 'asked-fault', 'The caller asked for this fault')),
        status: Number(value),
        ...(value === '429' || value === '503' ? { headers: { 'retry-after': '5' } } : {}),
      }),
  },
  {
    name: 'data',
    values: [...contradictions.map(({ value }) => value), 'half'],
    isFor: ({ service, operation }, value) =>
      operation.answers.schema !== undefined && (contradictionNamed(value)?.service ?? service.id) === service.id,
    between: (value, _call, next) => async (changed) => {
      const outcome = await next(changed)
      return value === 'half' ? half(outcome) : contradictory(outcome, value)
    },
  },
  {
    name: 'token',
    values: ['expired'],
    between:
      (_value, { needs }, next) =>
      (changed) =>
        next({ ...changed, now: () => daysLater(needs.now()) }),
  },
  {
    name: 'proof',
    values: ['replayed'],
    between: (_value, _call, next) => (changed) => next({ ...changed, once: async () => false }),
  },
  {
    name: 'write',
    values: ['conflict'],
    between:
      (_value, { needs }, next) =>
      (changed) =>
        next({ ...changed, records: { ...needs.records, write: async () => 'conflict' } }),
  },
  {
    name: 'privacy',
    values: ['reservation', 'restricted', 'blocked'],
    isFor: ({ service, operation }) => service.settings !== undefined && operation.person.in !== 'none',
    between:
      (value, { needs }, next) =>
      (changed) =>
        next({ ...changed, register: { ...needs.register, settings: async () => [settingOf(value)] } }),
  },
]

/** The faults of a call, as it asked for them. */
export type AskedFaults = readonly { readonly rule: FaultRule; readonly value: string }[]

/**
 * Reads what was asked for.
 *
 * @throws Problem `invalid` (`fault-unknown`): a fault that is misspelt must not look like a service that works, and one that
 * is asked for over and over must not keep a call for hours
 */
export function readFaults(asked: string | undefined): AskedFaults {
  const words = (asked ?? '').split(',').map((word) => word.trim())
  const read = words.filter((word) => word !== '').map(readFault)
  if (new Set(read.map(({ rule }) => rule)).size < read.length) throw unknownFault()
  return read
}

function readFault(word: string): AskedFaults[number] {
  const [name, value = ''] = word.split('=')
  const rule = faultRules.find((each) => each.name === name)
  if (!rule?.values.includes(value)) throw unknownFault()
  return { rule, value }
}

function unknownFault(): Problem {
  return new Problem('invalid', 'fault-unknown', 'There is no such fault to ask for', { at: faultHeader })
}

/** Faults as a log may keep them: nothing of a header that asks for what there is not. */
export function namedFaults(asked: string): string {
  try {
    const read = readFaults(asked)
    return read.map(({ rule: { name }, value }) => `${name}=${value}`).join(', ')
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return 'unknown'
  }
}

/** Whether these can come to a call. */
export function isFor(faults: AskedFaults, call: CallUnderWay): boolean {
  return faults.every(({ rule, value }) => rule.isFor?.(call, value) ?? true)
}

/** Whether these come with what a call changes. */
export function comesWithWrites(faults: AskedFaults): boolean {
  return faults.some(({ rule }) => rule.name === 'write')
}

/** The call as it is answered with these faults in its way. */
export function withFaults(faults: AskedFaults, call: CallUnderWay, wait: Wait): Asking {
  const inOrder = faultRules.flatMap((rule) => faults.filter((asked) => asked.rule === rule))
  return inOrder.reduceRight<Asking>((next, { rule, value }) => rule.between(value, call, next, wait), call.ask)
}

/** Later than any token lasts. */
function daysLater(now: Date): Date {
  return new Date(now.getTime() + 86_400_000)
}

function settingOf(value: string): PrivacySetting {
  const since = '1970-01-01'
  if (value === 'reservation') return { kind: 'reservasjon', since }
  return { kind: 'tilgangsbegrensning', since, extent: { type: value === 'blocked' ? 'BL' : 'SP' } }
}

/** The connection ended too early: what is there is no JSON. */
function half({ body, headers, ...outcome }: Outcome): Outcome {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body))
  return { ...outcome, ...(headers ? { headers } : {}), body: bytes.subarray(0, bytes.length / 2), type: 'text/plain' }
}

/** Two sources that were put together badly. What is a list of people or bytes says nothing to contradict. */
function contradictory(outcome: Outcome, value: string): Outcome {
  const body = objectIn(outcome.body)
  const change = contradictionNamed(value)?.change
  return body && change && outcome.status < 400 ? { ...outcome, body: change(body) } : outcome
}

function contradictionNamed(value: string) {
  return contradictions.find((each) => each.value === value)
}
