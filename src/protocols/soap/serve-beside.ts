import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from '../../kernel/problem.ts'
import type { Refusals } from './refusals.ts'
import type { Serving } from './serve-message.ts'
import type { Peer } from './soap-route.ts'

/** How a request that is no SOAP is answered; undefined for one that nobody but SOAP answers. */
export type Beside = (request: IncomingMessage) => ((response: ServerResponse) => void) | undefined

/**
 * Serves a request that is no SOAP to its end, when it is its peer's turn: messages of both kinds are counted together. Never
 * throws: whose turn does not come in time is told so, and that is told.
 */
export async function serveBeside(
  { turns, limits }: Pick<Serving, 'turns' | 'limits'>,
  refusals: Pick<Refusals, 'tell'>,
  { certificate, address }: Peer,
  response: ServerResponse,
  answer: (response: ServerResponse) => void,
): Promise<void> {
  try {
    await turns(certificate.sha256, limits.answerTimeoutMs, async () => {
      if (response.destroyed) return
      const closed = new Promise((resolve) => response.once('close', resolve))
      answer(response)
      await closed
    })
  } catch (error) {
    refusals.tell(address, error instanceof Problem ? error.code : 'internal', error)
    if (response.headersSent) response.destroy()
    else response.writeHead(503, { 'retry-after': '5', 'content-length': '0' }).end()
  }
}
