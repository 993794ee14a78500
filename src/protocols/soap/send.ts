import type { IncomingMessage, ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
import { Problem } from '../../kernel/problem.ts'
import { faultAction, type SoapFault, writeFault } from '../../standards/soap/fault.ts'
import { type HttpBody, packPlain } from '../../standards/soap/mtom.ts'
import { writeEnvelope, writeVersionMismatch } from '../../standards/soap/write-envelope.ts'
import type { Refusal } from './fault-of.ts'

/** An answer or a refusal, ready to leave. */
export type Ready = HttpBody & { readonly status: number }

/** How long, and how much, a refused message is read on and thrown away so that the refusal can be read. */
const lingering = { ms: 500, bytes: 4_000_000 }

/**
 * Sends what is ready. Of a request that was not read to its end the rest is thrown away for a moment, and the connection
 * closed: most senders read no answer before they have sent everything.
 *
 * @throws Problem `unavailable` `answer-not-delivered` when the other side was gone before the last byte, or did not take
 *   it in time
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  ready: Ready,
  timeoutMs: number,
): Promise<void> {
  const { status, contentType, body } = ready
  const headers = {
    'content-type': contentType,
    'content-length': body.length,
    'cache-control': 'no-store',
    ...(status === 405 ? { allow: 'POST' } : {}),
  }
  try {
    if (request.complete) {
      response.writeHead(status, headers).end(body)
    } else {
      response.writeHead(status, { ...headers, connection: 'close' }).write(body)
      await drained(request)
      response.end()
    }
    await finished(response, { signal: AbortSignal.timeout(timeoutMs) })
  } catch (cause) {
    throw new Problem('unavailable', 'answer-not-delivered', 'The other side did not take the answer', {}, { cause })
  }
}

function drained(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let left = lingering.bytes
    const end = (): void => {
      clearTimeout(timer)
      request.off('data', count)
      resolve()
    }
    const timer = setTimeout(end, lingering.ms)
    const count = (chunk: Buffer): void => {
      left -= chunk.length
      if (left < 0) end()
    }
    request.on('data', count)
    request.once('end', end)
    request.once('close', end)
    request.resume()
  })
}

/** A refusal as it leaves; one of SOAP 1.1 in its own version. */
export function refusalReady(refusal: Refusal, responseId: string, relatesTo: string | undefined): Ready {
  const { fault, status } = refusal
  if (fault.detail === 'soap-1.1') {
    return { status, contentType: 'text/xml; charset="UTF-8"', body: writeVersionMismatch() }
  }
  return { status, ...packPlain(faultMessage(fault, responseId, relatesTo), faultAction(fault)) }
}

function faultMessage(fault: SoapFault, messageId: string, relatesTo: string | undefined): Uint8Array {
  const addressing = { action: faultAction(fault), messageId, ...(relatesTo === undefined ? {} : { relatesTo }) }
  return writeEnvelope({ addressing, body: writeFault(fault) })
}
