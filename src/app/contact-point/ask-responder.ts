import { Problem } from '../../kernel/problem.ts'
import { bodyWithin } from '../../platform/http/body-within.ts'

/** Milliseconds that a responder may take; an answer is of a few hundred bytes, with certificates of a few thousand. */
const patience = 10_000
const largest = 20_000

/** Over HTTP: the signature makes an answer safe, not the connection (RFC 6960 appendix A). Follows nobody elsewhere. */
export async function askOverHttp(address: string, request: Uint8Array): Promise<Uint8Array> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
      body: Buffer.from(request),
    })
    if (response.status === 200) return (await bodyWithin(response, largest)) ?? tooLarge()
    await response.body?.cancel()
    throw silent(`A responder answered ${response.status}`)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw silent('A responder does not answer', error)
  }
}

function tooLarge(): never {
  throw silent('The answer of a responder is too large')
}

/** Nobody told. */
export function silent(message: string, cause?: unknown): Problem {
  return new Problem('unavailable', 'ocsp-silent', message, {}, { cause })
}
