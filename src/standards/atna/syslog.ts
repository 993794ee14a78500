import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'

/** What an audit message travels in (RFC 5424, as IHE ITI TF-2, 3.20.4.1.2 narrows it). */
export type SyslogMessage = {
  /** Numerical severity: 4 warning, 5 notice. */
  readonly severity: 4 | 5
  readonly at: Date
  readonly host: string
  readonly application: string
  readonly processId: string
  /** UTF-8. */
  readonly message: Uint8Array
}

/** Security/authorization messages (RFC 5424 section 6.2.1). */
const facility = 10
const messageId = 'IHE+DICOM'
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** What the header may hold: printable ASCII without blanks, and a dash for nothing. */
const printable = (text: string, most: number) => text.replaceAll(/[^\x21-\x7e]/g, '_').slice(0, most) || '-'

/** One message in its frame: its length in octets, a blank, the message (RFC 5425 section 4.3). */
export function writeSyslogFrame({ severity, at, host, application, processId, message }: SyslogMessage): Uint8Array {
  const header = [
    `<${facility * 8 + severity}>1`,
    at.toISOString(),
    printable(host, 255),
    printable(application, 48),
    printable(processId, 128),
    messageId,
    '- ',
  ].join(' ')
  const content = Buffer.concat([Buffer.from(header), byteOrderMark, message])
  return Buffer.concat([Buffer.from(`${content.length} `), content])
}

const broken = () => new Problem('invalid', 'syslog-frame', 'Not syslog messages in frames as RFC 5425 has them')

/** A transport receiver must take 2048 octets and should take 8192 (RFC 5425 section 4.3.1); audit messages are longer. */
const longest = 1 << 20

/**
 * Takes the frames off the start of what has arrived so far.
 *
 * @returns the content of each whole frame, and the rest that waits for more
 * @throws Problem `invalid` (`syslog-frame`) when what stands there can become no frame, or one that is too long
 */
export function readSyslogFrames(arrived: Uint8Array): {
  readonly frames: readonly Uint8Array[]
  readonly rest: Uint8Array
} {
  const frames: Uint8Array[] = []
  let from = 0
  for (;;) {
    const head = Buffer.from(arrived.subarray(from, from + 9)).toString('latin1')
    const [whole, length] = /^([1-9]\d{0,7}) /.exec(head) ?? []
    if (whole === undefined || length === undefined) {
      if (!/^(?:[1-9]\d{0,7})?$/.test(head)) throw broken()
      return { frames, rest: arrived.subarray(from) }
    }
    const [start, octets] = [from + whole.length, Number(length)]
    if (octets > longest) throw broken()
    if (arrived.length < start + octets) return { frames, rest: arrived.subarray(from) }
    frames.push(arrived.subarray(start, start + octets))
    from = start + octets
  }
}

/**
 * What a frame holds.
 *
 * @throws Problem `invalid` (`syslog-frame`)
 */
export function readSyslogMessage(frame: Uint8Array): SyslogMessage {
  const text = Buffer.from(frame)
  // Seven fields before the message: PRI and VERSION, TIMESTAMP, HOSTNAME, APP-NAME, PROCID, MSGID, STRUCTURED-DATA.
  const [header, priority, at = '', host = '', application = '', processId = ''] =
    /^<(\d{1,3})>1 (\S+) (\S+) (\S+) (\S+) \S+ - (?:\xef\xbb\xbf)?/.exec(text.subarray(0, 1024).toString('latin1')) ??
    []
  const severity = Number(priority) % 8
  if (header === undefined || Number.isNaN(Date.parse(at)) || (severity !== 4 && severity !== 5)) throw broken()
  return { severity, at: new Date(at), host, application, processId, message: text.subarray(header.length) }
}
