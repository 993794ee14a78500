import { Problem } from '../../kernel/problem.ts'

/** As far as `decodeXml` looks for one. */
const declarationBytes = 1_024

/**
 * Refuses a message that is or says it is in anything but UTF-8, so that no two readers of the same bytes can read
 * different messages: signatures are verified by one, the body is read by another.
 *
 * @throws Problem `invalid` `soap-encoding`
 */
export function refuseOtherEncodings(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, declarationBytes))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
  const end = start.startsWith('<?xml') ? start.indexOf('?>') : 0
  const declared = /\sencoding\s*=\s*["']?([^"'\s?>]*)/.exec(start.slice(0, Math.max(end, 0)))?.[1]
  // In UTF-16 and UTF-32 a zero byte stands beside the first `<`, or a byte order mark before it.
  const wide = /^(?:\xfe\xff|\xff\xfe|.?\0)/s.test(start)
  if (wide || end < 0 || (declared !== undefined && !isUtf8(declared))) {
    throw new Problem('invalid', 'soap-encoding', 'SOAP messages are exchanged in UTF-8 alone')
  }
}

/** Whether a declared encoding, or a `charset` parameter, is UTF-8 or the part of it that ASCII is. */
export function isUtf8(name: string): boolean {
  return /^(utf-?8|us-ascii)$/i.test(name)
}
