import { bodyWithin } from '../../platform/http/body-within.ts'
import { trouble } from './trouble.ts'

/** A request with all that it carries. */
export type SentRequest = {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Ends the waiting. */
  readonly signal: AbortSignal
}

/** What came back. */
export type Received = {
  readonly status: number
  readonly headers: { readonly get: (name: string) => string | null }
  readonly bytes: Uint8Array
}

/** @throws Problem `source-slow`, `source-down`, `source-unreadable` */
export type Send = (request: SentRequest) => Promise<Received>

/** Bytes of one answer: a scanned document, or a hundred results. */
const mostBytes = 20 * 1024 * 1024

/** Over HTTP, and to where the configuration says alone: a source that sends us elsewhere is down. */
export const sendByHttp: Send = async ({ signal, url, ...request }) => {
  try {
    const response = await fetch(url, { ...request, signal, redirect: 'error' })
    const bytes = await bodyWithin(response, mostBytes)
    if (bytes) return { status: response.status, headers: response.headers, bytes }
  } catch (cause) {
    throw trouble(signal.aborted ? 'slow' : 'down', '', cause)
  }
  throw trouble('unreadable', 'length')
}
