import type { Answer } from '../../protocols/web/answer.ts'

/** JSON that nobody keeps, as an answer with a token must be: RFC 6749, section 5.1. */
export function unkeptJson(status: number, body: object): Answer {
  return {
    kind: 'bytes',
    type: 'application/json; charset=utf-8',
    status,
    body: JSON.stringify(body),
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
    disposition: 'inline',
  }
}
