import { Problem } from '../../kernel/problem.ts'
import { bodyWithin } from '../../platform/http/body-within.ts'
import { largestMetadata } from '../../standards/smp/service-metadata.ts'

/**
 * Fetches one file of a publisher.
 *
 * @throws Problem `not-found` `not-published`, `unavailable` `publisher-silent`, `invalid` `metadata-broken`
 */
export type FetchMetadata = (url: string) => Promise<Uint8Array>

/** How long a publisher may take. */
const timeoutMilliseconds = 10_000

/**
 * Over HTTP, as SMP works: the signatures make it safe, not the connection. Goes nowhere but to the address given, and
 * takes in no more than metadata can be.
 */
export function httpFetch(timeout = timeoutMilliseconds): FetchMetadata {
  return async (url) => {
    const signal = AbortSignal.timeout(timeout)
    try {
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: { accept: 'application/xml, text/xml' },
      })
      if (response.status === 200) return (await bodyWithin(response, largestMetadata)) ?? tooLarge()
      await response.body?.cancel()
      throw response.status === 404
        ? new Problem('not-found', 'not-published', 'The publisher has no such metadata')
        : new Problem('unavailable', 'publisher-silent', `The publisher answered ${response.status}`)
    } catch (error) {
      if (error instanceof Problem) throw error
      throw new Problem('unavailable', 'publisher-silent', 'The publisher does not answer', {}, { cause: error })
    }
  }
}

function tooLarge(): never {
  throw new Problem('invalid', 'metadata-broken', 'The metadata is too large')
}
