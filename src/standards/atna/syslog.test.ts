import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSyslogFrames, readSyslogMessage, writeSyslogFrame } from './syslog.ts'

const at = new Date('2026-11-22T10:00:00.123Z')
const frameOf = (text: string) =>
  writeSyslogFrame({
    severity: 5,
    at,
    host: 'ncp.no',
    application: 'knutepunkt',
    processId: '42',
    message: Buffer.from(text),
  })

test('RFC 5424 section 6: header, byte order mark and message; RFC 5425 section 4.3: its length in octets before it', () => {
  const text = Buffer.from(frameOf('<a>ø</a>')).toString()
  const content = '<85>1 2026-11-22T10:00:00.123Z ncp.no knutepunkt 42 IHE+DICOM - \ufeff<a>ø</a>'
  assert.equal(text, `${Buffer.byteLength(content)} ${content}`)
})

test('what may not stand in a header is replaced, and nothing is a dash', () => {
  const frame = writeSyslogFrame({
    severity: 4,
    at,
    host: 'én vert',
    application: '',
    processId: '1 2',
    message: Buffer.from('x'),
  })
  assert.match(Buffer.from(frame).toString(), /^\d+ <84>1 \S+ _n_vert - 1_2 IHE\+DICOM - /)
})

test('RFC 5425 section 4.3: frames are found however the octets arrive', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 50 }),
      (texts, step) => {
        const sent = Buffer.concat(texts.map(frameOf))
        const found: string[] = []
        let rest: Uint8Array = new Uint8Array()
        for (let from = 0; from < sent.length; from += step) {
          const taken = readSyslogFrames(Buffer.concat([rest, sent.subarray(from, from + step)]))
          rest = taken.rest
          found.push(...taken.frames.map((frame) => Buffer.from(readSyslogMessage(frame).message).toString()))
        }
        assert.deepEqual(found, texts)
        assert.equal(rest.length, 0)
      },
    ),
    { numRuns: 50 },
  )
})

for (const text of ['<85>1 no length', '0 ', 'x', '99999999 too long', '12345678901 x']) {
  test(`no frame: ${JSON.stringify(text)}`, () => {
    assert.throws(() => readSyslogFrames(Buffer.from(text)), { kind: 'invalid', code: 'syslog-frame' })
  })
}

test('a frame without a syslog message is refused', () => {
  for (const text of ['', 'hello', '<85>1 yesterday h a p m - x', '<999>2 - - - - - - x'])
    assert.throws(() => readSyslogMessage(Buffer.from(text)), { kind: 'invalid', code: 'syslog-frame' })
})
