import { Buffer } from 'node:buffer'

/**
 * A message that opens as a draft, ready for the sender to choose whom it goes to (RFC 5322; `X-Unsent` is what Outlook
 * and others go by). The text is base64 of UTF-8, so that every letter arrives as it was written (RFC 2045).
 *
 * @param subject one line; encoded as RFC 2047 says
 */
export function draftMail(subject: string, text: string, at: Date): string {
  const lines = Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8').toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  return [
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${encodedWords(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    lines,
    '',
  ].join('\r\n')
}

/** Words of at most 75 characters each, none cut inside a letter (RFC 2047, section 2). */
function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const letter of text.replaceAll(/[\r\n]+/g, ' ')) {
    if (Buffer.byteLength(word + letter) > 42) {
      words.push(word)
      word = ''
    }
    word += letter
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each, 'utf8').toString('base64')}?=`).join('\r\n ')
}
