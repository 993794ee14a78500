import { Problem } from '../../kernel/problem.ts'
import { packMtom, packPlain } from '../../standards/soap/mtom.ts'
import { writeEnvelope } from '../../standards/soap/write-envelope.ts'
import { inlined } from '../../standards/soap/xop.ts'
import type { Message } from './read-message.ts'
import type { Ready } from './send.ts'
import type { Peer, SoapAnswer } from './soap-route.ts'

/** What an answer is made with besides the message. */
export type Answering = {
  readonly peer: Peer
  readonly responseId: string
  /** New, for what parts the parts of a message. */
  readonly boundary: string
  readonly timeoutMs: number
  /** Aborted when the other side has gone. */
  readonly gone: AbortSignal
}

/**
 * Has the route answer, writes the answer, and has it committed: in this order, so that nothing is recorded as answered
 * that could not be written, and nothing leaves that is not recorded.
 *
 * @throws Problem `unavailable` `answer-timeout`, `request-aborted`, and whatever the route throws
 */
export async function answerMessage(message: Message, answering: Answering): Promise<Ready> {
  const { peer, responseId, timeoutMs, gone } = answering
  const { route, action, messageId, bytes, document, body, attachments } = message
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = AbortSignal.any([deadline, gone])
  const request = { action, messageId, responseId, bytes, document, body, attachments, peer, signal }
  const answer = await unlessAborted(route.answer(request), signal, deadline)
  const { sent, ready } = written(message, answer, answering)
  refuseAborted(signal, deadline)
  if (answer.commit) await unlessAborted(answer.commit(sent), signal, deadline)
  return ready
}

function written(
  { messageId, mtom }: Message,
  { action, body, attachments = new Map() }: SoapAnswer,
  { responseId, boundary }: Answering,
): { readonly sent: Uint8Array; readonly ready: Ready } {
  const addressing = { action, messageId: responseId, relatesTo: messageId }
  const sent = writeEnvelope({ addressing, body: mtom ? body : inlined(body, attachments) })
  const packed = mtom ? packMtom(sent, attachments, action, boundary) : packPlain(sent, action)
  return { sent, ready: { status: 200, ...packed } }
}

async function unlessAborted<Made>(made: Promise<Made>, signal: AbortSignal, deadline: AbortSignal): Promise<Made> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(abortion(deadline))
  signal.addEventListener('abort', stop, { once: true })
  try {
    refuseAborted(signal, deadline)
    return await Promise.race([made, promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function refuseAborted(signal: AbortSignal, deadline: AbortSignal): void {
  if (signal.aborted) throw abortion(deadline)
}

function abortion(deadline: AbortSignal): Problem {
  return deadline.aborted
    ? new Problem('unavailable', 'answer-timeout', 'The answer took too long')
    : new Problem('unavailable', 'request-aborted', 'The other side did not wait for the answer')
}
