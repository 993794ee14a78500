import { Problem } from '../../kernel/problem.ts'
import type { Api } from '../identity/index.ts'
import { addressOf } from '../national-services/index.ts'
import { everySource } from './sources.ts'

/** Where one source is. */
export type Connection = {
  /** Scheme, host and what stands before the contract's own base; no slash at the end. */
  readonly base: string
  /** How long it may take to answer, its token included. */
  readonly deadlineMs: number
}

/** Sources by the id of their national service; one that is not here is not connected. */
export type Connections = Readonly<Partial<Record<string, Connection>>>

const usualSeconds = 2.5

const services = everySource.map(({ service }) => service)

/** What tokens are asked for, by audience: of what is connected alone. */
export function sourceApis(connections: Connections): readonly Api[] {
  return everySource
    .filter(({ service }) => connections[service.id])
    .map(({ service, scopes }) => ({ audience: service.audience, scopes }))
}

/** The box's own services, over HTTP. */
export function boxConnections(origin: string): Connections {
  const entries = services.map(({ id }) => {
    const base = `${origin}${addressOf({ id, base: '' }, '')}`
    return [id, { base, deadlineMs: usualSeconds * 1000 }] as const
  })
  return Object.fromEntries(entries)
}

/**
 * Reads `{ "<id of a national service>": { "base": "https://…", "seconds": 2.5 } }`.
 *
 * @throws Problem `invalid` (`national-sources`) naming the place, never the value
 */
export function readConnections(text: string): Connections {
  const parsed = jsonObject(text, 'file', parseJson)
  const entries = Object.entries(parsed).map(([id, settings]) => {
    if (!services.some((service) => service.id === id)) throw wrong(id)
    const { base, seconds = usualSeconds, ...others } = jsonObject(settings, id)
    if (Object.keys(others).length > 0) throw wrong(id)
    return [id, { base: baseOf(base, id), deadlineMs: millisecondsOf(seconds, id) }] as const
  })
  return Object.fromEntries(entries)
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    // The cause may quote an address.
    throw wrong('JSON')
  }
}

function jsonObject(
  value: unknown,
  at: string,
  parse: (value: unknown) => unknown = (given) => given,
): Record<string, unknown> {
  const parsed = parse(value)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw wrong(at)
  return { ...parsed }
}

/** TLS, but towards ourselves (RFC 8252, section 8.3). */
function baseOf(value: unknown, id: string): string {
  if (typeof value !== 'string' || !URL.canParse(value)) throw wrong(`${id}.base`)
  const { protocol, hostname, search, hash, username, password, href } = new URL(value)
  const loopback = protocol === 'http:' && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(hostname)
  if ((protocol !== 'https:' && !loopback) || `${search}${hash}${username}${password}` !== '') throw wrong(`${id}.base`)
  return href.replace(/\/$/, '')
}

function millisecondsOf(value: unknown, id: string): number {
  if (typeof value !== 'number' || !(value >= 0.1 && value <= 60)) throw wrong(`${id}.seconds`)
  return value * 1000
}

function wrong(at: string): Problem {
  return new Problem('invalid', 'national-sources', 'The file with national sources cannot be read', { at })
}
