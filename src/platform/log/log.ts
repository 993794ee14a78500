import { type DestinationStream, pino } from 'pino'
import { Problem } from '../../kernel/problem.ts'

const word = /^[a-z0-9][a-z0-9.:_-]{0,79}$/i
const isWord = (value: unknown) => typeof value === 'string' && word.test(value)
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
const isFrames = (value: unknown) => Array.isArray(value) && value.every((line) => /^at /.test(String(line)))
const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
/** As `platform/sql/server-words.ts` leaves them: nothing quoted, no digits. */
const isServerWords = (value: unknown) =>
  Array.isArray(value) && value.every((line) => /^(LOG|FATAL|PANIC): [A-Za-z….,;:()/'# -]*$/.test(String(line)))

/**
 * The only fields a log line may have, and the form each must have. What is not in this list does not leave the
 * process: no address, query, header, body, name or identifier has a field to stand in.
 */
const fields = {
  route: isWord,
  request: isWord,
  method: isWord,
  status: isNumber,
  durationMs: isNumber,
  problem: isWord,
  code: isWord,
  errorClass: isWord,
  errorCode: isWord,
  causeClass: isWord,
  causeCode: isWord,
  frames: isFrames,
  decision: isWord,
  port: isNumber,
  signal: isWord,
  count: isNumber,
  version: isWord,
  task: isWord,
  seal: isNumber,
  sealHash: isHash,
  server: isServerWords,
} as const

/** Fields of a log line. A value that does not have the form of its field is left out. */
export type LogFields = { readonly [Name in keyof typeof fields]?: string | number | readonly string[] | undefined }

/** How loud, in pino's words. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** One of the levels a log may be set to. */
export type LogLevel = (typeof logLevels)[number]

/** Structured log without personal data: an event's name and allowed fields. */
export type Log = Readonly<Record<Exclude<LogLevel, 'silent'>, (event: LogEvent, extra?: LogFields) => void>>

/** What may happen. A fixed list, so that no text made at run time becomes a message. */
export type LogEvent =
  | 'started'
  | 'stopping'
  | 'stopped'
  | 'request'
  | 'problem'
  | 'internal-error'
  | 'access-record-failed'
  | 'task-failed'
  | 'task-done'
  | 'access-log-sealed'
  | 'embedded-database'
  | 'emergency-access'
  | 'emergency-access-often'
  | 'request-limit'

/** A log of JSON lines, one per event. */
export function makeLog(destination: DestinationStream, level: LogLevel): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' }, destination)
  const at =
    (name: Exclude<LogLevel, 'silent'>) =>
    (event: LogEvent, extra: LogFields = {}) =>
      logger[name](allowed(extra), event)
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** A log that says nothing. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

function allowed(extra: LogFields): LogFields {
  const entries = Object.entries(extra).filter(
    ([name, value]) => name in fields && fields[name as keyof typeof fields](value),
  )
  return Object.fromEntries(entries)
}

/**
 * What may be told of an error: its class, code and frames. Its message only when it is a `Problem`, and then by code,
 * since a driver's message may repeat the row that failed.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorClass: typeof error }
  const own = error instanceof Problem ? { problem: error.kind, code: error.code } : {}
  const { cause } = error
  return {
    ...own,
    errorClass: error.constructor.name,
    errorCode: codeOf(error),
    causeClass: cause instanceof Error ? cause.constructor.name : undefined,
    causeCode: codeOf(cause),
    frames: framesOf(error),
  }
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

function framesOf(error: Error): readonly string[] {
  // The stack begins with the message, which may have lines that look like frames.
  const lines = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .map((line) => line.trim())
  return lines.filter((line) => /^at .*(:\d+:\d+\)?|<anonymous>\)?)$/.test(line)).slice(0, 20)
}
