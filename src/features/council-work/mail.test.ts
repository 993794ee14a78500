import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import fc from 'fast-check'
import { draftMail } from './mail.ts'

const at = new Date('2026-09-10T08:00:00Z')

function read(mail: string) {
  const [head = '', body = ''] = mail.split('\r\n\r\n')
  const subject = /^Subject: (.*(?:\r\n .*)*)$/m.exec(head)?.[1] ?? ''
  const words = [...subject.matchAll(/=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=/g)].map(([word, said = '']) => ({ word, said }))
  return { head, body, words, subject: words.map(({ said }) => Buffer.from(said, 'base64').toString()).join('') }
}

test('RFC 2047 and 2045: any subject and text arrive as they were written, in short lines', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (subject, text) => {
      const mail = read(draftMail(subject, text, at))
      assert.equal(mail.subject, subject.replaceAll(/[\r\n]+/g, ' '))
      assert.equal(Buffer.from(mail.body, 'base64').toString().replaceAll('\r\n', '\n'), text.replaceAll('\r\n', '\n'))
      for (const { word } of mail.words) assert.ok(word.length <= 75)
      for (const line of draftMail(subject, text, at).split('\r\n')) assert.ok(line.length <= 100)
    }),
  )
})

test('a subject cannot bring a header of its own, and the message opens as a draft', () => {
  const { head } = read(draftMail('Møte\r\nBcc: noen@eksempel.no', 'x', at))
  assert.ok(!/^Bcc:/m.test(head))
  assert.match(head, /^X-Unsent: 1$/m)
  assert.match(head, /^Date: Thu, 10 Sep 2026 08:00:00 \+0000$/m)
})
