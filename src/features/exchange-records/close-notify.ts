import { Buffer } from 'node:buffer'
import { Duplex } from 'node:stream'
import type { Socket } from 'node:net'

/** Types of TLS records (RFC 8446 section 5.1), and the length of an alert once TLS 1.3 has encrypted it. */
const [alert, applicationData, encryptedAlert] = [21, 23, 19]

/**
 * Listens to the records of TLS that arrive. Node reports an end of the connection the same way with close_notify and
 * without, and only the first says that the other side has read all we sent (RFC 5425 section 4.4).
 */
export function recordListener(): {
  readonly heard: (chunk: Uint8Array) => void
  readonly endedByAlert: () => boolean
} {
  let rest: Uint8Array = new Uint8Array()
  let last = { type: 0, length: 0 }
  return {
    heard(chunk) {
      rest = Buffer.concat([rest, chunk])
      while (rest.length >= 5) {
        const header = Buffer.from(rest.subarray(0, 5))
        const length = header.readUInt16BE(3)
        if (rest.length < 5 + length) return
        last = { type: header.readUInt8(0), length }
        rest = rest.subarray(5 + length)
      }
    },
    endedByAlert: () =>
      rest.length === 0 && (last.type === alert || (last.type === applicationData && last.length === encryptedAlert)),
  }
}

/** The same connection, with somebody listening to what arrives. */
export function listenedTo(socket: Socket, heard: (chunk: Uint8Array) => void): Duplex {
  const stream = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Uint8Array, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy(error, done) {
      socket.destroy()
      done(error)
    },
  })
  socket.on('data', (chunk: Buffer) => {
    heard(chunk)
    if (!stream.push(chunk)) socket.pause()
  })
  socket.on('end', () => stream.push(null))
  socket.on('error', (error) => stream.destroy(error))
  socket.on('close', () => stream.destroy())
  return stream
}
