import type { Operation } from './national-service.ts'

/** Whether an operation changes nothing, so that it may be tried on anything (RFC 9110, section 9.2.1). */
export function isSafe({ method, body, safe }: Pick<Operation, 'method' | 'body' | 'safe'>): boolean {
  return safe ?? (method === 'GET' || (method === 'POST' && body === undefined))
}
