import { createServer } from 'node:net'

/** Below what a system gives to whoever asks for any port (RFC 6335, section 6, and Linux from 32768). */
const lowest = 20_000
const ofEachProcess = 12
const processes = 1_000

let asked = 0

/**
 * A port of 127.0.0.1 for one who must know it before there is anything to listen with.
 *
 * Test files run beside each other: each process has a dozen ports of its own, which nobody is given by chance between
 * the asking and the listening.
 *
 * @throws Error when all of them are in use
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < ofEachProcess; tries++) {
    const port = lowest + (process.pid % processes) * ofEachProcess + (asked++ % ofEachProcess)
    if (await isFree(port)) return port
  }
  throw new Error('Every port of this process is in use')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ host: '127.0.0.1', port }, () => probe.close(() => resolve(true)))
  })
}
